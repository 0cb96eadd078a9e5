"""The year that a page is about: the one in the address, or else the latest there is."""

from collections.abc import Iterable

from django.core.exceptions import BadRequest
from django.http import HttpRequest

EERSTE_JAAR, LAATSTE = 1900, 2999


def read_jaar(request: HttpRequest, jaren: Iterable[int]) -> int | None:
    """Return the calendar year that is asked for, or the first of `jaren`; None when there is none.

    Raises BadRequest for something else than a year.
    """
    gevraagd = request.GET.get("jaar", "")
    if not gevraagd:
        return next(iter(jaren), None)
    if not gevraagd.isdecimal() or not EERSTE_JAAR <= int(gevraagd) <= LAATSTE:
        raise BadRequest(f"{gevraagd[:20]!r} is geen jaar.")
    return int(gevraagd)
