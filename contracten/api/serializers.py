"""Contracts as a provider reads them."""

from rest_framework import serializers

from contracten.models import Contract, Jaarafspraak, Tarief


class TariefSerializer(serializers.ModelSerializer[Tarief]):
    """A tariff with the period in which it holds."""

    product = serializers.CharField(source="product.code", help_text="Code van het product.")
    tarief = serializers.CharField(source="bedrag", help_text="Euro's per eenheid, als tekst met een punt.")

    class Meta:
        model = Tarief
        fields = ["product", "tarief", "eenheid", "vanaf", "tot"]


class JaarafspraakSerializer(serializers.ModelSerializer[Jaarafspraak]):
    """What was agreed for a year."""

    class Meta:
        model = Jaarafspraak
        fields = ["jaar", "soort", "bedrag", "bandbreedte"]


class ContractSerializer(serializers.ModelSerializer[Contract]):
    """A contract with provider, perceel, tariffs and agreements."""

    aanbieder = serializers.CharField(source="aanbieder.code", help_text="Code van de aanbieder.")
    perceel = serializers.CharField(source="perceel.code", help_text="Code van het perceel.")
    regio = serializers.CharField(source="regio.code", help_text="Code van de regio.")
    tarieven = TariefSerializer(many=True)
    jaarafspraken = JaarafspraakSerializer(many=True)

    class Meta:
        model = Contract
        fields = [
            "id",
            "regio",
            "nummer",
            "raamovereenkomst",
            "aanbieder",
            "perceel",
            "ingangsdatum",
            "tarieven",
            "jaarafspraken",
        ]
