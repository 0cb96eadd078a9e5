"""The form with which a sample is drawn."""

from django import forms

from bekostiging.models import MEESTE_REGELS, REDEN_TEKENS, ZAAD_TEKENS


class Steekproefformulier(forms.Form):
    """How many lines, from which beginning, and what for."""

    aantal = forms.IntegerField(
        label="Aantal regels",
        min_value=1,
        max_value=MEESTE_REGELS,
        initial=25,
        help_text=f"Ten hoogste {MEESTE_REGELS}.",
    )
    zaad = forms.CharField(
        label="Begin",
        max_length=ZAAD_TEKENS,
        help_text="Een getal of woord dat u vooraf kiest, zoals uit uw controleplan. Het wordt bewaard.",
    )
    reden = forms.CharField(
        label="Waarvoor",
        max_length=REDEN_TEKENS,
        help_text="Bijvoorbeeld: controle van de jaarrekening 2025. Noem geen cliënten.",
    )
