"""Who may open the pages of contracts and providers."""

from inkoop.platform.gebruikers.models import Rol

# A consulent finds providers, but what is agreed with them is no part of that work.
CONTRACTEN = frozenset({Rol.INKOPER, Rol.CONTRACTMANAGER, Rol.FINANCIEN, Rol.AANBIEDER, Rol.BEHEERDER})
AANBIEDERS = CONTRACTEN | {Rol.CONSULENT}
