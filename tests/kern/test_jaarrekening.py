"""The position on 31 December adds up, and a settlement is held beside what was paid."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from inkoop.kern.bedragen import Bedragen
from inkoop.kern.geld import uit_centen
from inkoop.kern.jaarrekening import Aansluiting, Jaareindestand, get_boekjaar, make_jaareindestand

EURO = st.integers(-(10**9), 10**9).map(uit_centen)


@given(EURO, EURO, EURO, EURO, EURO)
def test_the_parts_are_what_was_due_minus_what_was_paid_by_then(
    realisatie: Decimal, vergoeding: Decimal, voorschot: Decimal, betaald: Decimal, na: Decimal
) -> None:
    bedragen = Bedragen(realisatie=realisatie, vergoeding=vergoeding, voorschot=voorschot, betaald=betaald)
    stand = make_jaareindestand(bedragen, na)
    assert stand.totaal == voorschot + betaald - na - vergoeding
    # The sign is that of the balance.
    assert stand.totaal == bedragen.saldo - na


def test_each_part_says_how_certain_it_is() -> None:
    bedragen = Bedragen(
        realisatie=Decimal(900), vergoeding=Decimal(1000), voorschot=Decimal(0), betaald=Decimal(700)
    )
    assert make_jaareindestand(bedragen, Decimal(150)) == Jaareindestand(
        gedeclareerd=Decimal(-150), gerealiseerd=Decimal(-200), verwacht=Decimal(-100)
    )


def test_payments_since_the_settlement_stay_apart_from_its_balance() -> None:
    aansluiting = Aansluiting(afgerekend=Decimal(700), geboekt=Decimal(750), saldo=Decimal(-300))
    assert aansluiting.verschil == 50
    assert aansluiting.open_saldo == -250


def test_a_correction_is_booked_in_the_year_in_which_it_was_established() -> None:
    assert get_boekjaar(2022, date(2023, 6, 1), is_correctie=False) == 2022
    assert get_boekjaar(2022, date(2024, 2, 1), is_correctie=True) == 2024
