"""What the start page says about destroying, to who decides on it."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from inkoop.kern.opmaak import format_datum
from inkoop.platform.bewaren.models import Voorstelstatus
from inkoop.platform.bewaren.selectors import find_voorstellen
from inkoop.platform.schermen.services import Blok, Blokregel, Toon, render_blok
from inkoop.privacy.views.termijn import add_regionaam

AANTAL = 5


def render_voorstellen(request: HttpRequest, _: Any) -> SafeString:
    """Show the proposals that wait for a decision; nothing when none does."""
    open_ = find_voorstellen(request.user).filter(status=Voorstelstatus.VOORGESTELD)
    regels = [
        Blokregel(
            f"Voorstel {voorstel.pk}, {getattr(voorstel, 'regionaam', voorstel.regio)}",
            reverse("vernietiging", args=[voorstel.pk]),
            f"Nagegaan op {format_datum(voorstel.peildatum)}",
            "Besluit nodig",
            Toon.LET_OP,
        )
        for voorstel in add_regionaam(open_)[:AANTAL]
    ]
    if not regels:
        return SafeString()
    titel = "Gegevens over hun bewaartermijn"
    return render_blok(request, Blok(titel, regels, "", "Alle voorstellen", reverse("vernietigingen")))
