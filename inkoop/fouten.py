"""What goes wrong before a view answers: a page for people, problem details for programs."""

from django.http import HttpRequest, HttpResponse

from inkoop.platform.koppelvlak.problemen import make_antwoord
from inkoop.platform.schermen import fouten

_API = "/api/"


def fout_400(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The address or the form holds something that cannot be used."""
    return make_antwoord(400) if _is_api(request) else fouten.fout_400(request, exception)


def fout_403(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The user may not see or do this."""
    return make_antwoord(403) if _is_api(request) else fouten.fout_403(request, exception)


def fout_404(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The address does not exist, or not for this user."""
    return make_antwoord(404) if _is_api(request) else fouten.fout_404(request, exception)


def fout_500(request: HttpRequest) -> HttpResponse:
    """Something broke on our side."""
    return make_antwoord(500) if _is_api(request) else fouten.fout_500(request)


def _is_api(request: HttpRequest) -> bool:
    return request.path_info.startswith(_API)
