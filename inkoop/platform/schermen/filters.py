"""Filters above a table: a form that is sent with GET, so that a filtered list has an address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import django_filters
from django import forms
from django.db.models import Model, QuerySet

from inkoop.kern.opmaak import format_datum
from inkoop.platform.databank.zoeken import find_gelijkende_teksten, zoek_tekst
from inkoop.platform.schermen.velden import Datumkeuze


class Filterset(Protocol):
    """What a table needs of a filter: a form, a verdict and the rows that remain."""

    form: forms.BaseForm
    qs: Any

    def is_valid(self) -> bool:
        """Say whether every value in the form can be used."""


@dataclass(frozen=True)
class Gelijkenis:
    """A search that found nothing, and the texts that are like it."""

    naam: str
    vraag: str
    teksten: Sequence[str]


class Filters(django_filters.FilterSet):  # type: ignore[misc]
    """Base for the filters of a table over a queryset; dates get a date picker."""

    class Meta:
        # Subclasses that name a model repeat this by inheriting from Filters.Meta.
        filter_overrides: Mapping[Any, Any] = {}

    def get_form_class(self) -> Any:
        """Return the form; nobody expects that a filter must be filled in, so no field says it need not."""
        klasse = super().get_form_class()
        klasse.toon_niet_verplicht = False
        return klasse

    @classmethod
    def filter_for_lookup(cls, field: Any, lookup_type: str) -> Any:
        """Return the filter for a model field, with the browser's own date picker on dates."""
        klasse, parameters = super().filter_for_lookup(field, lookup_type)
        if klasse is django_filters.DateFilter:
            parameters = {"widget": Datumkeuze, **parameters}
        return klasse, parameters

    def find_gelijkenissen(self) -> list[Gelijkenis]:
        """Return per search that finds nothing what is like its text; only for a valid form."""
        vragen = [
            (naam, zoekfilter, tekst)
            for naam, zoekfilter in self.filters.items()
            if isinstance(zoekfilter, Zoekfilter) and (tekst := self.form.cleaned_data.get(naam))
        ]
        return [
            Gelijkenis(naam, tekst, zoekfilter.find_gelijk(self.queryset, tekst))
            for naam, zoekfilter, tekst in vragen
            if not zoekfilter.filter(self.queryset, tekst).exists()
        ]


class JaNeefilter(django_filters.BooleanFilter):  # type: ignore[misc]
    """Chooses rows of which something holds, or does not; without a choice all of them."""

    def __init__(self, *args: Any, **opties: Any) -> None:
        """Offer "Alle", "Ja" and "Nee"."""
        keuzes = [("", "Alle"), ("true", "Ja"), ("false", "Nee")]
        super().__init__(*args, widget=forms.Select(choices=keuzes), **opties)


class Zoekfilter(django_filters.CharFilter):  # type: ignore[misc]
    """Searches a text in one or more fields; between quotation marks exactly that text, as a link asks.

    What is only like the text is never among the rows: a list of another contract looks like the right one.
    """

    def __init__(self, *velden: str, **opties: Any) -> None:
        """Search in `velden`."""
        super().__init__(**opties)
        self.velden = velden

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Keep the rows that were found."""
        gevonden: QuerySet[Any] = zoek_tekst(qs, self.velden, value) if value else qs
        return gevonden

    def find_gelijk(self, rijen: QuerySet[Any], tekst: str) -> Sequence[str]:
        """Return texts that are like this one, to offer where nothing was found."""
        return find_gelijkende_teksten(rijen, self.velden, tekst)


class Lijstfilter(forms.Form):
    """Base for the filters of a table over rows in memory; subclasses add fields and `filter_rijen`."""

    def __init__(self, data: Any, *, queryset: Sequence[Any], request: Any = None, prefix: str | None = None):
        super().__init__(data, prefix=prefix)
        self.rijen = queryset

    toon_niet_verplicht = False

    @property
    def form(self) -> forms.Form:
        """The form itself; a FilterSet keeps its form apart."""
        return self

    @property
    def qs(self) -> Sequence[Any]:
        """The rows that remain; all of them while a value cannot be used."""
        return self.filter_rijen(self.rijen) if self.is_valid() else self.rijen

    def filter_rijen(self, rijen: Sequence[Any]) -> Sequence[Any]:
        """Return the rows that satisfy `cleaned_data`."""
        raise NotImplementedError


@dataclass(frozen=True)
class ToegepastFilter:
    """A filter in force, in words: "Gemeente: Delft"."""

    label: str
    waarde: str


def describe_filters(formulier: forms.BaseForm) -> list[ToegepastFilter]:
    """Return what is filtered on, in the words of the form; only for a form that was found valid."""
    return [
        ToegepastFilter(str(formulier[naam].label), _in_woorden(formulier.fields[naam], waarde))
        for naam, waarde in formulier.cleaned_data.items()
        if not _is_leeg(waarde)
    ]


def _is_leeg(waarde: Any) -> bool:
    if isinstance(waarde, QuerySet):
        return not waarde
    return waarde is None or waarde in ("", [], ())


def _in_woorden(veld: forms.Field, waarde: Any) -> str:
    if isinstance(waarde, slice):
        delen = (
            f"vanaf {_in_woorden(veld, waarde.start)}" if waarde.start is not None else "",
            f"tot en met {_in_woorden(veld, waarde.stop)}" if waarde.stop is not None else "",
        )
        return " ".join(deel for deel in delen if deel)
    if isinstance(waarde, list | tuple | QuerySet):
        return ", ".join(_in_woorden(veld, deel) for deel in waarde)
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, date):
        return format_datum(waarde)
    if isinstance(waarde, Model):
        return str(waarde)
    return _keuzelabel(veld, waarde)


def _keuzelabel(veld: forms.Field, waarde: Any) -> str:
    for sleutel, label in getattr(veld, "choices", ()):
        if str(sleutel) == str(waarde):
            return str(label)
    return str(waarde)
