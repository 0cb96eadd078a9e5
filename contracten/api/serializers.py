"""Contracts as a provider reads them."""

from typing import Any

from rest_framework import serializers

from contracten.models import Contract, Jaarafspraak, Tarief, Verhoging


class TariefSerializer(serializers.ModelSerializer[Tarief]):
    """A tariff with the period in which it holds."""

    product = serializers.CharField(source="product.code", help_text="Code van het product.")
    tarief = serializers.CharField(source="bedrag", help_text="Euro's per eenheid, als tekst met een punt.")

    class Meta:
        model = Tarief
        fields = ["product", "tarief", "eenheid", "vanaf", "tot"]


class VerhogingSerializer(serializers.ModelSerializer[Verhoging]):
    """An approved raise of the budget; a lowering is negative."""

    gemeente = serializers.CharField(
        source="gemeente.code", allow_null=True, help_text="Code van de gemeente; leeg bij het hele contract."
    )

    class Meta:
        model = Verhoging
        fields = ["datum", "bedrag", "gemeente", "besluit"]


class JaarafspraakSerializer(serializers.ModelSerializer[Jaarafspraak]):
    """What was agreed for a year."""

    verhogingen = VerhogingSerializer(many=True)

    class Meta:
        model = Jaarafspraak
        fields = ["jaar", "soort", "betaalwijze", "bedrag", "bandbreedte", "verhogingen"]


class ContractSerializer(serializers.ModelSerializer[Contract]):
    """A contract with provider, perceel, tariffs and agreements."""

    aanbieder = serializers.CharField(source="aanbieder.code", help_text="Code van de aanbieder.")
    perceel = serializers.CharField(source="perceel.code", help_text="Code van het perceel.")
    regio = serializers.CharField(source="regio.code", help_text="Code van de regio.")
    gemeenten: serializers.SlugRelatedField[Any] = serializers.SlugRelatedField(
        slug_field="code",
        many=True,
        read_only=True,
        source="deelnemers",
        help_text="Codes van de gemeenten die het contract zelf noemt; leeg: die van het perceel.",
    )
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
            "einddatum",
            "gemeenten",
            "tarieven",
            "jaarafspraken",
        ]
