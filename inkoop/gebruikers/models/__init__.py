"""Models of gebruikers."""

from inkoop.gebruikers.models.gebruiker import Gebruiker, Rol

__all__ = ["Gebruiker", "Rol"]
