"""How a region steers its segments: a text per segment and steering element (NL §7; LS §2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from segmenten.models import Regio, Segment, Sturing, Sturingselement


@dataclass(frozen=True)
class Sturingsregel:
    """One segment with, per element in the order of the region, its name and the text; "" without one."""

    segment: Segment
    teksten: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Sturingsmatrix:
    """The names of the elements of a region, and its segments."""

    elementen: Sequence[str]
    regels: Sequence[Sturingsregel]


def get_sturing(regio: Regio, segmenten: Iterable[Segment]) -> Sturingsmatrix:
    """Return how segments of a region are steered, as they were read with a day; in their order."""
    elementen = list(Sturingselement.objects.filter(regio=regio).order_by("volgorde", "code"))
    gelezen = list(segmenten)
    rijen = Sturing.objects.filter(segmentvoorkomen__in=[segment.voorkomen.pk for segment in gelezen])
    teksten = {
        (voorkomen, element): tekst
        for voorkomen, element, tekst in rijen.values_list("segmentvoorkomen", "element", "tekst")
    }
    return Sturingsmatrix(
        [element.naam for element in elementen],
        [
            Sturingsregel(
                segment,
                [(e.naam, teksten.get((segment.voorkomen.pk, e.pk), "")) for e in elementen],
            )
            for segment in gelezen
        ],
    )
