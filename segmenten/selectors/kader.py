"""The purchase structure of a region by code: what rules judge references against."""

from collections import defaultdict

from inkoop.kern.kader import Perceelkader, Structuurkader
from segmenten.models import Expertise, Gemeente, Opslag, Perceel, Product, Regio, Segment, Traject


def get_structuurkader(regio: Regio | None) -> Structuurkader:
    """Return what there is in a region; nothing for one that is not there yet."""
    if regio is None:
        return Structuurkader()
    return Structuurkader(
        gemeenten=_get_codes(Gemeente, regio),
        segmenten=_get_codes(Segment, regio),
        expertises=_get_codes(Expertise, regio),
        opslagen=_get_codes(Opslag, regio),
        producten=dict(Product.objects.filter(regio=regio).values_list("code", "segment__code")),
        trajecten=dict(Traject.objects.filter(regio=regio).values_list("code", "product__code")),
        percelen=_get_percelen(regio),
    )


def get_codes_per_niveau(regio: Regio) -> dict[str, frozenset[str]]:
    """Return by level (regio, domein, segment, perceel, gemeente) what a figure may be about."""
    domeinen = Segment.objects.filter(regio=regio).values_list("domein", flat=True)
    return {
        "regio": frozenset([regio.code]),
        "domein": frozenset(domeinen),
        "segment": _get_codes(Segment, regio),
        "perceel": _get_codes(Perceel, regio),
        "gemeente": _get_codes(Gemeente, regio),
    }


def _get_codes(
    model: type[Expertise | Gemeente | Opslag | Perceel | Segment], regio: Regio
) -> frozenset[str]:
    return frozenset(model.objects.filter(regio=regio).values_list("code", flat=True))


def _get_percelen(regio: Regio) -> dict[str, Perceelkader]:
    deelnemers: dict[str, set[str]] = defaultdict(set)
    meedoen = Perceel.objects.filter(regio=regio, deelnemers__isnull=False)
    for code, gemeente in meedoen.values_list("code", "deelnemers__code"):
        deelnemers[code].add(gemeente)
    # The region's own order: of two percelen with another model, the first one is the rule.
    rijen = Perceel.objects.filter(regio=regio).order_by(
        "segment__volgorde", "segment__code", "volgorde", "code"
    )
    return {
        code: Perceelkader(segment, model, frozenset(deelnemers[code]), uitzondering is not None)
        for code, segment, model, uitzondering in rijen.values_list(
            "code", "segment__code", "model", "uitzondering"
        )
    }
