"""REST: settlements per contract."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema_view
from rest_framework.exceptions import ValidationError

from bekostiging.api.serializers import (
    ContractafrekeningMetUitlegSerializer,
    ContractafrekeningSerializer,
    EenContractafrekeningSerializer,
)
from bekostiging.models import Contractafrekening, Gemeenteafrekening
from bekostiging.selectors import add_te_verrekenen, add_te_verrekenen_delen, find_bindende_sleutels
from inkoop.platform.gebruikers.rechten import Bereik, Recht, get_bereik
from inkoop.platform.koppelvlak.aanmelding import get_gebruiker
from inkoop.platform.koppelvlak.filters import Veldfilter, read_jaar
from inkoop.platform.koppelvlak.schema import describe
from inkoop.platform.koppelvlak.weergave import Leeslijst

GELDEND, ALLE = "geldend", "alle"
VERSIEKEUZES = (GELDEND, ALLE)


@extend_schema_view(
    list=describe(
        "Afrekeningen",
        "De afrekeningen per contract die u mag zien, van elk jaar de versie die geldt.",
        OpenApiParameter("versies", enum=VERSIEKEUZES, description="De versie die geldt, of alle versies."),
    ),
    retrieve=describe("Eén afrekening", "Eén afrekening, met elke stap van de berekening."),
)
class ContractafrekeningViewSet(Leeslijst):
    """Settlements per contract; a provider sees its own."""

    recht = Recht.AFREKENINGEN_API
    model = Contractafrekening
    queryset = Contractafrekening.objects.none()
    parameters = ("versies",)
    filters = {
        "jaar": Veldfilter("afrekening__jaar", "Kalenderjaar van de afrekening.", read_jaar),
        "contract": Veldfilter("contract__nummer", "Nummer van het contract."),
    }

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
        afrekeningen = add_te_verrekenen(super().get_queryset())
        eigen = Gemeenteafrekening.objects.zichtbaar_voor(get_gebruiker(self.request))
        gemeenten = add_te_verrekenen_delen(eigen)
        if self.action == "list":
            afrekeningen = self._choose_versies(afrekeningen).defer("uitleg")
        return afrekeningen.select_related(
            "afrekening__regio", "afrekening__corrigeert", "contract__aanbieder"
        ).prefetch_related(
            Prefetch("gemeenten", gemeenten.select_related("gemeente").order_by("gemeente__volgorde"))
        )

    def _choose_versies(self, rijen: QuerySet[Contractafrekening]) -> QuerySet[Contractafrekening]:
        """Give the version that binds of each year, so that nobody adds versions up; all when asked for."""
        keuze = self.request.query_params.get("versies", GELDEND)
        if keuze not in VERSIEKEUZES:
            raise ValidationError({"versies": f"Kies uit: {', '.join(VERSIEKEUZES)}."})
        if keuze == ALLE:
            return rijen
        return rijen.filter(afrekening__in=find_bindende_sleutels(get_gebruiker(self.request)))
