"""Forms about keeping and destroying: set a term, confirm a proposal, turn one down."""

from typing import Any

from django import forms

from inkoop.kern.bewaren import Termijntelling, describe_maanden
from inkoop.platform.bewaren.register import get_soorten
from inkoop.platform.schermen.services import Datumveld, Regioformulier


class Termijnformulier(Regioformulier):
    """How long a region keeps a kind of data, from a day on."""

    soort = forms.ChoiceField(
        label="Soort gegevens",
        help_text=(
            "Tussen haakjes staat hoe lang dit systeem de gegevens minstens houdt. Ga zelf na wat de wet en "
            "uw selectielijst vragen."
        ),
    )
    maanden = forms.IntegerField(
        label="Aantal maanden", min_value=1, max_value=1200, help_text="Twintig jaar is 240 maanden."
    )
    telling = forms.ChoiceField(
        label="De termijn telt",
        choices=Termijntelling.choices,
        help_text="Veel selectielijsten tellen per jaar.",
    )
    vanaf = Datumveld(label="Geldt vanaf", help_text="Vandaag of later. Tot die dag geldt de termijn van nu.")
    bron = forms.CharField(
        label="Bron", max_length=300, help_text="De wet, de selectielijst of het besluit van de regio."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        soort = self.fields["soort"]
        if isinstance(soort, forms.ChoiceField):
            soort.choices = [
                (code, f"{rij.naam} (minstens {describe_maanden(rij.maanden)})")
                for code, rij in get_soorten().items()
            ]


class Vernietigformulier(forms.Form):
    """The confirmation that what is proposed is destroyed."""

    digest = forms.CharField(widget=forms.HiddenInput)
    bevestigd = forms.BooleanField(
        label="Ik heb nagegaan dat niemand deze gegevens nog nodig heeft",
        error_messages={"required": "Zet hier een vinkje als u dat hebt nagegaan."},
    )


class Afwijsformulier(forms.Form):
    """Why nothing is destroyed, and until when nothing is proposed."""

    reden = forms.CharField(
        label="Waarom niet",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld een bezwaar dat loopt. Noem geen persoon.",
    )
    niet_voor = Datumveld(label="Niets voorstellen tot", help_text="Hoogstens een jaar vooruit.")
