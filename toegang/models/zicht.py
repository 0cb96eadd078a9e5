"""Who sees what about clients: the narrowest filter of the product."""

from dataclasses import dataclass

from django.db.models import Q

from contracten.models import Contractzicht
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from segmenten.models import NIETS

ROLLEN_MET_CLIENTEN = frozenset({Rol.CONTRACTMANAGER, Rol.FINANCIEN, Rol.CONSULENT, Rol.AANBIEDER})


@dataclass(frozen=True)
class Clientzicht(Contractzicht):
    """Rows about a client: contract managers see their region, municipal roles their municipality,
    providers what is allocated to them. Buyers and operators see no client at all.
    """

    def filter(self, gebruiker: Gebruiker) -> Q:
        """Return the condition on rows that `gebruiker` may see."""
        return super().filter(gebruiker) if gebruiker.rol in ROLLEN_MET_CLIENTEN else NIETS
