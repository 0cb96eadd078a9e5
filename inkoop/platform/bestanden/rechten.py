"""Who may read a file: the app that makes a kind of file says so, for only it knows what the file is about.

An unknown kind, or an account that is not active, has no access.
"""

from collections.abc import Callable

from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.bestanden.opslagfouten import RechtBestaatAlError
from inkoop.platform.gebruikers.models import Gebruiker

Recht = Callable[[Gebruiker, Bestand], bool]

_RECHTEN: dict[str, Recht] = {}


def register_recht(soort: str, functie: Recht) -> None:
    """Let `functie` decide who may read files of `soort`; call it in the `ready` of an app's config.

    Raises `RechtBestaatAlError` when another function already decides.
    """
    if _RECHTEN.setdefault(soort, functie) is not functie:
        raise RechtBestaatAlError(soort)


def may_lezen(gebruiker: Gebruiker, bestand: Bestand) -> bool:
    """Tell whether an account may read a file."""
    recht = _RECHTEN.get(bestand.soort)
    return recht is not None and gebruiker.is_active and recht(gebruiker, bestand)
