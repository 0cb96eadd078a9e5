"""Pages about products and trajectories."""

from collections.abc import Sequence
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import Max, QuerySet
from django.urls import reverse

from inkoop.kern.codes import Domein
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import (
    Filters,
    Kolom,
    Lijstfilter,
    Soort,
    Tabel,
    TabelView,
    Zoekfilter,
    get_peildatum,
)
from segmenten.models import Product, Segment, Traject, Uurtarief, add_voorkomens
from segmenten.selectors import Trajectprijsregel, find_trajectprijzen


def get_segmenten(request: Any) -> QuerySet[Segment]:
    """Return the segments that this user can choose in a filter."""
    segmenten = Segment.objects.zichtbaar_voor(request.user).op(get_peildatum(request))
    return segmenten.order_by_naam()


class Productfilter(Filters):
    """Choose by segment, or search in code and name."""

    segment = django_filters.ModelChoiceFilter(label="Segment", queryset=get_segmenten, empty_label="Alle")
    naam = Zoekfilter("voorkomen__naam", "code", label="Zoek in naam of code")


class Producttabel(Tabel):
    """The products of a segment."""

    bijschrift = "Producten"
    exportnaam = "producten"
    volgorde = "code"
    leeg = "Er zijn nog geen producten."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom("code", "Code", sorteer=True, kop=True),
        Kolom("naam", "Product", waarde="voorkomen__naam", sorteer=True),
        Kolom("categorie", "Categorie", waarde="voorkomen__categorie", sorteer=True),
        Kolom("eenheid", "Eenheid", waarde="voorkomen__eenheid", sorteer=True),
        Kolom("wet", "Wet", waarde=lambda p: _describe_wet(p)),
    )


def _describe_wet(product: Any) -> str:
    """Name the law under which a product is counted: its own, or else the first of its segment."""
    return Domein(product.voorkomen.wet or product.segment.eerste_domein).label


class AlleProductentabel(Producttabel):
    """The same over all segments, with filters."""

    filters = Productfilter
    kolommen = (
        *Producttabel.kolommen,
        Kolom(
            "segment__naam",
            "Segment",
            sorteer="segmentvoorkomen__naam",
            link=lambda p: reverse("segment", args=[p.segment_id]),
        ),
    )


class ProductenView(TabelView):
    """The list of products."""

    titel = "Producten"
    inleiding = "Hulp die apart wordt toegewezen en betaald. Elk product hoort bij één segment."
    recht = Recht.STRUCTUUR
    tabel_class = AlleProductentabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Product]:
        """Return the products of the regions of this user."""
        producten = Product.objects.zichtbaar_voor(gebruiker).op(self.peildatum)
        return add_voorkomens(producten.select_related("segment"), self.peildatum, "segment")


class Trajectfilter(Lijstfilter):
    """Search in code and name."""

    zoek = forms.CharField(label="Zoek in code of naam", required=False)

    def filter_rijen(self, rijen: Sequence[Trajectprijsregel]) -> Sequence[Trajectprijsregel]:
        """Return the trajectories whose code or name holds the text."""
        zoek = self.cleaned_data["zoek"].lower()
        return [rij for rij in rijen if zoek in f"{rij.traject.code} {rij.traject.naam}".lower()]


class Trajecttabel(Tabel):
    """Trajectories with their price at the latest rates."""

    bijschrift = "Trajecten"
    exportnaam = "trajecten"
    volgorde = "code"
    filters = Trajectfilter
    leeg = "Er zijn nog geen trajecten."
    kolommen = (
        Kolom("code", "Code", waarde="traject__code", sorteer=True, kop=True),
        Kolom("naam", "Traject", waarde="traject__naam", sorteer=True),
        Kolom("product", "Product", waarde=lambda r: str(r.traject.product)),
        Kolom("expertise", "Expertise", waarde="traject__voorkomen__expertise__naam", sorteer=True),
        Kolom("uren", "Uren per week", Soort.GETAL, waarde="traject__voorkomen__uren_per_week", sorteer=True),
        Kolom(
            "doorlooptijd",
            "Dagen",
            Soort.GETAL,
            waarde="traject__voorkomen__doorlooptijd_dagen",
            sorteer=True,
        ),
        Kolom("uurtarief", "Uurtarief", Soort.BEDRAG, sorteer=True, decimalen=4),
        Kolom("prijs", "Prijs", Soort.BEDRAG, sorteer=True, toelichting="zonder opslagen"),
    )


class TrajectenView(TabelView):
    """The list of trajectories with their price (NL §8)."""

    template_name = "segmenten/trajecten.html"
    titel = "Trajecten"
    inleiding = "Een traject is een combinatie van deskundigheid, inzet per week en doorlooptijd."
    recht = Recht.STRUCTUUR
    tabel_class = Trajecttabel

    def get_queryset(self, gebruiker: Gebruiker) -> Sequence[Trajectprijsregel]:
        """Return the prices at the latest rates of the regions of this user."""
        tarieven = Uurtarief.objects.zichtbaar_voor(gebruiker)
        self.jaar = tarieven.aggregate(jaar=Max("jaar"))["jaar"] or 0
        trajecten = Traject.objects.zichtbaar_voor(gebruiker)
        return find_trajectprijzen(trajecten, self.jaar, self.peildatum)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say of which year the rates are."""
        return super().get_context_data(jaar=self.jaar, **kwargs)
