"""Form fields in Dutch notation: a date with the browser's picker, an amount with a decimal comma."""

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.formats import number_format

from inkoop.kern.schrijfwijzen import Schrijfwijze, read_zoals_getypt
from inkoop.kern.soorten import Bedrag
from inkoop.kern.waarden import WaardeFoutError

_BEDRAG = Bedrag(negatief=True)


class Datumkeuze(forms.DateInput):
    """The browser's own date picker, which keyboards and screen readers know."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        # A picker exchanges dates as jjjj-mm-dd; it shows them as the browser's language does.
        super().__init__(attrs, format="%Y-%m-%d")


class Regioformulier(forms.Form):
    """A form about something of a region, with the regions of who asks as its choices.

    Args:
        regios: the regions, in order.
    """

    regio: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label="Regio", queryset=None, empty_label=None, help_text="Alleen uw eigen regio's."
    )

    def __init__(self, *args: Any, regios: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["regio"]
        veld.queryset = regios


class Datumveld(forms.DateField):
    """A civil date."""

    widget = Datumkeuze


class Bedragveld(forms.DecimalField):
    """An amount in euros with at most two decimals, typed as "1.234,56" or "1234,56"."""

    def __init__(self, **opties: Any) -> None:
        opties.setdefault("max_digits", 14)
        opties.setdefault("decimal_places", 2)
        opties.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "data-soort": "bedrag"}))
        super().__init__(**opties)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """Read what was typed as a list is read that somebody delivers."""
        if isinstance(value, str) and value.strip():
            try:
                value = read_zoals_getypt(_BEDRAG, value.strip(), Schrijfwijze())
            except WaardeFoutError as fout:
                zin = str(fout)
                raise forms.ValidationError(f"{zin[:1].upper()}{zin[1:]}.") from fout
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        """Show an amount as it is typed."""
        return number_format(value, force_grouping=True) if isinstance(value, Decimal) else value
