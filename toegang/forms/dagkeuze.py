"""Choosing the day on which a page looks."""

from datetime import date
from typing import Any

from django import forms

from inkoop.platform.schermen.services import EERSTE_JAAR, Datumveld


class Dagkeuze(forms.Form):
    """A day that has been: of a day to come nothing is known.

    Args:
        vandaag: the last day that can be chosen.
    """

    toon_niet_verplicht = False
    peildatum = Datumveld(label="Laat de stand zien van")

    def __init__(self, data: Any, *, vandaag: date) -> None:
        super().__init__(data)
        self.vandaag = vandaag
        self.fields["peildatum"].widget.attrs["max"] = vandaag.isoformat()

    def clean_peildatum(self) -> date:
        """Refuse a day to come, and a year that is none."""
        dag: date = self.cleaned_data["peildatum"]
        if dag.year < EERSTE_JAAR or dag > self.vandaag:
            raise forms.ValidationError("Kies een dag tot en met vandaag.")
        return dag
