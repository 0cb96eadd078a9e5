"""What other pages say about contracts."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from contracten.models import Aanbieder, Contract
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.schermen.services import Blok, Blokregel, get_peildatum, render_blok
from segmenten.models import Perceel, add_voorkomens

AANTAL = 10


def render_contracten(request: HttpRequest, _: Any) -> SafeString:
    """Show a provider its own contracts."""
    contracten = Contract.objects.zichtbaar_voor(request.user).select_related("perceel__segment", "regio")
    contracten = add_voorkomens(contracten, get_peildatum(request), "perceel__segment")
    regels = [
        Blokregel(
            contract.nummer,
            reverse("contract", args=[contract.pk]),
            f"{contract.perceel.segment.naam}, {contract.regio.naam}",
        )
        for contract in contracten.order_by("-ingangsdatum", "nummer")[:AANTAL]
    ]
    blok = Blok(
        "Mijn contracten", regels, "U hebt nog geen contracten.", "Alle contracten", reverse("contracten")
    )
    return render_blok(request, blok)


def render_contracten_van_perceel(request: HttpRequest, perceel: Perceel) -> SafeString:
    """Show with how many providers a perceel is contracted, or with which when one opens no contracts."""
    if not has_recht(request.user, Recht.CONTRACTEN):
        return _render_aanbieders(request, perceel)
    contracten = Contract.objects.zichtbaar_voor(request.user).filter(perceel=perceel)
    aantal = contracten.values("aanbieder").distinct().count()
    url = f"{reverse('contracten')}?perceel={perceel.pk}"
    return render_to_string("contracten/perceel.html", {"aantal": aantal, "url": url}, request=request)


def _render_aanbieders(request: HttpRequest, perceel: Perceel) -> SafeString:
    """Show which providers one can ask for this care."""
    aanbieders = Aanbieder.objects.zichtbaar_voor(request.user).filter(
        pk__in=Contract.objects.zichtbaar_voor(request.user).filter(perceel=perceel).values("aanbieder")
    )
    regels = [
        Blokregel(aanbieder.naam, reverse("aanbieder", args=[aanbieder.pk]))
        for aanbieder in aanbieders.order_by("naam")
    ]
    blok = Blok("Aanbieders met een contract", regels, "Er zijn nog geen aanbieders met een contract.")
    return render_blok(request, blok)
