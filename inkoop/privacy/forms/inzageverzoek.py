"""The form with which somebody asks for all about one client."""

from django import forms

from inkoop.platform.schermen.services import Regioformulier


class Verzoekformulier(Regioformulier):
    """Of whom, and why."""

    kenmerk = forms.CharField(
        label="Pseudoniem of toewijzingsnummer",
        max_length=100,
        help_text="Helemaal, zoals de gemeente het kent. Alleen de gemeente weet bij wie het hoort.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    reden = forms.CharField(
        label="Waarom",
        max_length=300,
        help_text="Bijvoorbeeld: inzageverzoek van 3 maart, kenmerk van de gemeente. Noem geen naam.",
    )
