"""What municipalities paid on declarations: a month or two after they came in, until the books are closed.

As a region sees it: the last declarations are still to be paid, some are disputed, and now and then something
was paid twice and booked back. What was paid is what a provider declared, not what it is due.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from inkoop.demo.productie import Productie
from inkoop.demo.toeval import Toeval
from inkoop.kern.breuk import Fraction
from inkoop.kern.geld import rond_af

# Months are counted from January of the year of the care; the books are closed after February of the next.
LAATSTE_MAAND = 14
# In promille: paid a month later than agreed, disputed so that nothing is paid yet, and paid twice.
_LATER, _BETWIST, _DUBBEL = 120, 15, 12


@dataclass(frozen=True, slots=True)
class Demobetaling:
    """One payment: municipality, day, euros and what tells it from others."""

    gemeente: str
    datum: date
    bedrag: Decimal
    kenmerk: str


def make_betalingen(productie: Productie, jaar: int, toeval: Toeval) -> Iterator[Demobetaling]:
    """Give the payments on what was declared of a contract, ordered by municipality and month."""
    for (gemeente, maand), gedeclareerd in sorted(_get_declaraties(productie).items()):
        bedrag = rond_af(gedeclareerd)
        is_betwist, is_later, is_dubbel = (toeval.kans(deel) for deel in (_BETWIST, _LATER, _DUBBEL))
        betaalmaand = maand + (2 if is_later else 1)
        dag = 5 + toeval.tot(20)
        if not bedrag or is_betwist or betaalmaand > LAATSTE_MAAND:
            continue
        kenmerk = f"DECL-{_get_dag(jaar, maand, 1):%Y-%m}"
        yield Demobetaling(gemeente, _get_dag(jaar, betaalmaand, dag), bedrag, kenmerk)
        if is_dubbel and betaalmaand < LAATSTE_MAAND:
            yield Demobetaling(gemeente, _get_dag(jaar, betaalmaand, dag), bedrag, f"{kenmerk}-2")
            terug = _get_dag(jaar, betaalmaand + 1, dag)
            yield Demobetaling(gemeente, terug, -bedrag, f"{kenmerk}-TERUG")


def _get_declaraties(productie: Productie) -> dict[tuple[str, int], Fraction]:
    """What was declared by municipality and month; what has no month of its own, in twelve equal parts."""
    declaraties = dict(productie.gedeclareerd)
    for gemeente, bedrag in productie.bedragen.items():
        eigen = sum((b for (g, _), b in productie.gedeclareerd.items() if g == gemeente), Fraction(0))
        for maand in range(2, 14) if bedrag != eigen else ():
            sleutel = gemeente, maand
            declaraties[sleutel] = declaraties.get(sleutel, Fraction(0)) + (bedrag - eigen) / 12
    return declaraties


def _get_dag(jaar: int, maand: int, dag: int) -> date:
    return date(jaar + (maand - 1) // 12, (maand - 1) % 12 + 1, dag)
