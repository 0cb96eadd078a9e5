"""Errors as problem details (RFC 9457), in Dutch and without internals."""

import math
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from inkoop.platform.koppelvlak.versie import API_VERSIE

PROBLEEM = "application/problem+json"
_TITELS = {
    400: "Het verzoek klopt niet",
    401: "Aanmelden is nodig",
    403: "U mag dit niet",
    404: "Niet gevonden",
    405: "Deze methode bestaat hier niet",
    406: "Deze vorm van antwoord bestaat niet",
    411: "De grootte van het verzoek ontbreekt",
    413: "Het verzoek is te groot",
    415: "Deze vorm van invoer bestaat niet",
    429: "Te veel verzoeken",
    500: "Er ging iets mis aan onze kant",
    503: "Dit lukt nu even niet",
}


def make_probleem(status: int, detail: str = "") -> dict[str, Any]:
    """Describe what went wrong; without `detail` in the words of the status."""
    titel = _TITELS.get(status, HTTPStatus(status).phrase)
    return {"type": "about:blank", "title": titel, "status": status, "detail": detail or f"{titel}."}


def make_antwoord(status: int, detail: str = "") -> JsonResponse:
    """Answer with a problem where no view of the API was reached, such as an unknown address."""
    koppen = {"API-Version": API_VERSIE, "Cache-Control": "private, no-store"}
    return JsonResponse(make_probleem(status, detail), status=status, content_type=PROBLEEM, headers=koppen)


def _collect_velden(detail: Any, pad: str = "") -> list[dict[str, str]]:
    """Flatten DRF's nested detail to one entry per field."""
    if isinstance(detail, dict):
        return [
            f for veld, d in detail.items() for f in _collect_velden(d, f"{pad}.{veld}" if pad else str(veld))
        ]
    if isinstance(detail, list):
        return [f for d in detail for f in _collect_velden(d, pad)]
    return [{"naam": pad, "reden": str(detail)}]


def handle_exception(fout: Exception, context: dict[str, Any]) -> Response | None:
    """Turn an exception into a problem details answer (DRF's EXCEPTION_HANDLER); None is a real defect."""
    if isinstance(fout, Http404):
        fout = exceptions.NotFound()
    elif isinstance(fout, PermissionDenied):
        fout = exceptions.PermissionDenied()
    if not isinstance(fout, exceptions.APIException):
        return None
    set_rollback()
    status = fout.status_code
    is_veldfout = isinstance(fout, exceptions.ValidationError)
    probleem = make_probleem(status, _TITELS[400] if is_veldfout else str(fout.detail))
    koppen = {"WWW-Authenticate": kop} if (kop := getattr(fout, "auth_header", "")) else {}
    if isinstance(fout, exceptions.Throttled):
        koppen["Retry-After"] = str(math.ceil(getattr(fout, "wait", None) or 1))
        probleem["detail"] = f"Te veel verzoeken. Vraag het over {koppen['Retry-After']} seconden opnieuw."
    if isinstance(fout, exceptions.ValidationError):
        probleem["velden"] = _collect_velden(fout.detail)
    return Response(probleem, status=status, headers=koppen, content_type=PROBLEEM)
