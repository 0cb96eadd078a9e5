"""REST: contracts."""

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema_view

from contracten.api.serializers import ContractSerializer
from contracten.models import Contract, Verhoging
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.koppelvlak.aanmelding import get_gebruiker
from inkoop.platform.koppelvlak.filters import Veldfilter, read_jaar
from inkoop.platform.koppelvlak.schema import describe
from inkoop.platform.koppelvlak.weergave import Leeslijst


@extend_schema_view(
    list=describe("Contracten", "De contracten die u mag zien, op volgorde van vastlegging."),
    retrieve=describe("Eén contract", "Eén contract met tarieven en jaarafspraken."),
)
class ContractViewSet(Leeslijst):
    """Contracts; a provider sees its own, a region role those of its region."""

    recht = Recht.CONTRACTEN_API
    model = Contract
    queryset = Contract.objects.none()
    serializer_class = ContractSerializer
    filters = {
        "nummer": Veldfilter("nummer", "Nummer van het contract."),
        "jaar": Veldfilter(
            "jaarafspraken__jaar", "Alleen contracten met een afspraak voor dit jaar.", read_jaar
        ),
    }

    def get_queryset(self) -> QuerySet[Contract]:
        """Fetch what the answer shows in a fixed number of queries; of raises each account its own."""
        contracten: QuerySet[Contract] = super().get_queryset()
        verhogingen = Verhoging.objects.zichtbaar_voor(get_gebruiker(self.request)).select_related("gemeente")
        return contracten.select_related("aanbieder", "perceel", "regio").prefetch_related(
            "tarieven__product", "deelnemers", Prefetch("jaarafspraken__verhogingen", verhogingen)
        )
