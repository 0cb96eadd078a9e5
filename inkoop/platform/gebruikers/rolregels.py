"""What holds for roles together: which go on one account, what they ask of it, and how settings name them."""

from collections.abc import Collection, Iterable

from inkoop.platform.gebruikers.rechten import RECHTEN, Rol

# How a setting names every role.
ALLE_ROLLEN = "alle"


def find_rolbezwaar(rollen: Collection[str]) -> str:
    """Say why these roles do not go together on one account; empty when they do.

    All roles of an account are tied to the same: what it sees is the sum of its roles, and a municipality
    added to a region would make each of them wider. Who watches others does not do their work.
    """
    bekend = [Rol(rol) for rol in rollen]
    if len(bekend) < 2:
        return ""
    if alleen := [rol.label for rol in bekend if RECHTEN[rol].alleen]:
        return f"{alleen[0]} gaat niet samen met een andere rol. Neem er een tweede account voor."
    if len({RECHTEN[rol].werkt_voor for rol in bekend}) > 1:
        return (
            "Deze rollen werken niet voor hetzelfde: de een voor een regio, de ander voor een gemeente of "
            "aanbieder. Neem er een tweede account voor."
        )
    return ""


def is_gevoelig(rollen: Iterable[str]) -> bool:
    """Tell whether somebody with these roles handles money, sees clients, or says who does."""
    return any(RECHTEN[Rol(rol)].is_gevoelig for rol in rollen)


def is_tijdelijk(rollen: Iterable[str]) -> bool:
    """Tell whether an account with these roles must have a last day."""
    return any(RECHTEN[Rol(rol)].tijdelijk for rol in rollen)


def are_genoemd(rollen: Iterable[str], namen: Collection[str]) -> bool:
    """Tell whether a setting names one of these roles; "alle" names every role."""
    return any(rol in RECHTEN and (ALLE_ROLLEN in namen or rol in namen) for rol in rollen)


def find_onbekende_rollen(namen: Iterable[str]) -> list[str]:
    """Return the names in a setting that are no role: those would mean nobody."""
    return sorted(set(namen) - {ALLE_ROLLEN, *RECHTEN})
