"""What the start page says about signals."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from inkoop.kern.opmaak import format_aantal, format_getal
from inkoop.platform.schermen.services import Blok, Blokregel, Toon, render_blok
from inkoop.signalen.selectors import count_signalen


def render_signalen(request: HttpRequest, _: Any) -> SafeString:
    """Say how many signals are open, of each kind; every number leads to those signals."""
    adres = reverse("signalen")
    aantallen = count_signalen(request.user)
    regels = [
        Blokregel(
            soort.naam, f"{adres}?{urlencode({'soort': soort.code})}", "", format_getal(aantal), Toon.LET_OP
        )
        for soort, aantal in aantallen
    ]
    totaal = sum(aantal for _, aantal in aantallen)
    meer = f"Bekijk {format_aantal(totaal, 'signaal', 'signalen')}" if totaal else "Naar de signalen"
    return render_blok(request, Blok("Signalen", regels, "Er zijn geen signalen.", meer, adres))
