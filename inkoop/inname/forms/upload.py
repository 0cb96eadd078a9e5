"""Forms about an upload: bring a file, choose its columns, and say what is to be done with it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from inkoop.inname.services import ALLEEN_GOEDE, GROOTSTE_BESTAND, MAG_WEG, find_ontbrekend
from inkoop.platform.bestanden.bron import Rijenbron
from segmenten.models import Regio

EXTENSIES = (".csv", ".xlsx", ".txt")


class UploadFormulier(forms.Form):
    """What is delivered, for which region, and the file."""

    soort = forms.ChoiceField(label="Wat levert u aan?", help_text="Elke regel van het bestand is er een.")
    regio = forms.ModelChoiceField(
        label="Regio", queryset=Regio.objects.none(), empty_label=None, help_text="Alleen uw eigen regio's."
    )
    bestand = forms.FileField(
        label="Bestand",
        help_text=(
            "Een rekenblad (.xlsx) of CSV, zoals Excel het bewaart. Boven de lijst staan de koppen van de "
            "kolommen. In een rekenblad telt het eerste blad."
        ),
        error_messages={"empty": "Het bestand is leeg."},
    )

    def __init__(self, *args: Any, regios: Any, soorten: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regio, soort = self.fields["regio"], self.fields["soort"]
        if isinstance(regio, forms.ModelChoiceField):
            regio.queryset = regios
        if isinstance(soort, forms.ChoiceField):
            soort.choices = soorten

    def clean_bestand(self) -> "UploadedFile[Any]":
        """Refuse a file that is too large, or that no list can be."""
        bestand: UploadedFile[Any] = self.cleaned_data["bestand"]
        if (bestand.size or 0) > GROOTSTE_BESTAND:
            raise forms.ValidationError("Het bestand is groter dan 100 MB. Lever het in delen aan.")
        if not (bestand.name or "").lower().endswith(EXTENSIES):
            raise forms.ValidationError("Dit is geen rekenblad (.xlsx) en geen CSV-bestand.")
        return bestand


class Kolommenformulier(forms.Form):
    """Per field the column of the file that holds it."""

    def __init__(
        self, *args: Any, bron: Rijenbron, kop: Sequence[str], gekozen: Mapping[str, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._bron = bron
        keuzes = [("", "Staat niet in het bestand")]
        keuzes += [(str(plaats), naam or f"Kolom {plaats + 1}") for plaats, naam in enumerate(kop)]
        for naam, over in bron.get_velden().items():
            tekst = bron.kolommen[naam]
            self.fields[naam] = forms.ChoiceField(
                label=tekst.label,
                help_text=f"{tekst.uitleg} Bijvoorbeeld: {tekst.voorbeeld}",
                choices=keuzes,
                required=over.verplicht,
                initial=str(gekozen.get(naam, "")),
                error_messages={"required": "Kies de kolom waarin dit staat."},
            )

    def clean(self) -> dict[str, Any]:
        """Refuse one column for two fields."""
        gegevens: dict[str, Any] = super().clean() or {}
        gezien: dict[str, str] = {}
        for naam, plaats in list(gegevens.items()):
            if plaats and plaats in gezien:
                self.add_error(
                    naam, f"Deze kolom hebt u al gekozen voor {self._bron.kolommen[gezien[plaats]].label}."
                )
            gezien.setdefault(plaats, naam)
        return gegevens

    def get_kolommen(self) -> dict[str, int]:
        """Return the chosen columns by field."""
        return {naam: int(plaats) for naam, plaats in self.cleaned_data.items() if plaats}

    def find_ontbrekend(self) -> list[str]:
        """Return the fields that must have a column and have none."""
        return find_ontbrekend(self._bron, self.get_kolommen())


class Inleesformulier(forms.Form):
    """The choices to leave wrong rows out and to let go what is replaced; a file without any asks nothing."""

    alleen_goede = forms.BooleanField(
        label="Lees alleen de goede regels in",
        required=False,
        help_text="De foute regels doen niet mee. U kunt ze ophalen, herstellen en opnieuw aanleveren.",
    )

    mag_weg = forms.BooleanField(label="Wat verdwijnt, mag verdwijnen", required=False)

    def __init__(self, *args: Any, aantal_fout: int, verdwijnt: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not aantal_fout:
            del self.fields[ALLEEN_GOEDE]
        if verdwijnt:
            self.fields[MAG_WEG].help_text = verdwijnt
        else:
            del self.fields[MAG_WEG]


class Intrekformulier(forms.Form):
    """Why an upload is taken back."""

    reden = forms.CharField(
        label="Waarom trekt u deze upload in?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Noem geen namen van cliënten. De reden blijft bij de upload staan.",
    )


class Vervalformulier(forms.Form):
    """Nothing more to say: the button is the answer."""
