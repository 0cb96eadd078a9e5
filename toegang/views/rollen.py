"""Who may open the pages about care."""

from inkoop.platform.gebruikers.models import Rol
from toegang.models import ROLLEN_MET_CLIENTEN

CLIENTEN = ROLLEN_MET_CLIENTEN
# Totals per month tell nothing about one client.
PRODUCTIE = frozenset({Rol.INKOPER, Rol.CONTRACTMANAGER, Rol.FINANCIEN, Rol.AANBIEDER})
LEVERINGEN = frozenset({Rol.CONTRACTMANAGER, Rol.BEHEERDER})
