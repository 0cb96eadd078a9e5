"""What other pages say about care."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from contracten.models import Contract
from inkoop.kern.opmaak import format_getal, format_moment
from inkoop.platform.databank.zoeken import make_precies
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.schermen.services import (
    Blok,
    Blokregel,
    Inzage,
    Toon,
    get_peildatum,
    log_inzage,
    render_blok,
)
from segmenten.models import add_voorkomens
from toegang.models import Toewijzing
from toegang.selectors import add_zorg, find_leveringen

AANTAL = 10
TITEL = "Laatste toewijzingen van mijn gemeente"


def render_toewijzingen(request: HttpRequest, _: Any) -> SafeString:
    """Show a consulent the latest allocations of the own municipality."""
    toewijzingen = add_zorg(Toewijzing.objects.zichtbaar_voor(request.user)).select_related(
        "contract__aanbieder", "product", "traject"
    )
    toewijzingen = add_voorkomens(toewijzingen, get_peildatum(request), "product", "traject")
    getoond = list(toewijzingen.order_by("-pk")[:AANTAL])
    if getoond:
        log_inzage(request.user, Inzage("toewijzingen", details={"lijst": TITEL, "regels": len(getoond)}))
    regels = [
        Blokregel(
            zorg.nummer,
            reverse("toewijzing", args=[zorg.pk]),
            f"{zorg.traject or zorg.product or ''}, {zorg.contract.aanbieder}",
            _describe_stand(zorg),
            Toon.LET_OP,
        )
        for zorg in getoond
    ]
    blok = Blok(
        TITEL,
        regels,
        "Er zijn nog geen toewijzingen.",
        "Alle toewijzingen",
        reverse("toewijzingen"),
    )
    return render_blok(request, blok)


def _describe_stand(zorg: Toewijzing) -> str:
    if zorg.ingetrokken:
        return "Ingetrokken"
    return "" if zorg.start else "Nog niet begonnen"


def render_leveringen(request: HttpRequest, _: Any) -> SafeString:
    """Show the latest deliveries and how much of them was rejected."""
    regels = [
        Blokregel(
            f"Levering {levering.volgnummer}, {levering.regio}",
            "",
            f"{format_getal(levering.aantal)} prestaties op {format_moment(levering.ontvangen_op)}",
            f"{format_getal(levering.aantal_afgekeurd)} afgekeurd"
            if levering.aantal_afgekeurd
            else "Alles goedgekeurd",
            Toon.LET_OP if levering.aantal_afgekeurd else Toon.GOED,
        )
        for levering in find_leveringen(request.user).order_by("-ontvangen_op", "-pk")[:5]
    ]
    blok = Blok(
        "Laatste leveringen",
        regels,
        "Er is nog niets geleverd.",
        "Alle leveringen",
        reverse("leveringen"),
    )
    return render_blok(request, blok)


def render_zorg_van_contract(request: HttpRequest, contract: Contract) -> SafeString:
    """Lead from a contract to its allocations, production and rejected prestaties."""
    vraag = urlencode({"contract": make_precies(contract.nummer)})
    links = []
    if has_recht(request.user, Recht.PRODUCTIE):
        links.append(("Productie per maand", reverse("productie", args=[contract.pk])))
    if has_recht(request.user, Recht.CLIENTEN):
        links += [
            ("Toewijzingen", f"{reverse('toewijzingen')}?{vraag}"),
            ("Afgekeurde prestaties", f"{reverse('afgekeurd')}?{vraag}"),
        ]
    return render_to_string("toegang/contract.html", {"links": links}, request=request)
