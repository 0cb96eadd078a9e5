"""What versions of a settlement settle one after the other, and what that comes to together.

The first established version settles its balance, each correction the difference with what it corrects
(decision 0021). Together that is the balance of the last one. Whether what an earlier version settled has
been paid is known nowhere, so whoever asks what is due reads every part.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from inkoop.kern.geld import som
from inkoop.kern.opmaak import format_bedrag, format_datum

# What is said of earlier amounts: nothing is made up about payments of a settlement.
OF_BETAALD = "Inkoop weet niet of het bedrag uit een eerdere versie al is betaald."
_OP_ZICH = "Uit deze correctie"
Zegwijze = Callable[[Decimal], str]


@dataclass(frozen=True)
class Afwikkeldeel:
    """What one version settles, in euros; positive is money back to who paid the provider.

    Attributes:
        vastgesteld_op: the day on which it was established; None when it is not.
    """

    versie: int
    vastgesteld_op: date | None
    bedrag: Decimal

    @property
    def naam(self) -> str:
        """Where the amount comes from, as a sentence names it."""
        if self.vastgesteld_op is None:
            return f"versie {self.versie}"
        return f"versie {self.versie}, vastgesteld op {format_datum(self.vastgesteld_op)}"


@dataclass(frozen=True)
class Afwikkeling:
    """What a version settles, and what the established versions before it did; the newest first.

    Attributes:
        delen: at least one; more for a correction.
    """

    delen: tuple[Afwikkeldeel, ...]

    @property
    def nu(self) -> Decimal:
        """What the version itself settles."""
        return self.delen[0].bedrag

    @property
    def eerder(self) -> tuple[Afwikkeldeel, ...]:
        """What was established before; empty for what is no correction."""
        return self.delen[1:]

    @property
    def samen(self) -> Decimal:
        """All of it: the balance of the year in this version."""
        return som(deel.bedrag for deel in self.delen)

    def describe(self, zeg: Zegwijze) -> str:
        """Say what is due, in sentences; of a correction each part and what they are together.

        Args:
            zeg: gives of an amount who pays whom, without capital and full stop.
        """
        if not self.eerder:
            return describe_in_het_kort(zeg, self.nu)
        return f"{_OP_ZICH}: {zeg(self.nu)}. {self.describe_eerder(zeg)}"

    def describe_eerder(self, zeg: Zegwijze) -> str:
        """Say what was established before and what it is together; nothing for what is no correction."""
        if not self.eerder:
            return ""
        delen = [f"Uit {deel.naam}: {zeg(deel.bedrag)}." for deel in self.eerder]
        onbekend = [OF_BETAALD] if any(deel.bedrag for deel in self.eerder) else []
        return " ".join([*delen, f"Samen: {zeg(self.samen)}.", *onbekend])


def describe_in_het_kort(zeg: Zegwijze, nu: Decimal, samen: Decimal | None = None) -> str:
    """Say on a row of a list what a version settles, and what a correction comes to with what came before.

    Args:
        zeg: as in `Afwikkeling.describe`.
        nu: what the version itself settles.
        samen: of a correction the balance of the year; None for what is no correction.
    """
    if samen is None:
        return _make_zin(zeg(nu))
    return f"{_OP_ZICH}: {zeg(nu)}. Samen met wat eerder is vastgesteld: {zeg(samen)}."


def say_aanbieder(saldo: Decimal) -> str:
    """Say of a contract what the provider pays or gets."""
    if not saldo:
        return "er is niets te betalen"
    bedrag = format_bedrag(abs(saldo))
    return f"de aanbieder betaalt {bedrag} terug" if saldo > 0 else f"de aanbieder krijgt {bedrag} bij"


def say_aanbieders(saldo: Decimal) -> str:
    """Say of all contracts what the providers pay or get."""
    if not saldo:
        return "samen is er niets te betalen"
    bedrag = format_bedrag(abs(saldo))
    return (
        f"aanbieders betalen samen {bedrag} terug" if saldo > 0 else f"aanbieders krijgen samen {bedrag} bij"
    )


def make_zegwijze(wie: str) -> Zegwijze:
    """Return how to say what `wie`, a municipality or region, pays or gets."""

    def _zeg(saldo: Decimal) -> str:
        if not saldo:
            return f"{wie} betaalt niets en krijgt niets terug"
        return f"{wie} {'krijgt' if saldo > 0 else 'betaalt'} {format_bedrag(abs(saldo))}"

    return _zeg


def _make_zin(tekst: str) -> str:
    return f"{tekst[0].upper()}{tekst[1:]}."
