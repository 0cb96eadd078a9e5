"""Forms about an upload: bring a file, choose its columns, and say what is to be done with it."""

from collections.abc import Mapping, Sequence
from string import ascii_uppercase
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from inkoop.inname.services import (
    ALLEEN_GOEDE,
    MAG_WEG,
    MEESTE_KOPREGEL,
    Koppen,
    find_ontbrekend,
)
from inkoop.kern.opmaak import format_grootte
from inkoop.platform.bestanden.bron import Rijenbron
from inkoop.platform.schermen.services import Regioformulier

EXTENSIES = (".csv", ".xlsx", ".txt")


class UploadFormulier(Regioformulier):
    """What is delivered, for which region, and the file."""

    field_order = ("soort", "regio", "bestand")

    soort = forms.ChoiceField(label="Wat levert u aan?", help_text="Elke regel van het bestand is er een.")
    bestand = forms.FileField(
        label="Bestand",
        help_text=(
            "Een rekenblad (.xlsx) of CSV, zoals Excel het bewaart. Boven de lijst staan de koppen van de "
            "kolommen. Heeft een rekenblad meer bladen, dan kunt u straks kiezen welk blad telt."
        ),
        error_messages={"empty": "Het bestand is leeg."},
    )

    def __init__(self, *args: Any, soorten: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        soort = self.fields["soort"]
        if isinstance(soort, forms.ChoiceField):
            soort.choices = soorten

    def clean_bestand(self) -> "UploadedFile[Any]":
        """Refuse a file that is too large, or that no list can be."""
        bestand: UploadedFile[Any] = self.cleaned_data["bestand"]
        # What is much larger was refused before it was read (inkoop/inhoudgrenzen.py).
        if (bestand.size or 0) > settings.UPLOAD_GROOTSTE:
            grootste = format_grootte(settings.UPLOAD_GROOTSTE)
            raise forms.ValidationError(f"Het bestand is groter dan {grootste}. Lever het in delen aan.")
        if not (bestand.name or "").lower().endswith(EXTENSIES):
            raise forms.ValidationError("Dit is geen rekenblad (.xlsx) en geen CSV-bestand.")
        return bestand


class Koppenformulier(forms.Form):
    """On which sheet and row the headings are; sent with GET, so that nothing changes by looking."""

    blad = forms.ChoiceField(label="Blad", help_text="Op welk blad van het rekenblad staat de lijst?")
    regel = forms.IntegerField(
        label="Regel met de koppen",
        required=False,
        min_value=1,
        max_value=MEESTE_KOPREGEL,
        help_text=(
            "Het nummer van de regel met de namen van de kolommen. Laat dit leeg als Inkoop de regel zelf "
            "mag zoeken."
        ),
        error_messages={
            "min_value": f"Kies een regel van 1 tot en met {MEESTE_KOPREGEL}.",
            "max_value": f"Kies een regel van 1 tot en met {MEESTE_KOPREGEL}.",
        },
    )
    getoond = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, bladen: Sequence[str], koppen: Koppen) -> None:
        initial = {"blad": koppen.blad, "regel": koppen.regel, "getoond": koppen.blad}
        super().__init__(data, initial=initial, auto_id="kop_%s")
        keuze = self.fields["blad"]
        if isinstance(keuze, forms.ChoiceField) and len(bladen) > 1:
            keuze.choices = [(blad, blad) for blad in bladen]
        else:
            del self.fields["blad"], self.fields["getoond"]
        self._enig = bladen[0] if bladen else ""

    def get_plek(self) -> tuple[str, int | None]:
        """Return the sheet and the row; on a sheet that was not shown yet the row is looked for."""
        blad = str(self.cleaned_data.get("blad", self._enig))
        is_ander = blad != (self.cleaned_data.get("getoond") or blad)
        return blad, None if is_ander else self.cleaned_data["regel"]


class Kolommenformulier(forms.Form):
    """Per field the column of the file that holds it."""

    def __init__(
        self, *args: Any, bron: Rijenbron, kop: Sequence[str], gekozen: Mapping[str, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._bron = bron
        keuzes = [("", "Staat niet in het bestand")]
        keuzes += [(str(plaats), name_kolom(kop, plaats)) for plaats in range(len(kop))]
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


def name_kolom(kop: Sequence[str], plaats: int) -> str:
    """Return what a column is called, with its letter where that does not tell it from the others."""
    letter = f"kolom {write_letters(plaats)}"
    if not kop[plaats].strip():
        return letter.replace("k", "K", 1)
    return kop[plaats] if list(kop).count(kop[plaats]) == 1 else f"{kop[plaats]} ({letter})"


def write_letters(plaats: int) -> str:
    """Return how a spreadsheet calls a column: A to Z, AA, AB."""
    eerste, laatste = divmod(plaats, len(ascii_uppercase))
    return (write_letters(eerste - 1) if eerste else "") + ascii_uppercase[laatste]


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
