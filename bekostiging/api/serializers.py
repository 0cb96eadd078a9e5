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


class GemeenteafrekeningSerializer(serializers.ModelSerializer[Gemeenteafrekening]):
    """The part of one municipality."""

    gemeente = serializers.CharField(source="gemeente.code", help_text="CBS-code van de gemeente.")

    class Meta:
        model = Gemeenteafrekening
        fields = ["gemeente", *(soort.code for soort in GEMEENTEBEDRAGEN)]


class ContractafrekeningSerializer(serializers.ModelSerializer[Contractafrekening]):
    """The settlement of one contract in one version."""

    contract = serializers.CharField(source="contract.nummer", help_text="Nummer van het contract.")
    aanbieder = serializers.CharField(source="contract.aanbieder.code", help_text="Code van de aanbieder.")
    regio = serializers.CharField(source="afrekening.regio.code", help_text="Code van de regio.")
    jaar = serializers.IntegerField(source="afrekening.jaar", help_text="Kalenderjaar.")
    versie = serializers.IntegerField(source="afrekening.versie", help_text="Versie van de berekening.")
    status = serializers.CharField(source="afrekening.status", help_text="Concept of vastgesteld.")
    gemeenten = GemeenteafrekeningSerializer(many=True)

    class Meta:
        model = Contractafrekening
        fields = [
            "id",
            "regio",
            "jaar",
            "versie",
            "status",
            "contract",
            "aanbieder",
            "model",
            "soort",
            *(soort.code for soort in BEDRAGSOORTEN),
            "richting",
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
