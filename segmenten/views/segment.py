"""Pages about segments."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.urls import reverse

from inkoop.kern.codes import Cijferniveau, Domein
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import (
    Actie,
    DetailMetTabellen,
    Filters,
    Kolom,
    Kruimel,
    Soort,
    Tabel,
    TabelView,
    Zoekfilter,
)
from segmenten.models import Perceel, Product, Regio, Segment, add_voorkomens
from segmenten.selectors import describe_bron, find_jaarcijfers, get_sturing
from segmenten.views.jaarcijfer import Cijfertabel
from segmenten.views.kruimels import get_regiokruimels
from segmenten.views.perceel import Perceeltabel
from segmenten.views.product import Producttabel


class Segmentfilter(Filters):
    """Choose by domain, or search in name and description."""

    domein = django_filters.ChoiceFilter(
        label="Domein", choices=Domein.choices, empty_label="Alle", method="filter_domein"
    )
    naam = Zoekfilter("voorkomen__naam", "code", label="Zoek in de naam")

    def filter_domein(self, rijen: QuerySet[Segment], _naam: str, domein: str) -> QuerySet[Segment]:
        """Keep the segments that lie in a domain, alone or among others."""
        return rijen.filter(domeinen__contains=[domein])


class Segmenttabel(Tabel):
    """The segments of a region."""

    bijschrift = "Segmenten"
    exportnaam = "segmenten"
    volgorde = "volgorde"
    leeg = "Er zijn nog geen segmenten."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom(
            "volgorde",
            "Segment",
            waarde=lambda s: s.naam,
            sorteer=("regio__naam", "volgorde"),
            kop=True,
            link=lambda s: reverse("segment", args=[s.pk]),
        ),
        Kolom("domein", "Domein", waarde=lambda s: s.domeinnamen, sorteer="domeinen"),
        Kolom("typering", "Voor wie", waarde="voorkomen__typering"),
    )


class AlleSegmententabel(Segmenttabel):
    """The same over several regions, with filters."""

    filters = Segmentfilter
    kolommen = (*Segmenttabel.kolommen, Kolom("regio__naam", "Regio", Soort.KORT, sorteer=True))


class SegmentenView(TabelView):
    """The list of segments."""

    titel = "Segmenten"
    inleiding = "Een segment is een deel van een domein met eigen vormen van hulp."
    recht = Recht.STRUCTUUR
    tabel_class = AlleSegmententabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Segment]:
        """Return the segments of the regions of this user."""
        return Segment.objects.zichtbaar_voor(gebruiker).op(self.peildatum).select_related("regio")

    def get_acties(self) -> Sequence[Actie]:
        """Lead to the steering matrix, of the one region in which most users work."""
        regios = Regio.objects.zichtbaar_voor(self.gebruiker).order_by("naam")[:2]
        if len(regios) != 1:
            return ()
        return [Actie("Sturingsmatrix", reverse("sturingsmatrix", args=[regios[0].pk]))]


class SegmentView(DetailMetTabellen):
    """A segment: how it is steered, percelen, products and figures."""

    template_name = "segmenten/segment.html"
    recht = Recht.STRUCTUUR
    object: Segment

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Segment]:
        """Return the segments of the regions of this user."""
        segmenten = Segment.objects.zichtbaar_voor(gebruiker).op(self.peildatum)
        return segmenten.select_related("regio").prefetch_related("budgetmaxima")

    def get_inleiding(self) -> str:
        """Say for whom the segment is."""
        return self.object.voorkomen.typering

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the region."""
        return get_regiokruimels(self.object.regio)

    def get_gegevens(self) -> Sequence[tuple[str, Any]]:
        """Return the facts of the segment."""
        return [("Domein", self.object.domeinnamen), ("Code", self.object.code)]

    def get_tabellen(self) -> Mapping[str, Tabel]:
        """Return what lies within the segment."""
        gebruiker, segment = self.gebruiker, self.object
        percelen = Perceel.objects.zichtbaar_voor(gebruiker).op(self.peildatum).filter(segment=segment)
        percelen = add_voorkomens(percelen.select_related("segment"), self.peildatum, "segment")
        producten = Product.objects.zichtbaar_voor(gebruiker).op(self.peildatum).filter(segment=segment)
        producten = producten.select_related("segment")
        cijfers = find_jaarcijfers(gebruiker, Cijferniveau.SEGMENT, segment.code, segment.regio)
        return {
            "percelen": Perceeltabel(percelen, self.request, voorvoegsel="percelen"),
            "producten": Producttabel(producten, self.request, voorvoegsel="producten"),
            "cijfers": Cijfertabel(cijfers, self.request, voorvoegsel="cijfers"),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the source of the segment, and a text per steering element of its region."""
        bron = describe_bron(self.object.voorkomen.bron)
        sturing = get_sturing(self.object.regio, [self.object])
        return super().get_context_data(bron=bron, sturing=sturing.regels[0], **kwargs)
