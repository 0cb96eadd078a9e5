"""Advances and scores: booked once however often they are sent, and refused whole."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from contracten.models import Contract, KpiScore, Voorschot
from contracten.services import Kpiscoreopgave, Voorschotopgave, save_kpiscores, save_voorschotten
from inkoop.kern.bezwaar import BezwarenError
from segmenten.models import Gemeente
from tests.fabrieken import ContractFactory, GemeenteFactory

pytestmark = pytest.mark.usefixtures("systeem")


@pytest.fixture
def gemeente(contract: Contract) -> Gemeente:
    return GemeenteFactory.create(regio=contract.regio, code="0983")


def make_voorschot(**anders: Any) -> Voorschotopgave:
    velden = {"contract": "K1", "gemeente": "0983", "datum": date(2022, 1, 31), "bedrag": Decimal("100.00")}
    return Voorschotopgave(**{**velden, **anders})


def test_an_advance_that_is_sent_again_is_not_booked_again(contract: Contract, gemeente: Gemeente) -> None:
    eerste = save_voorschotten(contract.regio, [make_voorschot()])
    tweede = save_voorschotten(contract.regio, [make_voorschot(), make_voorschot(bedrag=Decimal(5))])
    assert (eerste.nieuw, tweede.nieuw, tweede.ongewijzigd) == (1, 1, 1)
    assert sorted(v.bedrag for v in Voorschot.objects.all()) == [Decimal(5), Decimal(100)]


def test_an_advance_that_is_not_named_stays(contract: Contract, gemeente: Gemeente) -> None:
    save_voorschotten(contract.regio, [make_voorschot()])
    save_voorschotten(contract.regio, [make_voorschot(datum=date(2022, 2, 28))])
    assert Voorschot.objects.count() == 2


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"contract": "K9"}, "contract"),
        ({"gemeente": "0001"}, "gemeente"),
        ({"bedrag": Decimal("-1.00")}, "bedrag"),
        ({"bedrag": Decimal("1.001")}, "bedrag"),
        ({"bedrag": None}, "bedrag"),
        ({"datum": None}, "datum"),
    ],
)
def test_one_wrong_advance_refuses_all_and_is_named(
    contract: Contract, gemeente: Gemeente, anders: dict[str, Any], veld: str
) -> None:
    with pytest.raises(BezwarenError) as fout:
        save_voorschotten(contract.regio, [make_voorschot(), make_voorschot(**anders)])
    assert [bezwaar.veld for bezwaar in fout.value.bezwaren] == [f"[1].{veld}"]
    assert not Voorschot.objects.exists()


def test_the_same_advance_twice_in_one_file_is_refused(contract: Contract, gemeente: Gemeente) -> None:
    with pytest.raises(BezwarenError, match="zegt hetzelfde als"):
        save_voorschotten(contract.regio, [make_voorschot(), make_voorschot()])


def test_a_contract_of_another_region_is_unknown(contract: Contract, gemeente: Gemeente) -> None:
    ContractFactory.create(nummer="K2")
    with pytest.raises(BezwarenError):
        save_voorschotten(contract.regio, [make_voorschot(contract="K2")])


def test_a_score_that_is_sent_again_replaces_the_one_before(contract: Contract) -> None:
    score = Kpiscoreopgave(contract="K1", jaar=2022, kpi="tijdig", score=Decimal("0.8"))
    anders = Kpiscoreopgave(contract="K1", jaar=2022, kpi="tijdig", score=Decimal("0.9"), gewicht=Decimal(2))
    assert save_kpiscores(contract.regio, [score]).nieuw == 1
    assert save_kpiscores(contract.regio, [anders]).gewijzigd == 1
    assert [(s.score, s.gewicht) for s in KpiScore.objects.all()] == [(Decimal("0.9"), Decimal(2))]


def test_a_score_without_weight_is_refused(contract: Contract) -> None:
    score = Kpiscoreopgave(contract="K1", jaar=2022, kpi="tijdig", score=Decimal("0.8"), gewicht=Decimal(0))
    with pytest.raises(BezwarenError):
        save_kpiscores(contract.regio, [score])
    assert not KpiScore.objects.exists()
