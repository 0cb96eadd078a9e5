"""Settlements as a provider reads them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from bekostiging.models import Contractafrekening, Gemeenteafrekening
from bekostiging.services import find_afrekeningmogelijkheden
from inkoop.kern.bedragen import BEDRAGSOORTEN, GEMEENTEBEDRAGEN
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.koppelvlak.aanmelding import get_gebruiker
from inkoop.platform.toestanden.api import MogelijkheidSerializer


def _make_te_verrekenen() -> serializers.DecimalField:
    """Make the field of what is settled; a queryset adds it."""
    return serializers.DecimalField(
        max_digits=14,
        decimal_places=2,
        read_only=True,
        help_text="Het saldo; bij een correctie het verschil met het saldo dat eerder is vastgesteld.",
    )


class GemeenteafrekeningSerializer(serializers.ModelSerializer[Gemeenteafrekening]):
    """The part of one municipality."""

    gemeente = serializers.CharField(source="gemeente.code", help_text="CBS-code van de gemeente.")
    te_verrekenen = _make_te_verrekenen()

    class Meta:
        model = Gemeenteafrekening
        fields = ["gemeente", *(soort.code for soort in GEMEENTEBEDRAGEN), "te_verrekenen"]


class ContractafrekeningSerializer(serializers.ModelSerializer[Contractafrekening]):
    """The settlement of one contract in one version."""

    contract = serializers.CharField(source="contract.nummer", help_text="Nummer van het contract.")
    aanbieder = serializers.CharField(source="contract.aanbieder.code", help_text="Code van de aanbieder.")
    regio = serializers.CharField(source="afrekening.regio.code", help_text="Code van de regio.")
    jaar = serializers.IntegerField(source="afrekening.jaar", help_text="Kalenderjaar.")
    versie = serializers.IntegerField(source="afrekening.versie", help_text="Versie van de berekening.")
    status = serializers.CharField(source="afrekening.status", help_text="Concept, gedeeld of vastgesteld.")
    corrigeert = serializers.IntegerField(
        source="afrekening.corrigeert.versie",
        default=None,
        allow_null=True,
        help_text="De vastgestelde versie waarvan dit een correctie is; leeg bij een eerste afrekening.",
    )
    te_verrekenen = _make_te_verrekenen()
    gemeenten = GemeenteafrekeningSerializer(many=True)

    class Meta:
        model = Contractafrekening
        fields = [
            "id",
            "regio",
            "jaar",
            "versie",
            "status",
            "corrigeert",
            "contract",
            "aanbieder",
            "model",
            "soort",
            *(soort.code for soort in BEDRAGSOORTEN),
            "richting",
            "te_verrekenen",
            "gemeenten",
        ]


class EenContractafrekeningSerializer(ContractafrekeningSerializer):
    """The same for one, with what can be done with the settlement that it is part of."""

    overgangen = serializers.SerializerMethodField(
        help_text="Wat er met de afrekening van dit jaar kan gebeuren, en waarom u iets niet kunt."
    )

    class Meta(ContractafrekeningSerializer.Meta):
        fields = [*ContractafrekeningSerializer.Meta.fields, "overgangen"]

    @extend_schema_field(MogelijkheidSerializer(many=True))
    def get_overgangen(self, rij: Contractafrekening) -> list[dict[str, Any]]:
        """Ask the table of states for who asks."""
        gebruiker = get_gebruiker(self.context["request"])
        if not isinstance(gebruiker, Gebruiker):
            return []
        mogelijkheden = find_afrekeningmogelijkheden(rij.afrekening, gebruiker)
        return [dict(MogelijkheidSerializer(mogelijkheid).data) for mogelijkheid in mogelijkheden]


class ContractafrekeningMetUitlegSerializer(EenContractafrekeningSerializer):
    """The same, with the steps of the calculation."""

    class Meta(EenContractafrekeningSerializer.Meta):
        fields = [*EenContractafrekeningSerializer.Meta.fields, "uitleg"]
