"""What lies behind one step of a settlement: lines that add up to it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from bekostiging.berekening.herbereken.lezer import Stapgegevens
from bekostiging.models import Contractafrekening
from bekostiging.uitleg import STAPPEN_MET_LIJNEN
from contracten.models import Contract, Tarief
from toegang.models import Toewijzing

# "00" and "٣" are numbers too, but no place that a page gives.
_PLAATS = re.compile(r"0|[1-9][0-9]{0,3}")


class StapBestaatNietError(LookupError):
    """The explanation has no step at this place, or none with lines behind it."""


@dataclass(frozen=True)
class Lijn:
    """One line: the allocation it comes from, how it is computed in words, and what it comes to.

    `uitkomst` is an amount in euros, or a number of days or clients, as the step counts.
    """

    nummer: str
    toewijzing: int | None
    client: str
    berekening: str
    uitkomst: Decimal


@dataclass(frozen=True)
class Groepstap:
    """A step with its contract, year and municipality (code; "" when it is about all of them)."""

    afrekening: Contractafrekening
    gegevens: Stapgegevens
    gemeente: str

    @property
    def contract(self) -> Contract:
        """The contract that is settled."""
        return self.afrekening.contract

    @property
    def jaar(self) -> int:
        """The calendar year that is settled."""
        return self.afrekening.afrekening.jaar

    @property
    def begin(self) -> date:
        """First day of the year."""
        return date(self.jaar, 1, 1)

    @property
    def eind(self) -> date:
        """Last day of the year."""
        return date(self.jaar, 12, 31)

    def decimaal(self, naam: str) -> Decimal:
        """Give an input that has a finite number of decimals, such as a tariff."""
        breuk = self.gegevens.getal(naam)
        return Decimal(breuk.numerator) / Decimal(breuk.denominator)

    def find_toewijzingen(self) -> QuerySet[Toewijzing]:
        """Find the allocations of the contract and municipality, whoever asks: the caller checks that."""
        gevonden = Toewijzing.objects.filter(contract=self.contract).select_related("client", "gemeente")
        return gevonden.filter(gemeente__code=self.gemeente) if self.gemeente else gevonden

    def find_tarieven(self) -> list[Tarief]:
        """Find the tariffs of the product of this step."""
        product = self.gegevens.tekst("product")
        return list(self.contract.tarieven.filter(product__code=product).order_by("vanaf"))


def get_tarief(tarieven: Sequence[Tarief], dag: date) -> Decimal | None:
    """Give the tariff that is valid on a day; the database refuses two."""
    for tarief in tarieven:
        if tarief.vanaf <= dag and (tarief.tot is None or dag <= tarief.tot):
            return tarief.bedrag
    return None


def get_stap(afrekening: Contractafrekening, pad: str) -> Groepstap:
    """Give the step at a place in the stored explanation ("0.2.1").

    Raises `StapBestaatNietError` when there is none, or none with lines behind it.
    """
    stappen: Sequence[Mapping[str, Any]] = afrekening.uitleg["stappen"]
    stap: Mapping[str, Any] = {}
    gemeente = ""
    for deel in pad.split("."):
        if not _PLAATS.fullmatch(deel) or int(deel) >= len(stappen):
            raise StapBestaatNietError(pad)
        stap = stappen[int(deel)]
        stappen = stap["stappen"]
        gegevens = Stapgegevens(stap)
        if gegevens.heeft("gemeente"):
            gemeente = gegevens.tekst("gemeente")
    if stap["code"] not in STAPPEN_MET_LIJNEN:
        raise StapBestaatNietError(pad)
    return Groepstap(afrekening, Stapgegevens(stap), gemeente)
