"""The purchase structure of a region by code: what rules judge references against."""

from collections import defaultdict
from datetime import date

from inkoop.kern.codes import Cijferniveau
from inkoop.kern.kader import Perceelkader, Structuurkader
from segmenten.models import (
    Expertise,
    Gemeente,
    Opslag,
    Perceel,
    Perceelvoorkomen,
    Product,
    Regio,
    Segment,
    Sturing,
    Sturingselement,
    Traject,
)


def get_structuurkader(regio: Regio | None, peildatum: date) -> Structuurkader:
    """Return what there is in a region on `peildatum`; nothing for one that is not there yet."""
    if regio is None:
        return Structuurkader()
    return Structuurkader(
        gemeenten=_get_codes(Gemeente, regio),
        segmenten=_get_codes(Segment, regio),
        expertises=_get_codes(Expertise, regio),
        opslagen=_get_codes(Opslag, regio),
        producten=dict(Product.objects.filter(regio=regio).values_list("code", "segment__code")),
        trajecten=dict(Traject.objects.filter(regio=regio).values_list("code", "product__code")),
        percelen=_get_percelen(regio, peildatum),
        sturingselementen=_get_codes(Sturingselement, regio),
        sturing=_get_sturing(regio),
    )


def get_codes_per_niveau(regio: Regio) -> dict[str, frozenset[str]]:
    """Return by level (`Cijferniveau`) what a figure may be about."""
    domeinen = Segment.objects.filter(regio=regio).values_list("domeinen", flat=True)
    return {
        Cijferniveau.REGIO: frozenset([regio.code]),
        Cijferniveau.DOMEIN: frozenset(code for codes in domeinen for code in codes),
        Cijferniveau.SEGMENT: _get_codes(Segment, regio),
        Cijferniveau.PERCEEL: _get_codes(Perceel, regio),
        Cijferniveau.GEMEENTE: _get_codes(Gemeente, regio),
    }


def _get_codes(
    model: type[Expertise | Gemeente | Opslag | Perceel | Segment | Sturingselement], regio: Regio
) -> frozenset[str]:
    return frozenset(model.objects.filter(regio=regio).values_list("code", flat=True))


def _get_sturing(regio: Regio) -> dict[str, frozenset[str]]:
    """Return by segment the steering elements that it has a text for, whenever that holds."""
    gebruikt: dict[str, set[str]] = defaultdict(set)
    rijen = Sturing.objects.filter(segmentvoorkomen__segment__regio=regio)
    for segment, element in rijen.values_list("segmentvoorkomen__segment__code", "element__code"):
        gebruikt[segment].add(element)
    return {segment: frozenset(elementen) for segment, elementen in gebruikt.items()}


def _get_percelen(regio: Regio, peildatum: date) -> dict[str, Perceelkader]:
    """Return the percelen; of one that does not hold on the day only the code can be judged."""
    deelnemers: dict[str, set[str]] = defaultdict(set)
    geldend = Perceelvoorkomen.objects.op(peildatum).filter(perceel__regio=regio)
    meedoen = geldend.filter(deelnemers__isnull=False)
    for code, gemeente in meedoen.values_list("perceel__code", "deelnemers__code"):
        deelnemers[code].add(gemeente)
    modellen = {rij.perceel_id: (rij.model, rij.uitzondering is not None, rij.soort) for rij in geldend}
    # The region's own order: of two percelen with another model, the first one is the rule.
    rijen = Perceel.objects.filter(regio=regio).order_by(
        "segment__volgorde", "segment__code", "volgorde", "code"
    )
    percelen = {}
    for pk, code, segment in rijen.values_list("pk", "code", "segment__code"):
        model, is_uitzondering, soort = modellen.get(pk, ("", False, ""))
        percelen[code] = Perceelkader(segment, model, frozenset(deelnemers[code]), is_uitzondering, soort)
    return percelen
