"""Pages for a client who asks what is held about him: ask, look, and take along as a file."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from inkoop.kern.opmaak import format_moment
from inkoop.platform.documenten.services import PdfDocument, make_pdf
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
    lever,
)
from inkoop.privacy.forms.inzageverzoek import Verzoekformulier
from inkoop.privacy.models import Inzageverzoek
from inkoop.privacy.services import Overzicht, find_verzoeken, make_overzicht, render_overzicht, save_verzoek
from segmenten.models import Regio

MIMES = {"pdf": "application/pdf", "html": "text/html; charset=utf-8"}
WEG = "Over deze cliënt is hier niets (meer) dat u mag zien."


class Verzoektabel(Tabel):
    """The own recent requests, without the pseudonym."""

    bijschrift = "Inzageverzoeken"
    exportnaam = "inzageverzoeken"
    leeg = "U hebt de laatste dagen geen overzicht gevraagd."
    kolommen = (
        Kolom("pk", "Verzoek", waarde=str, kop=True, link=lambda v: reverse("inzageverzoek", args=[v.pk])),
        Kolom("regio__naam", "Regio"),
        Kolom("gevraagd_op", "Gevraagd op", Soort.MOMENT),
        Kolom("reden", "Waarom"),
    )


class VerzoekenView(TabelView):
    """The own requests."""

    titel = "Inzage voor een cliënt"
    inleiding = (
        "Een cliënt mag weten wat over hem is vastgelegd. U brengt het bijeen in een bestand dat de gemeente "
        "kan geven. Elk verzoek staat met uw reden in het logboek."
    )
    recht = Recht.CLIENTINZAGE
    tabel_class = Verzoektabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Inzageverzoek]:
        """Return the own requests that are recent."""
        return find_verzoeken(gebruiker, timezone.now())

    def get_acties(self) -> Sequence[Actie]:
        """Lead to a new request."""
        return [Actie("Overzicht vragen", reverse("inzageverzoek_nieuw"), is_hoofdactie=True)]


class VerzoekNieuwView(FormulierView):
    """Ask for all about one client."""

    titel = "Overzicht vragen"
    inleiding = "Ga na of het verzoek van de cliënt zelf komt, of van wie namens hem mag vragen."
    recht = Recht.CLIENTINZAGE
    vraagt_bevestiging = True
    form_class = Verzoekformulier
    knop = "Zoek alles bijeen"
    gelukt = "Het verzoek is vastgelegd."

    def get_form(self, data: Any = None, files: Any = None) -> forms.Form:
        """Offer the regions of this user."""
        return Verzoekformulier(data, regios=Regio.objects.zichtbaar_voor(self.gebruiker).order_by("naam"))

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the list."""
        return [Kruimel("Inzage voor een cliënt", reverse("inzageverzoeken"))]

    def get_annuleer_url(self) -> str:
        """Lead back to the list."""
        return reverse("inzageverzoeken")

    def handle(self, form: forms.Form) -> str:
        """Keep the request."""
        gegevens = form.cleaned_data
        verzoek = save_verzoek(self.gebruiker, gegevens["regio"], gegevens["kenmerk"], gegevens["reden"])
        return reverse("inzageverzoek", args=[verzoek.pk])


def _make_overzicht(verzoek: Inzageverzoek, gebruiker: Gebruiker) -> Overzicht:
    overzicht = make_overzicht(verzoek, gebruiker, timezone.localdate())
    if overzicht is None:
        raise Http404(WEG)
    return overzicht


def _make_inzage(verzoek: Inzageverzoek, overzicht: Overzicht, **anders: Any) -> Inzage:
    details = {"client": overzicht.pseudoniem, **anders.pop("details", {})}
    return Inzage("inzageverzoek", str(verzoek.pk), [verzoek.regio.code], details, **anders)


class VerzoekView(DetailView):
    """What is held about the client of a request, in numbers, and the way to the file."""

    recht = Recht.CLIENTINZAGE
    logt = "inzageverzoek"
    object: Inzageverzoek
    overzicht: Overzicht

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Inzageverzoek]:
        """Return the own requests that are recent."""
        return find_verzoeken(gebruiker, timezone.now())

    def get_object(self) -> Inzageverzoek:
        """Return the request, with all about its client."""
        verzoek: Inzageverzoek = super().get_object()
        self.overzicht = _make_overzicht(verzoek, self.gebruiker)
        return verzoek

    def find_inzagen(self) -> Iterable[Inzage]:
        """Return the look at the client."""
        return [_make_inzage(self.object, self.overzicht)]

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the list."""
        return [Kruimel("Inzage voor een cliënt", reverse("inzageverzoeken"))]

    def get_inleiding(self) -> str:
        """Say what is in the file."""
        return (
            "Dit staat in het bestand. Dit product kent geen naam, adres, geboortedatum of BSN van de cliënt."
        )

    def get_gegevens(self) -> Sequence[tuple[str, Any]]:
        """Return whom it is about, why, and how much there is."""
        verzoek = self.object
        return [
            ("Cliënt (pseudoniem)", self.overzicht.pseudoniem),
            ("Regio", verzoek.regio.naam),
            ("Waarom", verzoek.reden),
            ("Gevraagd op", format_moment(verzoek.gevraagd_op)),
            *self.overzicht.samenvatting,
        ]

    def get_acties(self) -> Sequence[Actie]:
        """Lead to the file."""
        pdf, html = (reverse("inzageoverzicht", args=[self.object.pk, vorm]) for vorm in ("pdf", "html"))
        return [Actie("Overzicht als PDF", pdf, is_hoofdactie=True), Actie("Als webpagina", html)]


class VerzoekBestandView(RechtVereistMixin, View):
    """The file with everything, made in the background and kept for who asked."""

    recht = Recht.CLIENTINZAGE
    logt = "inzageverzoek"
    http_method_names = ("get", "head")
    verzoek: Inzageverzoek
    overzicht: Overzicht

    def find_inzagen(self) -> Iterable[Inzage]:
        """Return that everything about the client was taken along."""
        details = {"vorm": self.kwargs["vorm"]}
        return [_make_inzage(self.verzoek, self.overzicht, wat=GEEXPORTEERD, details=details)]

    def get(self, request: HttpRequest, pk: int, vorm: str) -> HttpResponseBase:
        """Have the file made."""
        if vorm not in MIMES:
            raise Http404(vorm)
        self.verzoek = get_object_or_404(find_verzoeken(self.gebruiker, timezone.now()), pk=pk)
        self.overzicht = _make_overzicht(self.verzoek, self.gebruiker)
        return lever(
            request,
            Download(
                titel=f"Overzicht bij inzageverzoek {pk}",
                naam=f"inzageverzoek-{pk}",
                einde=f".{vorm}",
                mime=MIMES[vorm],
                is_groot=lambda: vorm == "pdf",
                make=lambda _: [self._make(vorm)],
            ),
        )

    def _make(self, vorm: str) -> bytes:
        html = render_overzicht(self.overzicht, self.verzoek)
        if vorm == "html":
            return html.encode()
        titel = "Wat over u is vastgelegd"
        return make_pdf(PdfDocument(titel=titel, html=html, moment=self.verzoek.gevraagd_op))
