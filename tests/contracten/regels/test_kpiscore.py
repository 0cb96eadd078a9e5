"""Scores: of a contract that is there, with a weight."""

from decimal import Decimal

from contracten.regels.kpiscore import Kpiscoreopgave, check_kpiscore
from inkoop.kern.opgave import check_soorten

CONTRACTEN = {"C1"}


def test_a_score_is_of_a_known_contract_and_weighs_something() -> None:
    assert list(check_kpiscore(Kpiscoreopgave(contract="C1"), CONTRACTEN)) == []
    assert len(list(check_kpiscore(Kpiscoreopgave(contract="C9"), CONTRACTEN))) == 1
    score = Kpiscoreopgave(contract="C1", jaar=2022, kpi="k", score=Decimal(1))
    assert score.gewicht == 1
    assert list(check_soorten(score)) == []
    niets = Kpiscoreopgave(contract="C1", jaar=2022, kpi="k", score=Decimal(1), gewicht=Decimal(0))
    assert list(map(str, check_soorten(niets))) == ["gewicht: 0 is niet hoger dan 0"]
