"""A form that is sent twice (two clicks, or back and again) has its effect once."""

import hashlib
import json
import re
import uuid
from collections.abc import Callable

from django.http import HttpRequest

from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.taken.services import do_eenmaal

VELD = "verzoek"
_VORM = re.compile(r"[0-9a-f]{32}")
_CONFLICT = 409


class AlVerstuurdError(Exception):
    """A form was sent before, with another content."""


def make_verzoek() -> str:
    """Return the key of a form that is shown now; it goes along as a hidden field."""
    return uuid.uuid4().hex


def send_eenmaal(request: HttpRequest, gebruiker: Gebruiker, handle: Callable[[], str]) -> tuple[str, bool]:
    """Handle a form and return the address to go to, and whether it was handled now (or before).

    A form without a key (no page of ours made it) is simply handled. Raises `AlVerstuurdError` when the key
    came before with other values.
    """
    verzoek = request.POST.get(VELD, "")
    if not _VORM.fullmatch(verzoek):
        return handle(), True
    (status, antwoord), is_nieuw = do_eenmaal(
        gebruiker, f"formulier:{verzoek}", _get_digest(request), lambda: (302, {"url": handle()})
    )
    if status == _CONFLICT:
        raise AlVerstuurdError(verzoek)
    return str(antwoord["url"]), is_nieuw


def _get_digest(request: HttpRequest) -> str:
    velden = {naam: waarden for naam, waarden in request.POST.lists() if naam != "csrfmiddlewaretoken"}
    bestanden = [(naam, deel.name, deel.size) for naam, delen in request.FILES.lists() for deel in delen]
    inhoud = json.dumps([request.get_full_path(), velden, bestanden], sort_keys=True)
    return hashlib.sha256(inhoud.encode()).hexdigest()
