"""Advances per month and year, and per municipality for who may see that one only."""

from datetime import date
from decimal import Decimal

import pytest

from contracten.models import Contract, Voorschot
from contracten.selectors import find_maandregels, find_voorschotjaren
from inkoop.platform.gebruikers.models import Rol
from segmenten.models import Gemeente, GemeenteToegang
from tests.fabrieken import GemeenteFactory, VoorschotFactory, make_gebruiker

pytestmark = pytest.mark.usefixtures("systeem")


@pytest.fixture
def gemeenten(contract: Contract) -> list[Gemeente]:
    een, twee = (GemeenteFactory.create(regio=contract.regio) for _ in range(2))
    for gemeente, datum, bedrag in (
        (een, "2021-12-31", "5.00"),
        (een, "2022-01-01", "100.10"),
        (een, "2022-01-31", "0.90"),
        (twee, "2022-01-15", "50.00"),
        (twee, "2022-12-31", "7.25"),
    ):
        VoorschotFactory.create(contract=contract, gemeente=gemeente, datum=datum, bedrag=Decimal(bedrag))
    return [een, twee]


def test_payments_of_a_month_are_added_up_per_municipality(gemeenten: list[Gemeente]) -> None:
    een, twee = (gemeente.pk for gemeente in gemeenten)
    januari, december = find_maandregels(Voorschot.objects.all(), 2022)
    assert (januari.maand, januari.bedragen) == (
        date(2022, 1, 1),
        {een: Decimal("101.00"), twee: Decimal("50.00")},
    )
    assert (december.maand, december.bedragen) == (date(2022, 12, 1), {twee: Decimal("7.25")})
    assert (januari.totaal, december.totaal) == (Decimal("151.00"), Decimal("7.25"))


def test_years_have_their_total_the_latest_first(gemeenten: list[Gemeente]) -> None:
    jaren = find_voorschotjaren(Voorschot.objects.all())
    assert list(jaren.items()) == [(2022, Decimal("158.25")), (2021, Decimal("5.00"))]
    assert find_voorschotjaren(Voorschot.objects.none()) == {}


def test_a_municipality_adds_up_what_it_paid_itself(gemeenten: list[Gemeente]) -> None:
    financien = make_gebruiker("financien", Rol.FINANCIEN)
    GemeenteToegang.objects.create(gebruiker=financien, gemeente=gemeenten[1])
    assert find_voorschotjaren(Voorschot.objects.zichtbaar_voor(financien)) == {2022: Decimal("57.25")}
