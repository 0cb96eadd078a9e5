"""Allocations that continue another one: a client who moves keeps one trajectory.

What one row says is judged here; what it refers to is found in SQL and told in the words of this module. The
chain itself is docs/berekening.md, Vervolg. Source: NL §8 (a trajectory is one unique client).
"""

from collections.abc import Collection, Iterator

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.codes import Model
from inkoop.kern.waarden import shorten

VELD, BRON = "vervolg_op", "NL §8"
# What the two have in common, by the field in which they may not differ.
_GELIJK = {
    "client": "is van een andere cliënt",
    "contract": "valt onder een ander contract",
    "traject": "heeft een ander traject",
    "ingangsdatum": "gaat later in dan deze toewijzing",
}


def check_vervolg(
    vervolg_op: str | None, traject: str | None, modellen: Collection[str]
) -> Iterator[Bezwaar]:
    """Refuse a continuation without a trajectory, or where a trajectory is not what is paid.

    Args:
        vervolg_op: number of the allocation that is continued.
        traject: code of the trajectory that is allocated.
        modellen: the funding models of the perceel of the contract; none when that is not known.
    """
    if vervolg_op is None:
        return
    if traject is None:
        yield Bezwaar(VELD, "alleen een traject kan een ander voortzetten; hier is geen traject", BRON)
    elif modellen and Model.TRAJECTEN not in modellen:
        yield Bezwaar(VELD, f"een vervolg kan alleen bij model {Model.TRAJECTEN.value}", BRON)


def tell_anders(nummer: str, waarin: str) -> Bezwaar:
    """Return why an allocation cannot continue one that differs in `waarin`."""
    return Bezwaar(VELD, f"toewijzing '{shorten(nummer)}' {_GELIJK[waarin]}", BRON)


def tell_kring(nummer: str) -> Bezwaar:
    """Return why allocations that continue each other in a circle are refused."""
    return Bezwaar(VELD, f"toewijzing '{shorten(nummer)}' zet zelf deze toewijzing weer voort", BRON)


def tell_tweede(nummer: str) -> Bezwaar:
    """Return why a second continuation of one allocation is refused."""
    reden = f"toewijzing '{shorten(nummer)}' wordt al voortgezet; trek een van de twee in. De andere staat op"
    return Bezwaar(VELD, reden, BRON)


def tell_al_voortgezet(nummer: str, door: str) -> Bezwaar:
    """Return why a continuation is refused of an allocation that a known one continues already."""
    return Bezwaar(VELD, f"toewijzing '{shorten(nummer)}' wordt al voortgezet door '{shorten(door)}'", BRON)
