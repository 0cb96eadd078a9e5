"""What acts are called, and which deserve an anchor at once; each app registers its own."""

from collections.abc import Collection

_woorden: dict[str, str] = {}
_met_anker: set[str] = set()


def register_handeling(handeling: str, woorden: str = "", *, anker: bool = False) -> None:
    """Let pages call an act by other words than those of its code, or have an anchor set after it."""
    if woorden:
        _woorden[handeling] = woorden
    if anker:
        _met_anker.add(handeling)


def describe_handeling(handeling: str) -> str:
    """Return an act in words: "Afrekening vastgesteld" of `afrekening_vastgesteld`."""
    return _woorden.get(handeling) or handeling.replace("_", " ").capitalize()


def find_ankerhandelingen() -> Collection[str]:
    """Return the acts after which an anchor is set."""
    return frozenset(_met_anker)
