"""What a municipality owes or gets on 31 December of the year of the care, and how certain each part is.

The position is what was paid up to and including that day, minus what the provider is due for the year. Its
sign is that of a balance everywhere: positive is to be received, negative is still to be paid. It has three
parts, which add up to it:

- gedeclareerd: what was declared and paid after that day;
- gerealiseerd: care that was delivered and is paid by nobody yet (or less care than was paid);
- verwacht: what follows from the agreement rather than from the care: budget, band, maximum, incentives.
  It is only sure once the settlement is established.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from inkoop.kern.bedragen import Bedragen
from inkoop.kern.geld import NUL, som


@dataclass(frozen=True)
class Jaareindestand:
    """The position on 31 December in euros; positive is to be received, negative is still to be paid."""

    gedeclareerd: Decimal = NUL
    gerealiseerd: Decimal = NUL
    verwacht: Decimal = NUL

    @property
    def totaal(self) -> Decimal:
        """What stands on the balance sheet."""
        return som((self.gedeclareerd, self.gerealiseerd, self.verwacht))

    def __add__(self, ander: "Jaareindestand") -> "Jaareindestand":
        return Jaareindestand(
            som((self.gedeclareerd, ander.gedeclareerd)),
            som((self.gerealiseerd, ander.gerealiseerd)),
            som((self.verwacht, ander.verwacht)),
        )


def make_jaareindestand(bedragen: Bedragen, na_jaareinde: Decimal) -> Jaareindestand:
    """Divide the position of a contract or municipality.

    Args:
        bedragen: its settlement.
        na_jaareinde: which part of what was paid on declarations was paid after 31 December.
    """
    betaald = som((bedragen.voorschot, bedragen.betaald))
    return Jaareindestand(
        gedeclareerd=-na_jaareinde,
        gerealiseerd=betaald - bedragen.realisatie,
        verwacht=bedragen.realisatie - bedragen.vergoeding,
    )


@dataclass(frozen=True)
class Aansluiting:
    """A settlement beside the payments as they are booked now, in euros.

    Attributes:
        afgerekend: advances and payments that the settlement counted.
        geboekt: the same as they are booked now.
        saldo: the balance of the settlement.
    """

    afgerekend: Decimal = NUL
    geboekt: Decimal = NUL
    saldo: Decimal = NUL

    @property
    def verschil(self) -> Decimal:
        """What was booked since the settlement was made; nothing when they agree."""
        return self.geboekt - self.afgerekend

    @property
    def open_saldo(self) -> Decimal:
        """The balance with what was booked since."""
        return self.saldo + self.verschil


def get_boekjaar(jaar: int, vastgesteld_op: date, *, is_correctie: bool) -> int:
    """Return the year in which a settlement of the care of `jaar` is booked.

    The first one that is established belongs to the year of the care, as the position on 31 December does. A
    correction settles the difference, which is booked in the year in which it was established.
    """
    return vastgesteld_op.year if is_correctie else jaar
