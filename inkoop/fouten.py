"""What goes wrong before a view answers: a page for people, problem details for programs."""

import sys
from collections.abc import Mapping

import structlog
from django.http import HttpRequest, HttpResponse

from inkoop.platform.databank.tijdgrenzen import Belet, find_belet
from inkoop.platform.gebruikers.middleware import is_api
from inkoop.platform.koppelvlak.problemen import make_antwoord
from inkoop.platform.schermen import fouten

_log = structlog.get_logger(__name__)
# After how many seconds it makes sense to ask again.
_WACHTEN: Mapping[Belet, int] = {Belet.SLOT: 10, Belet.DUUR: 60, Belet.WEG: 30}
_REDENEN: Mapping[Belet, str] = {
    Belet.SLOT: "Iemand of iets anders is met dezelfde gegevens bezig. Vraag het straks opnieuw.",
    Belet.DUUR: "Het antwoord duurde te lang. Vraag minder tegelijk, of vraag het later opnieuw.",
    Belet.WEG: "De databank is nu niet bereikbaar. Vraag het straks opnieuw.",
}


def fout_400(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The address or the form holds something that cannot be used."""
    return make_antwoord(400) if is_api(request) else fouten.fout_400(request, exception)


def fout_403(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The user may not see or do this."""
    return make_antwoord(403) if is_api(request) else fouten.fout_403(request, exception)


def fout_404(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The address does not exist, or not for this user."""
    return make_antwoord(404) if is_api(request) else fouten.fout_404(request, exception)


def fout_429(request: HttpRequest) -> HttpResponse:
    """Somebody asks more often than people do."""
    return make_antwoord(429) if is_api(request) else fouten.fout_429(request)


def fout_413(request: HttpRequest, grens: str) -> HttpResponse:
    """What is sent is larger than this address takes; `grens` says in words how much that is."""
    if is_api(request):
        return make_antwoord(413, f"Het verzoek is groter dan {grens}.")
    return fouten.fout_413(request, grens)


def fout_411(request: HttpRequest) -> HttpResponse:
    """What is sent does not say how large it is, so that nobody knows whether it fits."""
    return make_antwoord(411) if is_api(request) else fouten.fout_411(request)


def fout_500(request: HttpRequest) -> HttpResponse:
    """Something broke on our side; where the database only could not do it now, a 503 that says when to ask.

    Django calls this where it caught the error, whichever part of the request it came from.
    """
    if belet := find_belet(sys.exception()):
        return fout_503(request, belet)
    return make_antwoord(500) if is_api(request) else fouten.fout_500(request)


def fout_503(request: HttpRequest, belet: Belet) -> HttpResponse:
    """The database could not do it now, and may in a moment."""
    _log.warning("databank_belet", belet=belet.value, via="api" if is_api(request) else "pagina")
    if is_api(request):
        antwoord: HttpResponse = make_antwoord(503, _REDENEN[belet])
    else:
        antwoord = fouten.fout_503(request, belet, _WACHTEN[belet])
    antwoord["Retry-After"] = str(_WACHTEN[belet])
    antwoord["Cache-Control"] = "no-store"
    return antwoord
