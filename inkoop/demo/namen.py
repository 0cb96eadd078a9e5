"""Names of providers that do not exist; each says so itself."""

_VOOR = ("Maas", "Peel", "Linden", "Heide", "Berken", "Zand", "Molen", "Beek", "Vennen", "Rozen")
_ACHTER = ("oever", "brug", "veld", "kamp", "horst", "dreef", "akker", "hoeve", "poort", "laar")


def get_naam(nummer: int) -> str:
    """Give the name of provider `nummer` (from 0): the first hundred differ, later ones get a number."""
    ronde, plaats = divmod(nummer, len(_VOOR) * len(_ACHTER))
    # Walk along a diagonal, so that neighbours in a list do not all begin alike.
    voor = _VOOR[plaats % len(_VOOR)]
    achter = _ACHTER[(plaats // len(_VOOR) + plaats) % len(_ACHTER)]
    return f"Demo-aanbieder {voor}{achter}" + (f" {ronde + 1}" if ronde else "")
