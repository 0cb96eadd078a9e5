"""What the start page says about the purchase structure."""

from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from inkoop.kern.codes import NOG_TE_KIEZEN
from inkoop.platform.databank.geldigheid import make_geldt_op
from inkoop.platform.schermen.services import Blok, Blokregel, Toon, get_peildatum, render_blok
from segmenten.models import Perceel, Segment, add_voorkomens

AANTAL = 10


def render_nog_te_kiezen(request: HttpRequest, _: Any) -> SafeString:
    """Show the percelen without a funding model: a choice that a buyer still has to make."""
    peildatum = get_peildatum(request)
    # `voorkomen` comes from `op`; the type checker knows only what stands in the model.
    geldend: Any = Perceel.objects.zichtbaar_voor(request.user).op(peildatum).select_related("segment")
    te_kiezen = geldend.filter(voorkomen__model=NOG_TE_KIEZEN).order_by("code")
    percelen = add_voorkomens(te_kiezen, peildatum, "segment")
    regels = [
        Blokregel(
            perceel.naam,
            reverse("perceel", args=[perceel.pk]),
            perceel.code,
            "Nog te kiezen",
            Toon.LET_OP,
        )
        for perceel in percelen[: AANTAL + 1]
    ]
    is_meer = len(regels) > AANTAL
    return render_blok(
        request,
        Blok(
            "Bekostigingsmodel nog te kiezen",
            regels[:AANTAL],
            "Elk perceel heeft een bekostigingsmodel.",
            "Alle percelen zonder model" if is_meer else "",
            f"{reverse('percelen')}?model={NOG_TE_KIEZEN}" if is_meer else "",
        ),
    )


def render_segmenten(request: HttpRequest, _: Any) -> SafeString:
    """Show the segments with the number of percelen in each, as their own page counts them."""
    peildatum = get_peildatum(request)
    geldend = make_geldt_op(peildatum, "percelen__voorkomens")
    segmenten = (
        Segment.objects.zichtbaar_voor(request.user)
        .op(peildatum)
        .annotate(aantal=Count("percelen__voorkomens", filter=geldend))
        .order_by("regio__naam", "volgorde")[:AANTAL]
    )
    regels = [
        Blokregel(
            segment.naam,
            reverse("segment", args=[segment.pk]),
            "1 perceel" if segment.aantal == 1 else f"{segment.aantal} percelen",
        )
        for segment in segmenten
    ]
    return render_blok(
        request,
        Blok("Segmenten", regels, "Er zijn nog geen segmenten.", "Alle segmenten", reverse("segmenten")),
    )
