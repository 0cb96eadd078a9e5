"""Pages about percelen."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.urls import reverse

from inkoop.kern.codes import NOG_TE_KIEZEN, Cijferniveau, Perceelsoort
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import (
    DetailMetTabellen,
    Filters,
    Kolom,
    Kruimel,
    Soort,
    Tabel,
    TabelView,
    Toon,
    Zoekfilter,
)
from segmenten.models import BEKOSTIGINGSMODELLEN, Perceel, add_voorkomens
from segmenten.selectors import (
    MODELUITLEG,
    describe_bron,
    describe_looptijd,
    describe_parameters,
    describe_perceel,
    find_jaarcijfers,
)
from segmenten.views.jaarcijfer import Cijfertabel
from segmenten.views.kruimels import get_segmentkruimels


def get_modeltoon(perceel: Perceel) -> Toon:
    """An undecided model asks for attention."""
    return Toon.LET_OP if perceel.voorkomen.model == NOG_TE_KIEZEN else Toon.NEUTRAAL


class Perceelfilter(Filters):
    """Search in name and code, or choose by funding model and scale."""

    zoek = Zoekfilter("code", "segmentvoorkomen__naam", label="Zoek in de naam")
    model = django_filters.ChoiceFilter(
        label="Bekostigingsmodel",
        field_name="voorkomen__model",
        choices=BEKOSTIGINGSMODELLEN,
        empty_label="Alle",
    )
    soort = django_filters.ChoiceFilter(
        label="Schaal",
        field_name="voorkomen__soort",
        choices=Perceelsoort.choices,
        empty_label="Alle",
    )


class Perceeltabel(Tabel):
    """The percelen of a segment."""

    bijschrift = "Percelen"
    exportnaam = "percelen"
    volgorde = "code"
    leeg = "Er zijn nog geen percelen."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom(
            "code",
            "Perceel",
            waarde=lambda p: p.naam,
            sorteer="code",
            kop=True,
            link=lambda p: reverse("perceel", args=[p.pk]),
        ),
        Kolom(
            "soort", "Schaal", waarde=lambda p: p.voorkomen.get_soort_display(), sorteer="voorkomen__soort"
        ),
        Kolom(
            "model",
            "Bekostigingsmodel",
            Soort.STATUS,
            waarde=lambda p: p.voorkomen.get_model_display(),
            sorteer="voorkomen__model",
            toon=get_modeltoon,
        ),
        Kolom("kenmerk", "Code", waarde="code"),
        Kolom("looptijd", "Looptijd", waarde=lambda p: describe_looptijd(p.voorkomen.looptijd)),
    )


class AllePercelentabel(Perceeltabel):
    """The same over all segments, with filters."""

    filters = Perceelfilter
    kolommen = (
        *Perceeltabel.kolommen,
        Kolom("segment__naam", "Segment", sorteer="segmentvoorkomen__naam"),
        Kolom("regio__naam", "Regio", Soort.KORT, sorteer=True),
    )


class PercelenView(TabelView):
    """The list of percelen."""

    titel = "Percelen"
    inleiding = "Een perceel komt als geheel op de markt en heeft één bekostigingsmodel."
    recht = Recht.STRUCTUUR
    tabel_class = AllePercelentabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Perceel]:
        """Return the percelen of the regions of this user."""
        percelen = (
            Perceel.objects.zichtbaar_voor(gebruiker).op(self.peildatum).select_related("segment", "regio")
        )
        return add_voorkomens(percelen, self.peildatum, "segment")


class PerceelView(DetailMetTabellen):
    """A perceel: its funding model in words, its terms, and who chose differently."""

    template_name = "segmenten/perceel.html"
    recht = Recht.STRUCTUUR
    object: Perceel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Perceel]:
        """Return the percelen of the regions of this user."""
        percelen = Perceel.objects.zichtbaar_voor(gebruiker).op(self.peildatum)
        percelen = percelen.select_related("segment__regio", "regio")
        return add_voorkomens(percelen, self.peildatum, "segment")

    def get_titel(self) -> str:
        """Name the perceel."""
        return f"Perceel {self.object.naam}"

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the segment."""
        return get_segmentkruimels(self.object.segment)

    def get_gegevens(self) -> Sequence[tuple[str, Any]]:
        """Return the terms of the perceel."""
        feiten = describe_perceel(self.object.voorkomen)
        return [("Segment", self.object.segment.naam), ("Code", self.object.code), *feiten]

    def get_tabellen(self) -> Mapping[str, Tabel]:
        """Return the figures about the perceel."""
        cijfers = find_jaarcijfers(self.gebruiker, Cijferniveau.PERCEEL, self.object.code, self.object.regio)
        return {"cijfers": Cijfertabel(cijfers, self.request, voorvoegsel="cijfers")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the funding model in words and the sources."""
        perceel = self.object
        inrichting = perceel.voorkomen
        uitzondering = inrichting.uitzondering or {}
        keuzes: Any = inrichting.gemeentekeuzes.select_related("gemeente")
        keuzes = add_voorkomens(keuzes, self.peildatum, "gemeente")
        return super().get_context_data(
            modeluitleg=MODELUITLEG[inrichting.model],
            modelnaam=inrichting.get_model_display(),
            modeltoon=get_modeltoon(perceel),
            gemeentekeuzes=keuzes.order_by("gemeentevoorkomen__naam"),
            deelnemers=inrichting.deelnemers.named_op(self.peildatum).order_by_naam(),
            parameters=describe_parameters(inrichting.parameters),
            motivering=uitzondering.get("motivering", ""),
            uitzonderingsbron=describe_bron(uitzondering.get("bron")),
            bron=describe_bron(inrichting.bron),
            **kwargs,
        )
