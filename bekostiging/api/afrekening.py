"""REST: settlements per contract."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema_view

from bekostiging.api.serializers import (
    ContractafrekeningMetUitlegSerializer,
    ContractafrekeningSerializer,
    EenContractafrekeningSerializer,
)
from bekostiging.models import Contractafrekening, Gemeenteafrekening
from inkoop.platform.gebruikers.rechten import Bereik, Recht, get_bereik
from inkoop.platform.koppelvlak.aanmelding import get_gebruiker
from inkoop.platform.koppelvlak.schema import describe
from inkoop.platform.koppelvlak.weergave import Leeslijst


@extend_schema_view(
    list=describe("Afrekeningen", "De afrekeningen per contract die u mag zien, alle versies."),
    retrieve=describe("Eén afrekening", "Eén afrekening, met elke stap van de berekening."),
)
class ContractafrekeningViewSet(Leeslijst):
    """Settlements per contract; a provider sees its own."""

    recht = Recht.AFREKENINGEN_API
    model = Contractafrekening
    queryset = Contractafrekening.objects.none()

    def get_serializer_class(self) -> type[Any]:
        """The explanation is part of one settlement, not of the list.

        It holds the amounts of every municipality, so municipal finance reads its own part on the pages.
        """
        if self.action != "retrieve":
            return ContractafrekeningSerializer
        if get_bereik(self.request.user, self.recht) == Bereik.GEMEENTE:
            return EenContractafrekeningSerializer
        return ContractafrekeningMetUitlegSerializer

    def get_queryset(self) -> QuerySet[Contractafrekening]:
        """Fetch what the answer shows in a fixed number of queries; each account its own municipalities."""
        afrekeningen: QuerySet[Contractafrekening] = super().get_queryset()
        gemeenten = Gemeenteafrekening.objects.zichtbaar_voor(get_gebruiker(self.request))
        if self.action == "list":
            afrekeningen = afrekeningen.defer("uitleg")
        return afrekeningen.select_related("afrekening__regio", "contract__aanbieder").prefetch_related(
            Prefetch("gemeenten", gemeenten.select_related("gemeente").order_by("gemeente__volgorde"))
        )
