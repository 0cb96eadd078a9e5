"""Pages about files that somebody had made, since a page would take too long: where, and how far."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from inkoop.kern.opmaak import format_moment
from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import (
    DOWNLOAD,
    TAAKTONEN,
    Actie,
    Blok,
    Blokregel,
    DetailView,
    Kolom,
    Kruimel,
    Soort,
    Tabel,
    TabelView,
    antwoord_voortgang,
    check_recht,
    find_bestand,
    get_bewaartijd,
    make_taakbalk,
    render_blok,
    render_link,
)
from inkoop.platform.taken.models import ONAFGEROND, Taak, Taakstatus

# On the start page what is being made, and what was made this short a time ago.
NIEUW = timedelta(days=1)
MEESTE_OP_START = 5


def find_downloads(gebruiker: Gebruiker) -> QuerySet[Taak]:
    """Return the files that this account asked for and that are made or still kept, latest first."""
    eigen = Taak.objects.filter(soort=DOWNLOAD, gevraagd_door=gebruiker)
    return eigen.filter(_is_bezig_of_sinds(get_bewaartijd())).order_by("-gemaakt_op", "pk")


def _is_bezig_of_sinds(tijd: timedelta) -> Q:
    """Ask for what is being made and what was made no longer ago than `tijd`: it is kept from that moment."""
    return Q(status__in=ONAFGEROND) | Q(klaar_op__gte=timezone.now() - tijd)


class Downloadtabel(Tabel):
    """Files that somebody had made."""

    bijschrift = "Mijn downloads"
    exportnaam = "downloads"
    volgorde = "-gemaakt_op"
    leeg = "Er zijn geen downloads. Een lange lijst die u downloadt, komt hier te staan."
    kolommen = (
        Kolom("titel", "Download", kop=True, link=lambda t: reverse("download", args=[t.pk])),
        Kolom(
            "status",
            "Status",
            Soort.STATUS,
            waarde=lambda t: t.get_status_display(),
            toon=lambda t: TAAKTONEN[t.status],
        ),
        Kolom("melding", "Melding"),
        Kolom("gemaakt_op", "Gevraagd op", Soort.MOMENT, sorteer=True),
        Kolom("klaar_op", "Klaar op", Soort.MOMENT),
    )


class DownloadsView(TabelView):
    """The files that this account had made."""

    titel = "Mijn downloads"
    recht = Recht.START
    tabel_class = Downloadtabel

    def get_inleiding(self) -> str:
        """Say what stands here, and for how long."""
        dagen = get_bewaartijd().days
        return f"Lange lijsten worden op de achtergrond gemaakt. U kunt ze hier {dagen} dagen lang ophalen."

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Taak]:
        """Return what this user asked for."""
        return find_downloads(gebruiker)


class DownloadView(DetailView):
    """A file that is being made, which renews itself until it is there to take."""

    template_name = "paginas/taak.html"
    recht = Recht.START
    object: Taak

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Taak]:
        """Return what this user asked for."""
        return find_downloads(gebruiker)

    def get_titel(self) -> str:
        """Name the file."""
        return self.object.titel

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the list."""
        return [Kruimel("Mijn downloads", reverse("downloads"))]

    def get_acties(self) -> Sequence[Actie]:
        """Lead to the file, once it is there."""
        bestand = self._bestand
        if bestand is None:
            return ()
        return [
            Actie(
                "Download het bestand", reverse("bestanden:download", args=[bestand.pk]), is_hoofdactie=True
            )
        ]

    def get_gegevens(self) -> Sequence[tuple[str, Any]]:
        """Return the file and until when it is kept."""
        taak, bestand = self.object, self._bestand
        feiten = [("Gevraagd op", format_moment(taak.gemaakt_op))]
        if bestand is not None:
            feiten += [
                ("Bestand", bestand.naam),
                ("Op te halen tot", format_moment(bestand.gemaakt_op + get_bewaartijd())),
            ]
        return feiten

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the progress."""
        voortgang = make_taakbalk(self.object, *_get_adressen(self.object))
        return super().get_context_data(voortgang=voortgang, **kwargs)

    @cached_property
    def _bestand(self) -> Bestand | None:
        return find_bestand(self.object) if self.object.status == Taakstatus.KLAAR else None


@require_safe
def download_voortgang(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Return the progress of a file as a fragment; when it is there the page loads again."""
    check_recht(request, Recht.START)
    taak = find_downloads(request.user).filter(pk=pk).first() if isinstance(request.user, Gebruiker) else None
    if taak is None:
        raise Http404(str(pk))
    return antwoord_voortgang(request, make_taakbalk(taak, *_get_adressen(taak)))


def render_downloadlink(request: HttpRequest, _: Any) -> SafeString:
    """Lead from the menu of the user to the own downloads."""
    return format_html("<p>{}</p>", render_link("Mijn downloads", reverse("downloads")))


def render_downloads(request: HttpRequest, _: Any) -> SafeString:
    """Tell on the start page which files are being made and which are there; nothing where there are none."""
    if not isinstance(request.user, Gebruiker):
        return SafeString("")
    taken = list(find_downloads(request.user).filter(_is_bezig_of_sinds(NIEUW))[:MEESTE_OP_START])
    if not taken:
        return SafeString("")
    regels = [
        Blokregel(
            taak.titel,
            reverse("download", args=[taak.pk]),
            taak.melding or f"Gevraagd op {format_moment(taak.gemaakt_op)}",
            taak.get_status_display(),
            TAAKTONEN[taak.status],
        )
        for taak in taken
    ]
    blok = Blok("Mijn downloads", regels, "", "Alle downloads", reverse("downloads"))
    return render_blok(request, blok)


def _get_adressen(taak: Taak) -> tuple[str, str]:
    return reverse("download_voortgang", args=[taak.pk]), reverse("download", args=[taak.pk])
