"""What the elements of a region are called for people, whatever is read of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from segmenten.models import Gemeente, Perceel, Product, Regio, Segment, Traject
from segmenten.models.perceel import make_perceelnaam


@dataclass(frozen=True)
class Elementnaam:
    """One element, as people know it.

    Attributes:
        pk: its key.
        code: what files call it.
        naam: what people call it; the code when it has no name.
    """

    pk: int
    code: str
    naam: str

    @property
    def met_code(self) -> str:
        """The name with the code beside it, which files need."""
        return self.naam if self.naam == self.code else f"{self.naam} ({self.code})"


Namen = Mapping[str, Sequence[Elementnaam]]


def read_namen(regio: Regio, peildatum: date) -> Namen:
    """Return the names of municipalities, segments, percelen, products and trajectories, by kind.

    Of what holds no more on that day, or not yet, the name is the last one that it has.
    """
    namen = {
        soort: list(_read_elementen(model, regio, peildatum).values())
        for soort, model in {
            "gemeente": Gemeente,
            "segment": Segment,
            "product": Product,
            "traject": Traject,
        }.items()
    }
    segmenten = {segment.pk: segment for segment in namen["segment"]}
    percelen = Perceel.objects.filter(regio=regio).values_list("pk", "code", "segment")
    return namen | {
        "perceel": [
            Elementnaam(pk, code, make_perceelnaam(code, segmenten[van].code, segmenten[van].naam))
            for pk, code, van in percelen
        ]
    }


def _read_elementen(model: Any, regio: Regio, peildatum: date) -> dict[int, Elementnaam]:
    begin, einde, naam = (f"voorkomens__{veld}" for veld in ("vanaf", "tot", "naam"))
    rijen = model.objects.filter(regio=regio).values_list("pk", "code", naam, begin, einde)

    def get_rang(rij: Sequence[Any]) -> tuple[bool, date]:
        vanaf, tot = rij[3] or date.min, rij[4] or date.max
        return vanaf <= peildatum <= tot, vanaf

    # Of each element what holds then comes last, and before that what began last.
    return {pk: Elementnaam(pk, code, naam or code) for pk, code, naam, *_ in sorted(rijen, key=get_rang)}
