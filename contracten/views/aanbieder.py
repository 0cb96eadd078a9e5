"""Pages about providers."""

from collections.abc import Mapping, Sequence
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import reverse

from contracten.models import Aanbieder, Contract
from contracten.selectors import find_contracten
from contracten.views.contract import Contracttabel
from inkoop.kern.codes import Aanbiedersoort
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.schermen.services import (
    DetailMetTabellen,
    Filters,
    Kolom,
    Kruimel,
    Soort,
    Tabel,
    TabelView,
    Zoekfilter,
)


class Aanbiederfilter(Filters):
    """Search in name and code, or choose by place in the landscape."""

    zoek = Zoekfilter("naam", "code", label="Zoek in naam of code")
    soort = django_filters.ChoiceFilter(
        label="Plaats in het zorglandschap", choices=Aanbiedersoort.choices, empty_label="Alle"
    )


class Aanbiedertabel(Tabel):
    """Providers."""

    bijschrift = "Aanbieders"
    exportnaam = "aanbieders"
    volgorde = "naam"
    filters = Aanbiederfilter
    leeg = "Er zijn nog geen aanbieders."
    kolommen = (
        Kolom("naam", "Aanbieder", sorteer=True, kop=True, link=lambda a: reverse("aanbieder", args=[a.pk])),
        Kolom("code", "Code", sorteer=True),
        Kolom(
            "soort", "Plaats in het zorglandschap", waarde=lambda a: a.get_soort_display(), sorteer="soort"
        ),
        Kolom("kvk", "KvK-nummer"),
        Kolom("agb", "AGB-code"),
        Kolom("regio__naam", "Regio", Soort.KORT, sorteer=True),
    )


class AanbiedersView(TabelView):
    """The list of providers."""

    titel = "Aanbieders"
    inleiding = "De organisaties die zorg en ondersteuning leveren."
    recht = Recht.AANBIEDERS
    tabel_class = Aanbiedertabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Aanbieder]:
        """Return the providers this user may see."""
        return Aanbieder.objects.zichtbaar_voor(gebruiker).select_related("regio")


class ContractenVanAanbieder(Contracttabel):
    """The contracts of one provider."""

    filters = None
    kolommen = tuple(kolom for kolom in Contracttabel.kolommen if kolom.naam != "aanbieder__naam")


class ContractenZonderLink(ContractenVanAanbieder):
    """The same for who sees which contracts there are, but not what is in them."""

    kolommen = tuple(
        Kolom("nummer", "Contract", Soort.KORT, sorteer=True, kop=True) if kolom.naam == "nummer" else kolom
        for kolom in ContractenVanAanbieder.kolommen
        if not kolom.naam.startswith("afspraak")
    )


class AanbiederView(DetailMetTabellen):
    """A provider with its contracts."""

    template_name = "contracten/aanbieder.html"
    recht = Recht.AANBIEDERS
    object: Aanbieder

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Aanbieder]:
        """Return the providers this user may see."""
        return Aanbieder.objects.zichtbaar_voor(gebruiker).select_related("regio")

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the list."""
        return [Kruimel("Aanbieders", reverse("aanbieders"))]

    def get_gegevens(self) -> Sequence[tuple[str, Any]]:
        """Return the facts of the provider."""
        feiten = [
            ("Code", self.object.code),
            ("Plaats in het zorglandschap", self.object.get_soort_display() if self.object.soort else ""),
            ("KvK-nummer", self.object.kvk),
            ("AGB-code", self.object.agb),
            ("Regio", self.object.regio.naam),
        ]
        return [(label, tekst) for label, tekst in feiten if tekst]

    def get_tabellen(self) -> Mapping[str, Tabel]:
        """Return the contracts, with links for who may open them."""
        contracten: QuerySet[Contract] = find_contracten(self.gebruiker, self.peildatum).filter(
            aanbieder=self.object
        )
        mag_openen = has_recht(self.gebruiker, Recht.CONTRACTEN)
        klasse = ContractenVanAanbieder if mag_openen else ContractenZonderLink
        return {"contracten": klasse(contracten, self.request, voorvoegsel="contracten")}
