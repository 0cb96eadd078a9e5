"""The form with which somebody asks for the contracts and decisions of a period."""

from collections.abc import Collection
from typing import Any

from django import forms

from inkoop.archief.models import REDEN_TEKENS
from inkoop.archief.services import ZONDER_BEGIN, ZONDER_EIND, ZONDER_REDEN
from inkoop.kern.archiefstuk import Exportdoel
from inkoop.platform.schermen.services import Datumveld, Regioformulier


class Exportformulier(Regioformulier):
    """Of which region and period, for what."""

    doel = forms.ChoiceField(label="Waarvoor is de export", widget=forms.RadioSelect)
    vanaf = Datumveld(
        label="Eerste dag van de periode",
        help_text="Contracten die in de periode lopen, gaan mee.",
        error_messages={"required": ZONDER_BEGIN},
    )
    tot = Datumveld(
        label="Laatste dag van de periode",
        help_text="Afrekeningen die in de periode zijn vastgesteld, gaan mee. Namen zijn die van deze dag.",
        error_messages={"required": ZONDER_EIND},
    )
    reden = forms.CharField(
        label="Waarom",
        max_length=REDEN_TEKENS,
        help_text="Bijvoorbeeld het kenmerk van een Woo-verzoek of van een overdracht. Noem geen persoon.",
        error_messages={"required": ZONDER_REDEN},
    )

    def __init__(self, *args: Any, doelen: Collection[Exportdoel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        doel = self.fields["doel"]
        if isinstance(doel, forms.ChoiceField):
            # What somebody cannot ask for is no choice: the page says who can.
            doel.choices = [(keuze.value, f"{keuze.label}. {keuze.uitleg}") for keuze in doelen]
        if len(doelen) == 1:
            doel.initial = next(iter(doelen)).value
