"""The form with which somebody asks for all about one client."""

from typing import Any

from django import forms

from segmenten.models import Regio


class Verzoekformulier(forms.Form):
    """Of whom, and why."""

    regio = forms.ModelChoiceField(
        label="Regio", queryset=Regio.objects.none(), empty_label=None, help_text="Alleen uw eigen regio's."
    )
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

    def __init__(self, *args: Any, regios: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["regio"]
        if isinstance(veld, forms.ModelChoiceField):
            veld.queryset = regios
