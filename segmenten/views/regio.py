"""Pages about a region: its municipalities with the distribution key, and the steering matrix."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Max, QuerySet
from django.urls import reverse

from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.schermen.services import (
    Actie,
    DetailMetTabellen,
    DetailView,
    Kolom,
    Kruimel,
    Soort,
    Tabel,
    TabelView,
)
from segmenten.models import Inwoners, Regio, Segment
from segmenten.selectors import describe_bron, get_sturing, get_verdeling
from segmenten.views.kruimels import get_regiokruimels
from segmenten.views.segment import Segmenttabel


class Regiotabel(Tabel):
    """The regions in which the user works."""

    bijschrift = "Regio's"
    exportnaam = "regios"
    volgorde = "naam"
    leeg = "U werkt nog voor geen enkele regio. Vraag de functioneel beheerder om toegang."
    kolommen = (
        Kolom("naam", "Regio", sorteer=True, kop=True, link=lambda r: reverse("regio", args=[r.pk])),
        Kolom("code", "Code", sorteer=True),
        Kolom("opdrachtgever", "Opdrachtgever", sorteer=True),
        Kolom("is_demo", "Voorbeeld", Soort.JANEE, toelichting="verzonnen gegevens"),
    )


class RegiosView(TabelView):
    """The list of regions."""

    titel = "Regio's"
    inleiding = "De regio's van gemeenten die samen inkopen en afrekenen."
    recht = Recht.STRUCTUUR
    tabel_class = Regiotabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Regio]:
        """Return the regions in which this user works."""
        return Regio.objects.zichtbaar_voor(gebruiker)


class Verdeeltabel(Tabel):
    """The distribution key: inhabitants and share per municipality."""

    bijschrift = "Gemeenten en verdeelsleutel"
    exportnaam = "verdeelsleutel"
    leeg = "Er is nog geen verdeelsleutel."
    kolommen = (
        Kolom("naam", "Gemeente", kop=True, sorteer=True),
        Kolom("code", "CBS-code", sorteer=True),
        Kolom("peiljaar", "Peiljaar", waarde=lambda d: str(d.peiljaar)),
        Kolom("inwoners", "Inwoners", Soort.GETAL, sorteer=True, totaal=True),
        Kolom("aandeel", "Aandeel", Soort.PERCENTAGE, sorteer=True, decimalen=2),
    )


class RegioView(DetailMetTabellen):
    """A region: its municipalities with their share, and its segments."""

    template_name = "segmenten/regio.html"
    recht = Recht.STRUCTUUR
    object: Regio

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Regio]:
        """Return the regions in which this user works."""
        return Regio.objects.zichtbaar_voor(gebruiker)

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the list of regions."""
        return get_regiokruimels(self.object)[:1]

    def get_acties(self) -> Sequence[Actie]:
        """Lead to the pages about the whole region, and to its making for who may change it."""
        inrichten = Actie("Inrichten", reverse("inrichten", args=[self.object.pk]), is_hoofdactie=True)
        return [
            *([inrichten] if has_recht(self.gebruiker, Recht.STRUCTUUR_WIJZIGEN) else []),
            Actie("Sturingsmatrix", reverse("sturingsmatrix", args=[self.object.pk])),
            Actie("Cijfers", reverse("jaarcijfers", args=[self.object.pk])),
        ]

    def get_gegevens(self) -> Sequence[tuple[str, Any]]:
        """Return the facts of the region."""
        feiten = [("Code", self.object.code), ("Opdrachtgever", self.object.opdrachtgever)]
        return [(label, tekst) for label, tekst in feiten if tekst]

    def get_tabellen(self) -> Mapping[str, Tabel]:
        """Return the distribution key at the latest reference year, and the segments."""
        segmenten = Segment.objects.zichtbaar_voor(self.gebruiker).op(self.peildatum)
        segmenten = segmenten.filter(regio=self.object)
        laatste = Inwoners.objects.filter(gemeente__regio=self.object).aggregate(jaar=Max("jaar"))["jaar"]
        self.verdeling = get_verdeling(self.object, laatste or 0, self.peildatum)
        return {
            "sleutel": Verdeeltabel(self.verdeling.delen, self.request, voorvoegsel="sleutel"),
            "segmenten": Segmenttabel(segmenten, self.request, voorvoegsel="segmenten"),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the key itself and the source of the region."""
        bron = describe_bron(self.object.bron)
        return super().get_context_data(verdeling=self.verdeling, bron=bron, **kwargs)


class SturingsmatrixView(DetailView):
    """All segments of a region with its steering elements, to read and to print (NL §7; LS §2)."""

    template_name = "segmenten/sturingsmatrix.html"
    recht = Recht.STRUCTUUR
    object: Regio

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Regio]:
        """Return the regions in which this user works."""
        return Regio.objects.zichtbaar_voor(gebruiker)

    def get_titel(self) -> str:
        """Name the matrix and the region."""
        return f"Sturingsmatrix {self.object.naam}"

    def get_inleiding(self) -> str:
        """Say what the matrix shows."""
        return "Per segment: hoe de regio stuurt."

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the region."""
        return get_regiokruimels(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the segments in the order of the region."""
        segmenten = Segment.objects.zichtbaar_voor(self.gebruiker).op(self.peildatum)
        segmenten = segmenten.filter(regio=self.object).order_by("volgorde")
        return super().get_context_data(sturing=get_sturing(self.object, segmenten), **kwargs)
