"""Incentives of an annual agreement: savings, bonus and malus, average costs (NL §7.2, Jeugd S1, S3, S4)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.opgave import Opgave, veld
from inkoop.kern.parameters import make_soort
from inkoop.kern.prikkels import besparing, bonus_malus, gemiddelde_kosten
from inkoop.kern.soorten import EEN, Bedrag, Bronvermelding, Geheel, Getal, LijstVan
from inkoop.kern.verwijzing import check_uniek, number

PLUS_OF_MIN_FRACTIE = Getal(-EEN, EEN)
WILLEKEURIG = Getal(Decimal(-(10**9)), Decimal(10**9))


@dataclass(frozen=True, kw_only=True)
class Besparingsopgave(Opgave):
    """The part of a saving that the provider receives, and on what conditions; fractions."""

    deel_aanbieder: Decimal | None = veld(make_soort(besparing.DEEL_AANBIEDER), verplicht=True)
    minimaal: Decimal | None = veld(make_soort(besparing.MINIMAAL))
    minimum_clienten: int | None = veld(Geheel())
    kwaliteit_minimaal: Decimal | None = veld(WILLEKEURIG)
    bron: Any = veld(Bronvermelding())


@dataclass(frozen=True, kw_only=True)
class Schaalopgave(Opgave):
    """From which score which percentage (a fraction, negative for a malus) holds."""

    vanaf: Decimal | None = veld(WILLEKEURIG, verplicht=True)
    percentage: Decimal | None = veld(PLUS_OF_MIN_FRACTIE, verplicht=True)
    bron: Any = veld(Bronvermelding())


@dataclass(frozen=True, kw_only=True)
class BonusMalusopgave(Opgave):
    """A percentage by score, of the fee or of the budget; `maximum` in euros."""

    grondslag: str = veld(make_soort(bonus_malus.GRONDSLAG), standaard="")
    maximum: Decimal | None = veld(Bedrag())
    schalen: Sequence[Schaalopgave] | None = veld(LijstVan(Schaalopgave), verplicht=True)
    bron: Any = veld(Bronvermelding())


@dataclass(frozen=True, kw_only=True)
class GemiddeldeKostenopgave(Opgave):
    """The part of the difference with the reference of costs per client; euros and fractions."""

    referentie: Decimal | None = veld(Bedrag(), verplicht=True)
    deel: Decimal | None = veld(make_soort(gemiddelde_kosten.DEEL), verplicht=True)
    maximum_percentage: Decimal | None = veld(make_soort(gemiddelde_kosten.MAXIMUM_PERCENTAGE))
    bron: Any = veld(Bronvermelding())


def check_schalen(bonus: BonusMalusopgave) -> Iterator[Bezwaar]:
    """Refuse scales that are empty, or of which two begin at the same score (docs/regiobundel.md)."""
    yield from check_uniek(number("schalen", bonus.schalen), "vanaf")
    if bonus.schalen is not None and not bonus.schalen:
        yield Bezwaar("schalen", "er is minstens een schaal nodig")
