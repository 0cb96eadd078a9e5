"""Form fields made from the kinds of an opgave: a page reads what a spreadsheet reads, by one rule."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from inkoop.kern.opgave import Veldsoort
from inkoop.kern.schrijfwijzen import Schrijfwijze, read_zoals_getypt, tidy_cel
from inkoop.kern.soorten import (
    Bedrag,
    Codetekst,
    Datum,
    Enkel,
    Geheel,
    Getal,
    Jaar,
    JaNee,
    Keuze,
    LijstVan,
    Per,
    Tekst,
)
from inkoop.kern.waarden import WaardeFoutError
from inkoop.platform.schermen.velden import Datumveld

_TYP = Schrijfwijze()
Keuzes = Sequence[tuple[str, str]]


def make_veld(soort: Veldsoort, label: str, hulp: str, keuzes: Keuzes | None = None) -> forms.Field:
    """Return the form field for one field of an opgave.

    Args:
        soort: the field.
        label: its name for people.
        hulp: what to fill in, in one sentence.
        keuzes: the codes that may be chosen, with their names; None where there is nothing to choose from.

    Raises:
        TypeError: for a kind that has no form of its own (a group or a list of elements).
    """
    opties: dict[str, Any] = {"label": label, "help_text": hulp, "required": soort.verplicht}
    match soort.soort:
        case LijstVan() if keuzes is not None:
            return forms.MultipleChoiceField(choices=keuzes, widget=forms.CheckboxSelectMultiple, **opties)
        case LijstVan(soort=Enkel() as deel):
            return Lijstveld(deel, **opties)
        case Per(sleutelsoort=Jaar(), soort=Enkel() as deel):
            return Jaarreeksveld(deel, **opties)
        case _ if keuzes is not None:
            leeg = [] if soort.verplicht else [("", "Niet gekozen")]
            return forms.ChoiceField(choices=[*leeg, *keuzes], **opties)
        case JaNee() if soort.standaard is not None:
            return forms.BooleanField(**{**opties, "required": False})
        case JaNee():
            return forms.TypedChoiceField(
                choices=[("", "Niet vastgelegd"), ("ja", "Ja"), ("nee", "Nee")],
                coerce=lambda tekst: tekst == "ja",
                empty_value=None,
                **opties,
            )
        case Datum():
            return Datumveld(**opties)
        case Enkel() as enkel:
            return Soortveld(enkel, **opties)
    raise TypeError(f"Voor {soort.soort} is er geen formulierveld.")


class Soortveld(forms.Field):
    """One value of a kind, typed as people do: 1.234,56 or 1-2-2022."""

    def __init__(self, soort: Enkel, **opties: Any) -> None:
        opties.setdefault("widget", _make_widget(soort))
        super().__init__(**opties)
        self.soort = soort

    def to_python(self, value: Any) -> Any:
        """Return the value; raises ValidationError with the reason of the kind."""
        tekst = (value or "").replace("\r\n", "\n").strip()
        return _read(self.soort, tekst) if tekst else None

    def prepare_value(self, value: Any) -> Any:
        """Show a value as it is typed."""
        return value if isinstance(value, str) else show_waarde(value)


class Lijstveld(forms.CharField):
    """A few values of one kind, with a semicolon between them."""

    def __init__(self, soort: Enkel, **opties: Any) -> None:
        super().__init__(**opties)
        self.soort = soort

    def to_python(self, value: Any) -> list[Any]:  # type: ignore[override]
        """Return the values in their order."""
        return [_read(self.soort, deel.strip()) for deel in (value or "").split(";") if deel.strip()]

    def prepare_value(self, value: Any) -> Any:
        """Show the values as they are typed."""
        return "; ".join(map(show_waarde, value)) if isinstance(value, (list, tuple)) else value


class Jaarreeksveld(forms.Field):
    """One value per year, each on its own line: "2022: 1.250,00", or two columns of a spreadsheet."""

    def __init__(self, soort: Enkel, **opties: Any) -> None:
        opties.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        super().__init__(**opties)
        self.soort = soort

    def to_python(self, value: Any) -> dict[int, Any]:
        """Return the value by year; raises ValidationError with every line that cannot be read."""
        reeks: dict[int, Any] = {}
        fouten: list[str] = []
        for nummer, regel in enumerate((value or "").splitlines(), 1):
            if not regel.strip():
                continue
            try:
                jaar, bedrag = self._read_regel(regel)
            except forms.ValidationError as fout:
                fouten += [f"Regel {nummer}: {zin}" for zin in fout.messages]
                continue
            if jaar in reeks:
                fouten.append(f"Regel {nummer}: het jaar {jaar} staat er twee keer.")
            reeks[jaar] = bedrag
        if fouten:
            raise forms.ValidationError(fouten)
        return reeks

    def _read_regel(self, regel: str) -> tuple[int, Any]:
        jaar, teken, waarde = regel.strip().replace("\t", ":", 1).partition(":")
        if not teken or not waarde.strip():
            raise forms.ValidationError(
                "Schrijf het jaar, een dubbele punt en de waarde, zoals 2022: 1.250,00."
            )
        return _read(Jaar(), jaar.strip()), _read(self.soort, waarde.strip())

    def prepare_value(self, value: Any) -> Any:
        """Show a line per year, the first year first."""
        if not isinstance(value, Mapping):
            return value
        return "\n".join(f"{jaar}: {show_waarde(waarde)}" for jaar, waarde in sorted(value.items()))


def _make_widget(soort: Enkel) -> forms.Widget:
    match soort:
        case Tekst(regels=True):
            return forms.Textarea(attrs={"rows": 4})
        case Tekst() | Codetekst():
            return forms.TextInput(attrs={"maxlength": soort.maximum})
        case Geheel() | Jaar():
            return forms.TextInput(attrs={"inputmode": "numeric"})
        case Getal() | Bedrag():
            return forms.TextInput(attrs={"inputmode": "decimal"})
    return forms.TextInput()


def _read(soort: Enkel, tekst: str) -> Any:
    """Return what was typed as a value of its kind; text stays as it is."""
    try:
        if isinstance(soort, Tekst | Codetekst | Keuze):
            return soort.read(tekst)
        return read_zoals_getypt(soort, tidy_cel(tekst), _TYP)
    except WaardeFoutError as fout:
        zin = str(fout)
        raise forms.ValidationError(f"{zin[:1].upper()}{zin[1:]}.") from fout


def show_waarde(waarde: Any) -> str:
    """Return a value as it is typed; of a list its parts, of a group a part per key."""
    match waarde:
        case None | False:
            return ""
        case True:
            return "ja"
        case Decimal():
            # Without points between thousands, which nobody could tell from a decimal comma.
            kaal = f"{waarde:f}"
            return (kaal.rstrip("0").rstrip(".") if "." in kaal else kaal).replace(".", ",")
        case date():
            return waarde.isoformat()
        case Mapping():
            return "; ".join(f"{sleutel}: {show_waarde(deel)}" for sleutel, deel in sorted(waarde.items()))
        case list() | tuple():
            return "; ".join(map(show_waarde, waarde))
    return str(waarde)
