"""What every page knows: product, version, house style and menu; reads nothing but the user."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

import inkoop
from inkoop.platform.schermen.menu import get_menu


def get_huisstijl() -> dict[str, Any]:
    """Return what also a page without a request knows: whose product it is, and its house style."""
    return {
        "product": settings.PRODUCTNAAM,
        "huisstijl": settings.HUISSTIJL_CSS,
        "huisstijl_klasse": settings.HUISSTIJL_KLASSE,
        "logo": settings.HUISSTIJL_LOGO,
    }


def schermen(request: HttpRequest) -> dict[str, Any]:
    """Return the context of the base layout."""
    return {**get_huisstijl(), "versie": inkoop.__version__, "menu": get_menu(request)}
