"""Pages about prestaties: the rejected ones, and the deliveries in which all came."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.urls import reverse

from inkoop.kern.codes import Afkeurreden, Prestatieoordeel
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.schermen.services import (
    Datumkeuze,
    Filters,
    Kolom,
    Soort,
    Tabel,
    TabelView,
    Toon,
    Zoekfilter,
    get_bestemming,
    get_peildatum,
)
from segmenten.models import Gemeente
from toegang.models import Levering, Prestatie
from toegang.selectors import add_credits, find_gemeenten_met_zorg, find_leveringen, make_kenmerkvraag


def get_gemeenten(request: Any) -> QuerySet[Gemeente]:
    """Return the municipalities to choose from."""
    return find_gemeenten_met_zorg(request.user, get_peildatum(request))


class Prestatiefilter(Filters):
    """Choose rejected prestaties by reason, provider, contract, client, delivery, municipality and day."""

    reden = django_filters.ChoiceFilter(label="Reden", choices=Afkeurreden.choices, empty_label="Alle")
    contract = Zoekfilter("contract__nummer", label="Zoek in contractnummer")
    aanbieder = Zoekfilter("contract__aanbieder__naam", label="Zoek in aanbieder")
    client = Zoekfilter("toewijzing__client__pseudoniem", label="Zoek in pseudoniem van de cliënt")
    levering = django_filters.NumberFilter(
        label="Nummer van de levering", field_name="levering__volgnummer", min_value=1, max_value=2**31 - 1
    )
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


def _describe_reden(prestatie: Any) -> str:
    """Tell why a line does not count, or what it takes back; ask it of what `add_credits` gave."""
    if prestatie.gecrediteerd_door_id is not None:
        return f"Teruggenomen door {prestatie.credit}, telt niet meer"
    if prestatie.oordeel is Prestatieoordeel.GECREDITEERD:
        return f"Neemt {prestatie.crediteert_nummer} terug"
    if prestatie.goedgekeurd and prestatie.toewijzing.ingetrokken:
        return "De toewijzing is ingetrokken, telt niet meer"
    return prestatie.get_reden_display() if prestatie.reden else ""


def _get_tegenregel(prestatie: Any) -> str:
    """Lead from a line to its credit, and from a credit to the line that it took back."""
    nummer = prestatie.credit or (prestatie.crediteert_nummer if prestatie.crediteert_id else "")
    if not nummer:
        return ""
    # A credit is on the allocation of its line.
    return f"{reverse('toewijzing', args=[prestatie.toewijzing_id])}?{make_kenmerkvraag(nummer)}"


def _get_oordeel(prestatie: Prestatie) -> tuple[str, Toon]:
    """Return what the control made of a line, or that it was approved and counts no longer."""
    if prestatie.goedgekeurd and (prestatie.gecrediteerd_door_id or prestatie.toewijzing.ingetrokken):
        return "Telt niet meer", Toon.LET_OP
    return _OORDELEN[prestatie.oordeel]


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
            waarde=lambda p: _get_oordeel(p)[0],
            toon=lambda p: _get_oordeel(p)[1],
        ),
        Kolom("reden", "Reden", waarde=_describe_reden, link=_get_tegenregel),
    )


def _describe_levering(levering: Levering) -> str:
    """Name a delivery by its number, and by the file in which it came."""
    return f"{levering.volgnummer} ({levering.naam})" if levering.naam else str(levering.volgnummer)


class AfgekeurdeTabel(Prestatietabel):
    """Rejected prestaties."""

    bijschrift = "Afgekeurde prestaties"
    exportnaam = "afgekeurde-prestaties"
    leeg = "Er zijn geen afgekeurde prestaties."
    kolommen = (
        *Prestatietabel.kolommen[:2],
        Kolom("client", "Cliënt", Soort.KORT, waarde=lambda p: p.toewijzing.client.pseudoniem),
        Kolom("aanbieder", "Aanbieder", waarde=lambda p: p.contract.aanbieder.naam),
        *(kolom for kolom in Prestatietabel.kolommen[2:] if kolom.naam != "goedgekeurd"),
        Kolom("levering", "Levering", waarde=lambda p: _describe_levering(p.levering)),
    )


class AfgekeurdView(TabelView):
    """The list of rejected prestaties, each with its reason."""

    titel = "Afgekeurde prestaties"
    inleiding = "Een afgekeurde prestatie wordt bewaard met de reden, maar telt niet mee."
    recht = Recht.CLIENTEN
    logt = "afgekeurde_prestaties"
    tabel_class = AfgekeurdeTabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Prestatie]:
        """Return the rejected prestaties this user may see."""
        prestaties = Prestatie.objects.zichtbaar_voor(gebruiker).filter(reden__in=Afkeurreden.values)
        # Apart and not joined: before the page is cut out, a join would be made for every row.
        return add_credits(prestaties).prefetch_related(
            "toewijzing__client", "contract__aanbieder", "levering"
        )


class Leveringtabel(Tabel):
    """Deliveries."""

    bijschrift = "Leveringen"
    exportnaam = "leveringen"
    volgorde = "-ontvangen"
    leeg = "Er zijn nog geen leveringen binnengekomen."
    kolommen = (
        Kolom("volgnummer", "Levering", waarde=lambda rij: str(rij.volgnummer), kop=True),
        Kolom("naam", "Bestand", sorteer=True, toelichting="leeg als de naam niet bekend is"),
        Kolom("soort", "Soort", waarde=lambda rij: rij.get_soort_display()),
        Kolom("ontvangen", "Ontvangen", Soort.MOMENT, waarde="ontvangen_op", sorteer=True),
        Kolom("aantal", "Prestaties", Soort.GETAL, sorteer=True),
        Kolom("aantal_goedgekeurd", "Goedgekeurd", Soort.GETAL, sorteer=True),
        Kolom("aantal_afgekeurd", "Afgekeurd", Soort.GETAL, sorteer=True),
        Kolom("aantal_gecrediteerd", "Credits", Soort.GETAL, sorteer=True),
        Kolom("regio__naam", "Regio"),
    )

    def get_kolommen(self) -> Sequence[Kolom]:
        """Lead to the upload and to the rejected lines of a delivery, for who may see these."""
        links = {
            "naam": (Recht.AANLEVEREN, lambda rij: f"{get_bestemming('uploads')}?levering={rij.volgnummer}"),
            "aantal_afgekeurd": (
                Recht.CLIENTEN,
                lambda rij: f"{reverse('afgekeurd')}?levering={rij.volgnummer}",
            ),
        }
        mag = {naam: adres for naam, (recht, adres) in links.items() if has_recht(self.request.user, recht)}
        return [replace(kolom, link=mag.get(kolom.naam, kolom.link)) for kolom in self.kolommen]


class LeveringenView(TabelView):
    """The list of deliveries of prestaties."""

    titel = "Leveringen"
    inleiding = "Prestaties komen binnen in leveringen. Elke levering wordt één keer beoordeeld, als geheel."
    recht = Recht.LEVERINGEN
    tabel_class = Leveringtabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Levering]:
        """Return the deliveries of the regions of this user."""
        return find_leveringen(gebruiker)
