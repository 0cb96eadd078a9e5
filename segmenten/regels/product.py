"""Products, the trajectories in which they are delivered, and what the price of those is made of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.codes import Domein
from inkoop.kern.kader import Structuurkader
from inkoop.kern.opgave import Opgave, veld
from inkoop.kern.soorten import (
    DAGEN,
    FRACTIE,
    PRIJS,
    UREN_PER_WEEK,
    Bronvermelding,
    Codetekst,
    Jaar,
    Keuze,
    Per,
    Tekst,
)
from inkoop.kern.verwijzing import check_verwijzing


@dataclass(frozen=True, kw_only=True)
class Productopgave(Opgave):
    """What is allocated and paid; a product belongs to one segment only (NL bijlage 1).

    `wet` is for totals by law; empty is the first domain of its segment.
    """

    code: str | None = veld(Codetekst(20), verplicht=True)
    naam: str | None = veld(Tekst(), verplicht=True)
    categorie: str = veld(Tekst(20), standaard="")
    segment: str | None = veld(Codetekst(), verplicht=True)
    eenheid: str = veld(Codetekst(50), standaard="")
    wet: str = veld(Keuze(Domein.values), standaard="")
    bron: Any = veld(Bronvermelding())


@dataclass(frozen=True, kw_only=True)
class Trajectopgave(Opgave):
    """A product in a fixed number of hours per week during a number of days (NL §8)."""

    code: str | None = veld(Codetekst(50), verplicht=True)
    naam: str | None = veld(Tekst(), verplicht=True)
    product: str | None = veld(Codetekst(20), verplicht=True)
    expertise: str | None = veld(Codetekst(50), verplicht=True)
    uren_per_week: Decimal | None = veld(UREN_PER_WEEK, verplicht=True)
    doorlooptijd_dagen: int | None = veld(DAGEN, verplicht=True)
    bron: Any = veld(Bronvermelding())


@dataclass(frozen=True, kw_only=True)
class Expertiseopgave(Opgave):
    """An expertise with its price per hour in euros, by year (NL §8)."""

    code: str | None = veld(Codetekst(50), verplicht=True)
    naam: str | None = veld(Tekst(), verplicht=True)
    uurtarieven: Mapping[int, Decimal] = veld(Per(Jaar(), PRIJS), standaard={})
    bron: Any = veld(Bronvermelding())


@dataclass(frozen=True, kw_only=True)
class Opslagopgave(Opgave):
    """A surcharge as a fraction of the price, the same for every provider that qualifies (NL §8)."""

    code: str | None = veld(Codetekst(50), verplicht=True)
    naam: str | None = veld(Tekst(), verplicht=True)
    percentage: Decimal | None = veld(FRACTIE, verplicht=True)
    bron: Any = veld(Bronvermelding())


def check_product(product: Productopgave, kader: Structuurkader) -> Iterator[Bezwaar]:
    """Refuse a product of a segment that is not there."""
    yield from check_verwijzing("segment", product.segment, kader.segmenten, "segment", kader.suggest)


def check_traject(traject: Trajectopgave, kader: Structuurkader) -> Iterator[Bezwaar]:
    """Refuse a trajectory of a product or expertise that is not there."""
    yield from check_verwijzing("product", traject.product, kader.producten, "product", kader.suggest)
    yield from check_verwijzing("expertise", traject.expertise, kader.expertises, "expertise", kader.suggest)
