"""Pages for who makes contracts and decisions public, or has them kept: ask, look back, and take along."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from inkoop.archief.forms.archiefexport import Exportformulier
from inkoop.archief.models import Archiefexport
from inkoop.archief.services import (
    Exportopgave,
    count_stukken,
    describe_vraag,
    find_doelbezwaren,
    find_doelen,
    find_exporten,
    find_rechtbezwaren,
    save_export,
    write_export,
)
from inkoop.kern.archiefstuk import Exportdoel
from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.opmaak import format_aantal, format_datum, format_moment
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import (
    GEEXPORTEERD,
    Actie,
    DetailView,
    Download,
    FormulierView,
    Inzage,
    Kolom,
    Kruimel,
    RechtVereistMixin,
    Soort,
    Tabel,
    TabelView,
    get_bewaartijd,
    lever,
)
from segmenten.models import Regio

TITEL = "Export voor Woo en archief"


def describe_periode(export: Archiefexport) -> str:
    """Return the period in words."""
    return f"{format_datum(export.vanaf)} tot en met {format_datum(export.tot)}"


class Exporttabel(Tabel):
    """What was asked in the own regions."""

    bijschrift = "Exporten"
    exportnaam = "exporten"
    leeg = (
        "Er is nog geen export gemaakt. Een export brengt contracten en besluiten van een periode samen in "
        "een bestand."
    )
    kolommen = (
        Kolom(
            "pk",
            "Export",
            waarde=lambda e: f"Export {e.pk}",
            kop=True,
            link=lambda e: reverse("archiefexport", args=[e.pk]),
        ),
        Kolom("regio__naam", "Regio"),
        Kolom("doel", "Waarvoor", waarde=lambda e: e.get_doel_display()),
        Kolom("periode", "Periode", waarde=describe_periode),
        Kolom("reden", "Waarom"),
        Kolom("gevraagd_door", "Gevraagd door", waarde=lambda e: str(e.gevraagd_door)),
        Kolom("gevraagd_op", "Gevraagd op", Soort.MOMENT),
    )


class ExportenView(TabelView):
    """What was asked in the regions of this user."""

    titel = TITEL
    inleiding = (
        "U brengt contracten en vastgestelde afrekeningen van een periode samen in een bestand: om openbaar "
        "te maken (Woo), of voor het archief. Inkoop publiceert zelf niets."
    )
    recht = Recht.ARCHIEFEXPORT
    tabel_class = Exporttabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Archiefexport]:
        """Return what was asked, latest first."""
        return find_exporten(gebruiker)

    def get_acties(self) -> Sequence[Actie]:
        """Lead to a new export."""
        return [Actie("Export maken", reverse("archiefexport_nieuw"), is_hoofdactie=True)]


class ExportNieuwView(FormulierView):
    """Ask for an export."""

    titel = "Export maken"
    recht = Recht.ARCHIEFEXPORT
    knop = "Maak de export"
    gelukt = "De export is gevraagd. Wat u vroeg, staat met uw reden in het logboek."

    def get_inleiding(self) -> str:
        """Say what becomes of it, and what this user cannot ask for."""
        zin = "De export wordt op de achtergrond gemaakt. U haalt haar daarna op bij Mijn downloads."
        redenen = [b.reden for doel in Exportdoel for b in find_doelbezwaren(self.gebruiker, doel)]
        return " ".join([zin, *redenen])

    def get_form(self, data: Any = None, files: Any = None) -> forms.Form:
        """Offer the regions of this user."""
        regios = Regio.objects.zichtbaar_voor(self.gebruiker).order_by("naam")
        return Exportformulier(data, regios=regios, doelen=find_doelen(self.gebruiker))

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the list."""
        return [Kruimel(TITEL, reverse("archiefexporten"))]

    def get_annuleer_url(self) -> str:
        """Lead back to the list."""
        return reverse("archiefexporten")

    def handle(self, form: forms.Form) -> str:
        """Keep what is asked, and have it made at once."""
        gegevens = form.cleaned_data
        opgave = Exportopgave(
            Exportdoel(gegevens["doel"]), gegevens["vanaf"], gegevens["tot"], gegevens["reden"]
        )
        export = save_export(self.gebruiker, gegevens["regio"], opgave)
        return reverse("archiefexport_bestand", args=[export.pk])


class ExportView(DetailView):
    """One export: what was asked, how much it holds, and the way to the file."""

    template_name = "archief/archiefexport.html"
    recht = Recht.ARCHIEFEXPORT
    object: Archiefexport

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Archiefexport]:
        """Return what was asked in the regions of this user."""
        return find_exporten(gebruiker)

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the list."""
        return [Kruimel(TITEL, reverse("archiefexporten"))]

    def get_inleiding(self) -> str:
        """Say what it is for, and how long a file of it stays."""
        dagen = get_bewaartijd().days
        return (
            f"{Exportdoel(self.object.doel).uitleg} Het bestand staat na het maken {dagen} dagen klaar voor "
            "wie het maakte. Daarna maakt u het opnieuw."
        )

    def get_gegevens(self) -> Sequence[tuple[str, Any]]:
        """Return what was asked, by whom, and how much there is now."""
        export = self.object
        telling = count_stukken(self.gebruiker, export.regio, export.periode)
        feiten = [
            ("Regio", export.regio.naam),
            ("Waarvoor", export.get_doel_display()),
            ("Periode", describe_periode(export)),
            ("Waarom", export.reden),
            ("Gevraagd door", str(export.gevraagd_door)),
            ("Gevraagd op", format_moment(export.gevraagd_op)),
            ("Contracten", format_aantal(telling.contracten, "contract", "contracten")),
            ("Besluiten", format_aantal(telling.besluiten, "afrekening", "afrekeningen")),
            ("Laatst gemaakt op", format_moment(export.gemaakt_op) if export.gemaakt_op else ""),
            ("Controlegetal (SHA-256)", export.sha256),
        ]
        return [(label, tekst) for label, tekst in feiten if tekst]

    def get_acties(self) -> Sequence[Actie]:
        """Lead to the file, for who may have it."""
        if self._find_bezwaren():
            return ()
        adres = reverse("archiefexport_bestand", args=[self.object.pk])
        return [Actie("Maak het bestand", adres, is_hoofdactie=True)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add why this user cannot have the file, and what to look at before something is made public."""
        return super().get_context_data(
            bezwaren=[bezwaar.reden for bezwaar in self._find_bezwaren()],
            is_openbaar=self.object.doel == Exportdoel.WOO,
            **kwargs,
        )

    def _find_bezwaren(self) -> list[Bezwaar]:
        return find_rechtbezwaren(self.gebruiker, self.object.regio, Exportdoel(self.object.doel))


class ExportBestandView(RechtVereistMixin, View):
    """The file, made in the background and kept for who asked."""

    recht = Recht.ARCHIEFEXPORT
    logt = "archiefexport"
    http_method_names = ("get", "head")
    export: Archiefexport

    def find_inzagen(self) -> Iterable[Inzage]:
        """Return that the file was made, and which one it is."""
        export = find_exporten(self.gebruiker).get(pk=self.export.pk)
        details = describe_vraag(export) | {"sha256": export.sha256}
        return [Inzage(self.logt, str(export.pk), [export.regio.code], details, GEEXPORTEERD)]

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Have the file made."""
        self.export = export = get_object_or_404(find_exporten(self.gebruiker), pk=pk)
        bezwaren = find_rechtbezwaren(self.gebruiker, export.regio, Exportdoel(export.doel))
        if bezwaren:
            raise PermissionDenied(bezwaren[0].reden)
        return lever(
            request,
            Download(
                titel=f"{export.get_doel_display()}: {export.regio.naam}, {describe_periode(export)}",
                naam=f"{export.doel}-{export.regio.code}-{export.vanaf}-{export.tot}",
                einde=".zip",
                mime="application/zip",
                is_groot=lambda: True,
                make=lambda voortgang: write_export(export, self.gebruiker, voortgang, timezone.now()),
                regio=export.regio.code,
            ),
        )
