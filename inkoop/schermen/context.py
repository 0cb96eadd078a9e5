"""Context that every page has."""

from django.http import HttpRequest


def schermen(request: HttpRequest) -> dict[str, object]:
    """Return what the base layout needs."""
    return {}
