"""Pages about prestaties: the rejected ones, and the deliveries in which all came."""

from collections.abc import Sequence
from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.urls import reverse

from inkoop.kern.codes import Afkeurreden, Prestatieoordeel
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import (
    Datumkeuze,
    Filters,
    Kolom,
    Soort,
    Tabel,
    TabelView,
    Toon,
    Zoekfilter,
    get_peildatum,
)
from segmenten.models import Gemeente
from toegang.models import Levering, Prestatie
from toegang.selectors import find_gemeenten_met_zorg, find_leveringen


def get_gemeenten(request: Any) -> QuerySet[Gemeente]:
    """Return the municipalities to choose from."""
    return find_gemeenten_met_zorg(request.user, get_peildatum(request))


class Prestatiefilter(Filters):
    """Choose rejected prestaties by reason, contract, municipality and day."""

    reden = django_filters.ChoiceFilter(label="Reden", choices=Afkeurreden.choices, empty_label="Alle")
    contract = Zoekfilter("contract__nummer", label="Zoek in contractnummer")
    gemeente = django_filters.ModelChoiceFilter(
        label="Gemeente", field_name="toewijzing__gemeente", queryset=get_gemeenten, empty_label="Alle"
    )
    vanaf = django_filters.DateFilter(
        label="Begindatum vanaf", field_name="begindatum", lookup_expr="gte", widget=Datumkeuze
    )
    tot = django_filters.DateFilter(
        label="Begindatum tot en met", field_name="begindatum", lookup_expr="lte", widget=Datumkeuze
    )


_OORDELEN = {
    Prestatieoordeel.GOEDGEKEURD: ("Goedgekeurd", Toon.GOED),
    Prestatieoordeel.AFGEKEURD: ("Afgekeurd", Toon.FOUT),
    Prestatieoordeel.GECREDITEERD: ("Credit", Toon.LET_OP),
}


def _describe_reden(prestatie: Prestatie) -> str:
    """Tell why a line does not count, or what it takes back."""
    if prestatie.gecrediteerd_door_id is not None:
        return "Gecrediteerd, telt niet meer"
    if prestatie.oordeel is Prestatieoordeel.GECREDITEERD:
        return f"Neemt {prestatie.crediteert_nummer} terug"
    return prestatie.get_reden_display() if prestatie.reden else ""


class Prestatietabel(Tabel):
    """Prestaties with their judgement."""

    bijschrift = "Prestaties"
    exportnaam = "prestaties"
    volgorde = "begindatum"
    filters: ClassVar[Any] = Prestatiefilter
    leeg = "Er zijn geen prestaties."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom("nummer", "Kenmerk", Soort.KORT, kop=True),
        Kolom(
            "toewijzing",
            "Toewijzing",
            Soort.KORT,
            waarde=lambda p: p.toewijzing.nummer,
            link=lambda p: reverse("toewijzing", args=[p.toewijzing_id]),
        ),
        Kolom("contract__nummer", "Contract", Soort.KORT),
        Kolom("begindatum", "Van", Soort.DATUM, sorteer=True),
        Kolom("einddatum", "Tot en met", Soort.DATUM),
        Kolom("volume", "Volume", Soort.GETAL),
        Kolom("eenheid", "Eenheid"),
        Kolom(
            "goedgekeurd",
            "Oordeel",
            Soort.STATUS,
            waarde=lambda p: _OORDELEN[p.oordeel][0],
            toon=lambda p: _OORDELEN[p.oordeel][1],
        ),
        Kolom("reden", "Reden", waarde=_describe_reden),
    )


class AfgekeurdeTabel(Prestatietabel):
    """Rejected prestaties."""

    bijschrift = "Afgekeurde prestaties"
    exportnaam = "afgekeurde-prestaties"
    leeg = "Er zijn geen afgekeurde prestaties."
    kolommen = tuple(kolom for kolom in Prestatietabel.kolommen if kolom.naam != "goedgekeurd")


class AfgekeurdView(TabelView):
    """The list of rejected prestaties, each with its reason."""

    titel = "Afgekeurde prestaties"
    inleiding = "Een afgekeurde prestatie wordt bewaard met de reden, maar telt niet mee."
    recht = Recht.CLIENTEN
    tabel_class = AfgekeurdeTabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Prestatie]:
        """Return the rejected prestaties this user may see."""
        prestaties = Prestatie.objects.zichtbaar_voor(gebruiker).filter(reden__in=Afkeurreden.values)
        return prestaties.select_related("toewijzing", "contract")


class Leveringtabel(Tabel):
    """Deliveries."""

    bijschrift = "Leveringen"
    exportnaam = "leveringen"
    volgorde = "-ontvangen"
    leeg = "Er zijn nog geen leveringen binnengekomen."
    kolommen = (
        Kolom("volgnummer", "Levering", waarde=lambda rij: str(rij.volgnummer), kop=True),
        Kolom("soort", "Soort", waarde=lambda rij: rij.get_soort_display()),
        Kolom("ontvangen", "Ontvangen", Soort.MOMENT, waarde="ontvangen_op", sorteer=True),
        Kolom("aantal", "Prestaties", Soort.GETAL, sorteer=True),
        Kolom("aantal_goedgekeurd", "Goedgekeurd", Soort.GETAL, sorteer=True),
        Kolom("aantal_afgekeurd", "Afgekeurd", Soort.GETAL, sorteer=True),
        Kolom("aantal_gecrediteerd", "Credits", Soort.GETAL, sorteer=True),
        Kolom("regio__naam", "Regio"),
    )


class LeveringenView(TabelView):
    """The list of deliveries of prestaties."""

    titel = "Leveringen"
    inleiding = "Prestaties komen binnen in leveringen. Elke levering wordt één keer beoordeeld, als geheel."
    recht = Recht.LEVERINGEN
    tabel_class = Leveringtabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Levering]:
        """Return the deliveries of the regions of this user."""
        return find_leveringen(gebruiker)
