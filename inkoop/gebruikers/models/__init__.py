"""Models of gebruikers."""

from inkoop.gebruikers.models.aanmeldpoging import Aanmeldpoging
from inkoop.gebruikers.models.gebruiker import Gebruiker, Rol

__all__ = ["Aanmeldpoging", "Gebruiker", "Rol"]
