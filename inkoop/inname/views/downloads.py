"""Files about uploads: an empty list to fill in, and the wrong rows of one that was brought."""

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from inkoop.inname.bronnen import BRONNEN
from inkoop.inname.selectors import find_uploads
from inkoop.inname.services import (
    get_vorm_te_herstellen,
    make_te_herstellen,
    make_voorbeeld_csv,
    make_voorbeeld_xlsx,
)
from inkoop.inname.views.upload import make_inzage
from inkoop.platform.bestanden.bron import Rijenbron
from inkoop.platform.gebruikers.rechten import Bereik, Recht, has_recht
from inkoop.platform.schermen.services import GEEXPORTEERD, SOORTEN, Download, check_recht, lever, log_inzage

_VOORBEELDEN: Mapping[str, Callable[[Rijenbron], bytes]] = {
    "csv": make_voorbeeld_csv,
    "xlsx": make_voorbeeld_xlsx,
}


def find_bronnen(gebruiker: Any) -> list[Rijenbron]:
    """Return what somebody may deliver: what is of no municipality is for who works for the region."""
    heel = has_recht(gebruiker, Recht.AANLEVEREN, Bereik.REGIO)
    return [bron for bron in BRONNEN.values() if heel or bron.make_eigenaarfunctie]


@require_safe
def upload_voorbeeld(request: HttpRequest, soort: str, vorm: str) -> HttpResponse:
    """Return an empty list of one kind to fill in, as a workbook or as CSV."""
    check_recht(request, Recht.AANLEVEREN)
    bron = next((bron for bron in find_bronnen(request.user) if bron.code == soort), None)
    if bron is None or vorm not in _VOORBEELDEN:
        raise Http404
    return _answer(_VOORBEELDEN[vorm](bron), f"{bron.code}-voorbeeld", vorm)


@require_safe
def upload_fouten(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Return the wrong rows of an upload in the form in which they came, each with the reason."""
    check_recht(request, Recht.AANLEVEREN)
    uploads = find_uploads(request.user).filter(vernietigd_op=None).select_related("bestand")
    upload = get_object_or_404(uploads, pk=pk)
    vorm = get_vorm_te_herstellen(upload)
    antwoord = lever(
        request,
        Download(
            titel=f"Te herstellen regels van upload {upload.pk}",
            naam=f"herstellen-{upload.pk}",
            einde=f".{vorm}",
            mime=SOORTEN[vorm],
            is_groot=lambda: upload.aantal_rijen > settings.EXPORT_REGELS_DIRECT,
            make=lambda _: [make_te_herstellen(upload)],
        ),
    )
    if antwoord.status_code == 200:
        details = {"lijst": "Te herstellen regels", "vorm": vorm}
        log_inzage(request.user, make_inzage(upload, wat=GEEXPORTEERD, details=details))
    return antwoord


def _answer(inhoud: bytes, naam: str, vorm: str) -> HttpResponse:
    antwoord = HttpResponse(inhoud, content_type=SOORTEN[vorm])
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}.{vorm}"'
    return antwoord
