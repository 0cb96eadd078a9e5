"""The only way to a private file."""

from uuid import UUID

import structlog
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.bestanden.selectors import get_bestand, open_inhoud
from inkoop.platform.bestanden.services import bestand_opgehaald
from inkoop.platform.gebruikers.models import Gebruiker

logger = structlog.get_logger(__name__)


@require_safe
@login_required
def download(request: HttpRequest, sleutel: UUID) -> FileResponse:
    """Send a file to who may read it; to anybody else it does not exist."""
    gebruiker = request.user
    if not isinstance(gebruiker, Gebruiker):
        raise Http404
    try:
        bestand = get_bestand(gebruiker, sleutel)
    except Bestand.DoesNotExist as fout:
        raise Http404("Dit bestand bestaat niet") from fout
    antwoord = FileResponse(
        open_inhoud(bestand),
        content_type=bestand.mime,
        as_attachment=True,
        filename=bestand.naam,
    )
    # A stream from an object store does not tell its length.
    antwoord["Content-Length"] = str(bestand.grootte)
    # A private file is kept by no cache, and a browser may not guess that it is something to run.
    antwoord["Cache-Control"] = "private, no-store"
    antwoord["X-Content-Type-Options"] = "nosniff"
    bestand_opgehaald.send(sender=Bestand, bestand=bestand, gebruiker=gebruiker)
    logger.info("bestand_opgehaald", bestand=str(bestand.pk), soort=bestand.soort)
    return antwoord
