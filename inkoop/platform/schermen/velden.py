"""Form fields in Dutch notation: a date with the browser's picker, an amount with a decimal comma."""

from typing import Any

from django import forms


class Datumkeuze(forms.DateInput):
    """The browser's own date picker, which keyboards and screen readers know."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        # A picker exchanges dates as jjjj-mm-dd; it shows them as the browser's language does.
        super().__init__(attrs, format="%Y-%m-%d")


class Datumveld(forms.DateField):
    """A civil date."""

    widget = Datumkeuze


class Bedragveld(forms.DecimalField):
    """An amount in euros with at most two decimals, typed as "1.234,56" or "1234,56"."""

    def __init__(self, **opties: Any) -> None:
        opties.setdefault("max_digits", 14)
        opties.setdefault("decimal_places", 2)
        opties.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "data-soort": "bedrag"}))
        super().__init__(localize=True, **opties)
