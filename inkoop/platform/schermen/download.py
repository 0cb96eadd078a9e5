"""Files that take longer than a page: asked for on a page, made in the background, kept for who asked.

A page describes the file that it gives (`Download`) and hands it to `lever`. What is small comes at once.
What is large becomes a job that asks the same page once more, in the name of who asked and with what he may
see at that moment; so filters, rights and the log are those of the page, and there is no second way to make a
list.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.urls import resolve
from django.utils import timezone

from inkoop.kern.bestandsnaam import clean_bestandsnaam
from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.bestanden.services import save_bestand
from inkoop.platform.documenten.services import DocumentError, OngeldigeWaardeError
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.toegangen import get_toegangen
from inkoop.platform.gebruikers.zicht import met_zicht_van
from inkoop.platform.schermen.bestemmingen import get_bestemming
from inkoop.platform.taken.models import ONAFGEROND, Taak
from inkoop.platform.taken.services import TaakMisluktError, Voortgang, start_taak

DOWNLOAD = "download"
# So many of one account at a time: who asks for more waits for these.
MEESTE_TEGELIJK = 5
TE_VEEL = f"U hebt al {MEESTE_TEGELIJK} downloads die nog worden gemaakt. Wacht tot er een klaar is."
MAG_NIET = "U mag deze lijst niet zien, of de lijst is er niet meer."
PAST_NIET = "Een regel past niet in dit soort bestand{plaats}. Kies een andere vorm, of een filter."
ANDERS = "Deze lijst kan nu niet worden gemaakt. Vraag de lijst opnieuw aan op de pagina zelf."


@dataclass(frozen=True)
class Download:
    """A file that a page gives.

    Attributes:
        titel: what it is, for the list of downloads; without filters, which may tell about a client.
        naam: its name, without its ending.
        einde: the ending: ".csv".
        mime: media type.
        is_groot: tells whether it takes longer than a page may.
        make: makes the pieces, and tells how far it is.
        regio: code of the region whose log tells who took it along; else empty.
    """

    titel: str
    naam: str
    einde: str
    mime: str
    is_groot: Callable[[], bool]
    make: Callable[[Voortgang], Iterable[bytes]]
    regio: str = ""

    @property
    def bestandsnaam(self) -> str:
        """The name that every disk takes."""
        return clean_bestandsnaam(self.naam, self.einde)


class Downloadwerk:
    """The job that asks a page for its file; it is given to the page with the request."""

    def __init__(self, taak: Taak, gebruiker: Gebruiker, voortgang: Voortgang) -> None:
        self._taak, self._gebruiker, self._voortgang = taak, gebruiker, voortgang
        self.bestand: Bestand | None = None

    def keep(self, download: Download) -> HttpResponse:
        """Make the file and keep it for who asked; what an attempt that was broken off kept goes."""
        sleutel = make_sleutel(self._taak, self._gebruiker)
        Bestand.objects.filter(soort=DOWNLOAD, onderwerp_sleutel__startswith=f"{self._taak.pk}/").delete()
        self.bestand = save_bestand(
            soort=DOWNLOAD,
            naam=download.bestandsnaam,
            mime=download.mime.partition(";")[0],
            inhoud=_make_stukken(download, self._voortgang),
            onderwerp=(DOWNLOAD, sleutel),
            gebruiker=self._gebruiker,
            regio=download.regio,
        )
        return HttpResponse()


def lever(request: HttpRequest, download: Download) -> HttpResponseBase:
    """Give a file at once, or have it made in the background and lead to where it will be.

    Raises `BadRequest` when somebody has too many in the making, or when a value does not fit in the file.
    """
    werk = getattr(request, "downloadwerk", None)
    if isinstance(werk, Downloadwerk):
        return werk.keep(download)
    gebruiker = getattr(request, "user", None)
    if isinstance(gebruiker, Gebruiker) and download.is_groot():
        return redirect(get_bestemming(DOWNLOAD, start_download(request, gebruiker, download).pk))
    # In memory: what is not small was made in the background.
    inhoud = BytesIO(b"".join(_make_stukken(download, _tell_niemand)))
    return FileResponse(
        inhoud, as_attachment=True, filename=download.bestandsnaam, content_type=download.mime
    )


def start_download(request: HttpRequest, gebruiker: Gebruiker, download: Download) -> Taak:
    """Ask for a file as a job; while one for the same address waits or runs, that one is given."""
    adres = request.get_full_path()
    wat = f"{adres} {gebruiker.regiokeuze or ''}".strip()
    sleutel = f"{gebruiker.pk}/{hashlib.sha256(wat.encode()).hexdigest()[:32]}"
    bezig = Taak.objects.filter(soort=DOWNLOAD, gevraagd_door=gebruiker, status__in=ONAFGEROND)
    if bezig.exclude(sleutel=sleutel).count() >= MEESTE_TEGELIJK:
        raise BadRequest(TE_VEEL)
    # Of no region: an address holds what somebody looked for, which is for nobody else.
    argumenten = {"adres": adres, "regiokeuze": gebruiker.regiokeuze}
    return start_taak(DOWNLOAD, download.titel[:200], argumenten, gebruiker, sleutel=sleutel)


def download_taak(taak: Taak, voortgang: Voortgang) -> Mapping[str, Any]:
    """Carry out such a job: ask the page for its file in the name of who asked, and keep it for him."""
    gebruiker = taak.gevraagd_door
    if gebruiker is None or not gebruiker.is_active or "adres" not in taak.argumenten:
        raise TaakMisluktError(MAG_NIET)
    gebruiker.regiokeuze = taak.argumenten.get("regiokeuze")
    werk = Downloadwerk(taak, gebruiker, voortgang)
    try:
        with met_zicht_van(gebruiker):
            _ask(taak.argumenten["adres"], gebruiker, werk)
    except (PermissionDenied, Http404) as fout:
        raise TaakMisluktError(MAG_NIET) from fout
    except BadRequest as fout:
        raise TaakMisluktError(str(fout)) from fout
    if werk.bestand is None:
        raise TaakMisluktError(ANDERS)
    return {"bestand": str(werk.bestand.pk)}


def may_read_download(gebruiker: Gebruiker, bestand: Bestand) -> bool:
    """Whether somebody may read such a file: who asked for it, while he works for whom he did then."""
    if bestand.gemaakt_door_id != gebruiker.pk or bestand.gemaakt_op < timezone.now() - get_bewaartijd():
        return False
    return bestand.onderwerp_sleutel.partition("/")[2] == _make_bereik(gebruiker)


def find_bestand(taak: Taak) -> Bestand | None:
    """Return the file that a job made; None when there is none, or not any more."""
    return Bestand.objects.filter(soort=DOWNLOAD, onderwerp_sleutel__startswith=f"{taak.pk}/").first()


def get_bewaartijd() -> timedelta:
    """Return how long such a file is kept."""
    return timedelta(days=settings.DOWNLOAD_DAGEN)


def remove_oude_downloads() -> int:
    """Remove files that were kept long enough, and of every job that ended what somebody looked for.

    Returns how many files.
    """
    grens = timezone.now() - get_bewaartijd()
    Taak.objects.filter(soort=DOWNLOAD).exclude(status__in=ONAFGEROND).exclude(argumenten={}).update(
        argumenten={}
    )
    return Bestand.objects.filter(soort=DOWNLOAD, gemaakt_op__lt=grens).delete()[0]


def make_sleutel(taak: Taak, gebruiker: Gebruiker) -> str:
    """Return what a file of a job is known by: the job, and for whom who asked works."""
    return f"{taak.pk}/{_make_bereik(gebruiker)}"


def _make_bereik(gebruiker: Gebruiker) -> str:
    """Return a mark of what an account may see: its roles, and all that it is tied to."""
    waar = "|".join([*sorted(gebruiker.rollen), *get_toegangen(gebruiker)])
    return hashlib.sha256(waar.encode()).hexdigest()[:16]


def _ask(adres: str, gebruiker: Gebruiker, werk: Downloadwerk) -> None:
    """Ask a page of this program, as a browser would but for the network."""
    deel = urlsplit(adres)
    request = HttpRequest()
    request.method = "GET"
    request.path = request.path_info = deel.path
    request.META.update({"QUERY_STRING": deel.query, "SERVER_NAME": "localhost", "SERVER_PORT": "80"})
    request.GET = QueryDict(deel.query)
    request.user = gebruiker
    request.downloadwerk = werk  # type: ignore[attr-defined]
    request.resolver_match = match = resolve(deel.path)
    match.func(request, *match.args, **match.kwargs)


def _make_stukken(download: Download, voortgang: Voortgang) -> Iterable[bytes]:
    """Make the pieces; who asked is told what does not fit, at once and in the background alike."""
    try:
        yield from download.make(voortgang)
    except DocumentError as fout:
        # Without the value: it may tell about a client.
        plaats = f" ({fout.plaats})" if isinstance(fout, OngeldigeWaardeError) else ""
        raise BadRequest(PAST_NIET.format(plaats=plaats)) from fout


def _tell_niemand(gedaan: int, totaal: int, melding: str) -> None:
    """What comes at once has no progress."""
