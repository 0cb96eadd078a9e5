"""Models of gebruikers."""

from inkoop.platform.gebruikers.models.aanmeldpoging import Aanmeldpoging
from inkoop.platform.gebruikers.models.gebruiker import Gebruiker
from inkoop.platform.gebruikers.rechten import Rol

__all__ = ["Aanmeldpoging", "Gebruiker", "Rol"]
