"""What every page knows: product, version, house style and menu; reads nothing but the user."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

import inkoop
from inkoop.platform.schermen.menu import get_menu


def schermen(request: HttpRequest) -> dict[str, Any]:
    """Return the context of the base layout."""
    return {
        "product": settings.PRODUCTNAAM,
        "versie": inkoop.__version__,
        "huisstijl": settings.HUISSTIJL_CSS,
        "menu": get_menu(request),
    }
