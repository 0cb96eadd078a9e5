"""How far a contract is in a year: by the rules, and up to and including the day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bekostiging.berekening.stand import Contractstand, Plekstand, Trajectstand
from bekostiging.berekening.uitkomst import GeparkeerdContract
from bekostiging.selectors import read_regioinvoer, read_stand
from bekostiging.services.afrekening import calculate_lezing
from contracten.models import Contract, Tarief
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from tests.bekostiging.berekening.bundel import LEESBARE_MAPPEN, read_bundel
from tests.bekostiging.opslag import store_bundel

pytestmark = pytest.mark.django_db

# One of each funding model, with what makes it special.
MODELLEN = ("01", "04", "05", "06", "07", "08", "09", "12", "22", "26", "28", "35", "37")
EINDE = date(2022, 12, 31)


def get_map(nummer: str) -> Path:
    (map_,) = (map_ for map_ in LEESBARE_MAPPEN if map_.name.startswith(f"{nummer}-"))
    return map_


def store(nummer: str) -> None:
    with met_systeemzicht():
        store_bundel(read_bundel(get_map(nummer)))


def read(nummer: str, dag: date, jaar: int = 2022) -> Contractstand:
    stand = read_of_niet(nummer, dag, jaar)
    assert isinstance(stand, Contractstand)
    return stand


def read_of_niet(nummer: str, dag: date, jaar: int = 2022) -> Contractstand | GeparkeerdContract | None:
    with met_systeemzicht():
        return read_stand(Contract.objects.select_related("regio").get(nummer=nummer), jaar, dag)


def test_trajectories_are_counted_and_recognised_up_to_the_day() -> None:
    store("04")
    stand = read("C1", date(2022, 4, 1))
    # Venlo: 60 of 182 days of one, the whole of one that stopped. Venray: 91 days at the rate of 2021.
    assert stand.trajecten == (
        Trajectstand("0983", "AMB-MID", begonnen=2, afgesloten=1, lopend=1, erkend=Decimal("5808.00")),
        Trajectstand("0984", "AMB-MID", begonnen=0, afgesloten=0, lopend=1, erkend=Decimal("2080.00")),
    )
    assert stand.realisatie == {"0983": Decimal("5808.00"), "0984": Decimal("2080.00")}
    assert (stand.totaal, stand.budget) == (Decimal("7888.00"), Decimal("15000.00"))


def test_places_are_occupied_up_to_the_day() -> None:
    store("05")
    (plek,) = read("C1", date(2022, 3, 31)).plekken
    dagen = Decimal(3 * 90)
    assert plek == Plekstand("0983", "DAG-JAAR", Decimal(3), dagen, dagen, Decimal("17357.15"))
    (half,) = read("C2", date(2022, 9, 30)).plekken
    assert (half.beschikbaar, half.bezet) == (Decimal(3 * 273), Decimal(3 * 181 + 2 * 92))


def test_prestaties_count_from_the_day_on_which_they_begin() -> None:
    store("01")
    standen = [read("C1", dag).totaal for dag in (date(2022, 5, 31), date(2022, 6, 1), date(2022, 8, 31))]
    assert standen == [Decimal(0), Decimal("340.20"), Decimal("926.84")]


def test_a_month_counts_up_to_the_day() -> None:
    """Of a month a sum is kept as a whole: that is not what there is on a day in it."""
    bundel = read_bundel(get_map("01"))
    laatste = {**bundel.tabellen["prestaties"][-1], "begindatum": "2022-08-20"}
    prestaties = [*bundel.tabellen["prestaties"][:-1], laatste]
    with met_systeemzicht():
        store_bundel(replace(bundel, tabellen={**bundel.tabellen, "prestaties": prestaties}))
    assert read("C1", date(2022, 8, 19)).totaal == Decimal("687.23")
    assert read("C1", date(2022, 8, 20)).totaal == Decimal("926.84")


def test_of_clients_only_those_count_who_have_had_care() -> None:
    store("08")
    assert read("C1", date(2022, 1, 31)).clienten == 0
    assert read("C1", date(2022, 2, 1)).clienten > 0


@pytest.mark.parametrize("nummer", MODELLEN)
def test_at_the_end_of_the_year_it_is_what_the_settlement_finds(nummer: str) -> None:
    store(nummer)
    with met_systeemzicht():
        regio = Contract.objects.select_related("regio").first().regio  # type: ignore[union-attr]
        uitkomst = calculate_lezing(read_regioinvoer(regio, 2022))
        budgetten = {rij.nummer: rij for rij in read_regioinvoer(regio, 2022).invoer.contracten}
    assert uitkomst.contracten
    for contract in uitkomst.contracten:
        stand = read(contract.contract, EINDE)
        assert stand.totaal == contract.realisatie
        assert {code: bedrag for code, bedrag in stand.realisatie.items() if bedrag} == {
            deel.gemeente: deel.realisatie for deel in contract.gemeenten if deel.realisatie
        }
        assert stand.afspraak == budgetten[contract.contract].afspraak


@pytest.mark.parametrize("nummer", ["01", "04", "05", "07", "12", "28"])
def test_it_never_goes_back_in_the_year(nummer: str) -> None:
    store(nummer)
    with met_systeemzicht():
        nummers = list(Contract.objects.values_list("nummer", flat=True))
    dagen = [date(2022, maand, 15) for maand in (1, 4, 7, 10)] + [EINDE]
    for contract in nummers:
        standen = [read_of_niet(contract, dag) for dag in dagen]
        totalen = [stand.totaal for stand in standen if isinstance(stand, Contractstand)]
        assert totalen == sorted(totalen)
        assert len(totalen) in {0, len(dagen)}


def test_a_year_to_come_or_without_an_agreement_has_none() -> None:
    store("04")
    assert read_of_niet("C1", date(2021, 12, 31)) is None
    assert read_of_niet("C1", date(2023, 5, 1), 2023) is None


def test_what_cannot_be_worked_out_says_why() -> None:
    store("01")
    with met_systeemzicht():
        Tarief.objects.all().delete()
    stand = read_of_niet("C1", EINDE)
    assert isinstance(stand, GeparkeerdContract)
    assert "geen geldig tarief" in stand.reden


def test_a_later_day_counts_nothing_of_the_next_year() -> None:
    store("04")
    assert read("C1", date(2024, 2, 29)) == read("C1", EINDE)
