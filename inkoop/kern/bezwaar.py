"""What a rule has against values, in words for people, at the field where it can be mended."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bezwaar:
    """One refusal.

    Args:
        veld: path of the field within the object that was judged ("tarieven[2].tot", "plekken.0983"); empty
            for the object as a whole. Whoever asked turns it into a line of a file, a field of a form or a
            pointer in an answer.
        reden: plain Dutch phrase that says what is wrong and, where it can, how to mend it.
        bron: section of a source document that the rule comes from; empty for what is wrong by itself.
    """

    veld: str
    reden: str
    bron: str = ""

    def below(self, pad: str) -> "Bezwaar":
        """Return the same refusal for an object that lies at `pad` in a larger one."""
        if not self.veld:
            return Bezwaar(pad, self.reden, self.bron)
        tussen = "" if self.veld.startswith("[") else "."
        return Bezwaar(f"{pad}{tussen}{self.veld}", self.reden, self.bron)


class BezwarenError(Exception):
    """A service refuses values; holds every refusal, never only the first."""

    def __init__(self, bezwaren: Iterable[Bezwaar]) -> None:
        self.bezwaren = tuple(bezwaren)
        super().__init__("; ".join(f"{bezwaar.veld}: {bezwaar.reden}" for bezwaar in self.bezwaren))


def require_geen_bezwaren(bezwaren: Iterable[Bezwaar]) -> None:
    """Raise `BezwarenError` with all refusals when there are any."""
    gevonden = tuple(bezwaren)
    if gevonden:
        raise BezwarenError(gevonden)
