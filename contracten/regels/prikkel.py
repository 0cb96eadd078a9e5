"""Incentives of an annual agreement: savings, bonus and malus, average costs (NL §7.2, Jeugd S1, S3, S4)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.codes import Prikkel
from inkoop.kern.opgave import Opgave, get_velden, veld
from inkoop.kern.parameters import parameterveld
from inkoop.kern.prikkels import besparing, bonus_malus, gemiddelde_kosten
from inkoop.kern.soorten import EEN, SCORE, Bronvermelding, Getal, LijstVan
from inkoop.kern.verwijzing import check_uniek, number

PLUS_OF_MIN_FRACTIE = Getal(-EEN, EEN)


@dataclass(frozen=True, kw_only=True)
class Besparingsopgave(Opgave):
    """The part of a saving that the provider receives, and on what conditions; fractions."""

    deel_aanbieder: Decimal | None = parameterveld(besparing.DEEL_AANBIEDER)
    minimaal: Decimal | None = parameterveld(besparing.MINIMAAL)
    minimum_clienten: int | None = parameterveld(besparing.MINIMUM_CLIENTEN)
    kwaliteit_minimaal: Decimal | None = parameterveld(besparing.KWALITEIT_MINIMAAL)
    bron: Any = veld(Bronvermelding())


@dataclass(frozen=True, kw_only=True)
class Schaalopgave(Opgave):
    """From which score which percentage (a fraction, negative for a malus) holds."""

    vanaf: Decimal | None = veld(SCORE, verplicht=True)
    percentage: Decimal | None = veld(PLUS_OF_MIN_FRACTIE, verplicht=True)
    bron: Any = veld(Bronvermelding())


@dataclass(frozen=True, kw_only=True)
class BonusMalusopgave(Opgave):
    """A percentage by score, of the fee or of the budget; `maximum` in euros."""

    grondslag: str = parameterveld(bonus_malus.GRONDSLAG)
    maximum: Decimal | None = parameterveld(bonus_malus.MAXIMUM)
    schalen: Sequence[Schaalopgave] | None = veld(LijstVan(Schaalopgave), verplicht=True)
    bron: Any = veld(Bronvermelding())


@dataclass(frozen=True, kw_only=True)
class GemiddeldeKostenopgave(Opgave):
    """The part of the difference with the reference of costs per client; euros and fractions."""

    referentie: Decimal | None = parameterveld(gemiddelde_kosten.REFERENTIE)
    deel: Decimal | None = parameterveld(gemiddelde_kosten.DEEL)
    maximum_percentage: Decimal | None = parameterveld(gemiddelde_kosten.MAXIMUM_PERCENTAGE)
    richting: str = parameterveld(gemiddelde_kosten.RICHTING)
    bron: Any = veld(Bronvermelding())


# What an agreement holds of each incentive, under its code.
PRIKKELOPGAVEN: Mapping[Prikkel, type[Opgave]] = {
    Prikkel.BESPARING: Besparingsopgave,
    Prikkel.BONUS_MALUS: BonusMalusopgave,
    Prikkel.GEMIDDELDE_KOSTEN: GemiddeldeKostenopgave,
}
SCHALEN = "schalen"


def get_prikkelkolommen(prikkel: Prikkel) -> list[str]:
    """Return the columns of an incentive; its scales are rows of their own."""
    return [naam for naam in get_velden(PRIKKELOPGAVEN[prikkel]) if naam != SCHALEN]


def check_schalen(bonus: BonusMalusopgave) -> Iterator[Bezwaar]:
    """Refuse scales that are empty, or of which two begin at the same score (docs/regiobundel.md)."""
    yield from check_uniek(number("schalen", bonus.schalen), "vanaf")
    if bonus.schalen is not None and not bonus.schalen:
        yield Bezwaar("schalen", "er is minstens een schaal nodig")
