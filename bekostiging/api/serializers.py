"""Settlements as a provider reads them."""

from rest_framework import serializers

from bekostiging.models import Contractafrekening, Gemeenteafrekening
from inkoop.kern.bedragen import BEDRAGSOORTEN, GEMEENTEBEDRAGEN


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


class ContractafrekeningMetUitlegSerializer(ContractafrekeningSerializer):
    """The same, with the steps of the calculation."""

    class Meta(ContractafrekeningSerializer.Meta):
        fields = [*ContractafrekeningSerializer.Meta.fields, "uitleg"]
