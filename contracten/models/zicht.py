"""Who sees which contract: floor 1's filter, plus providers their own."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from inkoop.platform.gebruikers.models import Gebruiker, Rol
from segmenten.models import GEMEENTE_ROLLEN, Zicht, get_gemeenten_van


def get_aanbieders_van(gebruiker: Gebruiker) -> QuerySet[Any, Any]:
    """Return the keys of the providers for which `gebruiker` works, as a subquery."""
    toegang = apps.get_model("contracten", "AanbiederToegang")._default_manager
    return toegang.filter(gebruiker=gebruiker).values("aanbieder")


@dataclass(frozen=True)
class Contractzicht(Zicht):
    """Rows that belong to a provider in a region, and sometimes to one municipality.

    Region roles see their region. Municipal roles see their region too, but of rows that belong to one
    municipality only their own. A provider sees what belongs to it, nothing else.

    Attributes:
        aanbieder: lookup from a row to its provider.
        gemeente: lookup to the municipality a row belongs to; empty when it belongs to none.
    """

    aanbieder: str
    gemeente: str = ""

    def filter(self, gebruiker: Gebruiker) -> Q:
        """Return the condition on rows that `gebruiker` may see."""
        if gebruiker.rol == Rol.AANBIEDER:
            return Q(**{f"{self.aanbieder}__in": get_aanbieders_van(gebruiker)})
        voorwaarde = super().filter(gebruiker)
        if self.gemeente and gebruiker.rol in GEMEENTE_ROLLEN:
            voorwaarde &= Q(**{f"{self.gemeente}__in": get_gemeenten_van(gebruiker)})
        return voorwaarde
