"""Models of gebruikers."""

from inkoop.platform.gebruikers.models.aanmeldpoging import Aanmeldpoging
from inkoop.platform.gebruikers.models.gebruiker import Gebruiker, Rol

__all__ = ["Aanmeldpoging", "Gebruiker", "Rol"]
