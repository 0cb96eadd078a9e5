"""Forms about settlements: start one, and establish one."""

from typing import Any

from django import forms

from contracten.selectors import has_afspraken
from inkoop.platform.schermen.services import Regioformulier


class StartFormulier(Regioformulier):
    """Which region and year to settle."""

    jaar = forms.IntegerField(
        label="Jaar", min_value=2015, max_value=2100, help_text="Het kalenderjaar, bijvoorbeeld 2022."
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a year without agreements: its settlement would be empty."""
        gegevens: dict[str, Any] = super().clean() or {}
        regio, jaar = gegevens.get("regio"), gegevens.get("jaar")
        if regio and jaar and not has_afspraken(regio, jaar):
            self.add_error("jaar", f"Regio {regio.naam} heeft geen afspraken over {jaar}.")
        return gegevens


class VaststelFormulier(forms.Form):
    """The confirmation that a settlement becomes final."""

    bevestigd = forms.BooleanField(
        label="Ik heb de uitkomsten gecontroleerd",
        error_messages={"required": "Zet hier een vinkje als u de uitkomsten hebt gecontroleerd."},
    )
    met_geparkeerd = forms.BooleanField(
        label="Stel vast zonder de geparkeerde contracten",
        required=False,
        help_text="Geparkeerde contracten zijn niet afgerekend. Zij tellen dan niet mee.",
    )

    def __init__(self, *args: Any, geparkeerd: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not geparkeerd:
            del self.fields["met_geparkeerd"]
