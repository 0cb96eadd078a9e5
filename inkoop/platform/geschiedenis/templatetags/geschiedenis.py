"""The fragment "Wat is hier gebeurd", which any page about one object shows with one line."""

from typing import Any

from django import template
from django.db.models import Model

from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.geschiedenis.selectors import MEEST, PER_KEER, find_geschiedenis
from inkoop.platform.schermen.services import make_logboekadres

register = template.Library()

PARAMETER = "geschiedenis"


@register.inclusion_tag("geschiedenis/geschiedenis.html", takes_context=True)
def geschiedenis(context: template.Context, onderwerp: Model) -> dict[str, Any]:
    """Show who did what to an object that the page found with `zichtbaar_voor`, newest first."""
    request = context["request"]
    gevraagd = request.GET.get(PARAMETER, "")
    aantal = min(int(gevraagd), MEEST) if gevraagd.isdecimal() and len(gevraagd) < 9 else PER_KEER
    gevonden = find_geschiedenis(onderwerp, request.user, aantal)
    meer = request.GET.copy()
    meer[PARAMETER] = str(aantal + PER_KEER)
    is_meer = gevonden.is_meer and aantal < MEEST
    return {
        "handelingen": gevonden.handelingen,
        "meer_url": f"?{meer.urlencode()}#geschiedenis" if is_meer else "",
        "logboek_url": _find_logboekadres(onderwerp, request.user),
    }


def _find_logboekadres(onderwerp: Model, lezer: object) -> str:
    """Return where all that the log says of an object stands, for who reads the log."""
    if not hasattr(onderwerp, "get_onderwerp") or not has_recht(lezer, Recht.LOGBOEK):
        return ""
    return make_logboekadres(*onderwerp.get_onderwerp())
