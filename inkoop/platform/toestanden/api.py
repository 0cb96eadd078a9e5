"""REST: what can be done with an object in its state, and what the rest lacks."""

from typing import Any

from rest_framework import serializers

from inkoop.platform.toestanden.tabel import Mogelijkheid


class MogelijkheidSerializer(serializers.Serializer[Mogelijkheid[Any]]):
    """One transition, open for who asks or with everything that it lacks."""

    code = serializers.CharField(source="overgang.code", help_text="Hoe de overgang heet in een programma.")
    titel = serializers.CharField(source="overgang.titel", help_text="Hoe de overgang heet voor mensen.")
    naar = serializers.CharField(source="overgang.naar", help_text="De status waar de overgang toe leidt.")
    is_open = serializers.BooleanField(help_text="Of u dit nu kunt doen.")
    redenen = serializers.ListField(
        child=serializers.CharField(), help_text="Waarom u dit nu niet kunt doen; leeg als het kan."
    )
