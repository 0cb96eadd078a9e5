"""What acts and details are called, and which acts deserve an anchor; each app registers its own."""

from collections.abc import Callable, Collection

Beschrijving = Callable[[str], str]
# What a code cannot hold: the log keeps plain letters, and keeps them for ever.
_SPELLING = {"beeindigd": "beëindigd", "geexporteerd": "geëxporteerd", "client": "cliënt"}
_woorden: dict[str, str] = {}
_labels: dict[str, str] = {}
_beschrijvingen: dict[str, Beschrijving] = {}
_met_anker: set[str] = set()


def register_handeling(handeling: str, woorden: str = "", *, anker: bool = False) -> None:
    """Let pages call an act by other words than those of its code, or have an anchor set after it."""
    if woorden:
        _woorden[handeling] = woorden
    if anker:
        _met_anker.add(handeling)


def register_detail(*namen: str, label: str = "", describe: Beschrijving | None = None) -> None:
    """Let pages call details of a line otherwise than their code, or write each value of them as people do.

    Args:
        namen: the details, as lines name them.
        label: what a page calls them; empty for the words of the code.
        describe: writes one value that is a text, of a list each by itself.
    """
    for naam in namen:
        if label:
            _labels[naam] = label
        if describe:
            _beschrijvingen[naam] = describe


def describe_handeling(handeling: str) -> str:
    """Return an act in words: "Afrekening vastgesteld" of `afrekening_vastgesteld`."""
    return _woorden.get(handeling) or describe_code(handeling).capitalize()


def describe_detail(naam: str) -> str:
    """Return what a detail is called: "Rollen na" of `rollen_na`."""
    return _labels.get(naam) or describe_code(naam).capitalize()


def find_beschrijving(naam: str) -> Beschrijving | None:
    """Return what writes a value of a detail, where its app has said so."""
    return _beschrijvingen.get(naam)


def describe_code(code: str) -> str:
    """Return a code as Dutch is spelled: "toewijzingen geëxporteerd" of `toewijzingen_geexporteerd`."""
    tekst = code.replace("_", " ")
    for zonder, met in _SPELLING.items():
        tekst = tekst.replace(zonder, met)
    return tekst


def find_ankerhandelingen() -> Collection[str]:
    """Return the acts after which an anchor is set."""
    return frozenset(_met_anker)
