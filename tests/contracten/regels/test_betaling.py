"""Advances and scores: of a contract and municipality that are there."""

from decimal import Decimal

from contracten.regels.betaling import Kpiscoreopgave, Voorschotopgave, check_kpiscore, check_voorschot
from inkoop.kern.opgave import check_soorten

CONTRACTEN, GEMEENTEN = {"C1"}, {"0983"}


def test_an_advance_is_of_a_known_contract_and_municipality() -> None:
    def find(contract: str, gemeente: str) -> list[str]:
        voorschot = Voorschotopgave(contract=contract, gemeente=gemeente)
        return list(map(str, check_voorschot(voorschot, CONTRACTEN, GEMEENTEN)))

    assert find("C1", "0983") == []
    assert find("C9", "0983") == ["contract: contract 'C9' is niet bekend in deze regio"]
    assert find("C1", "0999") == ["gemeente: gemeente '0999' is niet bekend in deze regio"]
    # One thing at a time: of an unknown contract nothing else can be said.
    assert len(find("C9", "0999")) == 1


def test_a_score_is_of_a_known_contract_and_weighs_something() -> None:
    assert list(check_kpiscore(Kpiscoreopgave(contract="C1"), CONTRACTEN)) == []
    assert len(list(check_kpiscore(Kpiscoreopgave(contract="C9"), CONTRACTEN))) == 1
    score = Kpiscoreopgave(contract="C1", jaar=2022, kpi="k", score=Decimal(1))
    assert score.gewicht == 1
    assert list(check_soorten(score)) == []
    niets = Kpiscoreopgave(contract="C1", jaar=2022, kpi="k", score=Decimal(1), gewicht=Decimal(0))
    assert list(map(str, check_soorten(niets))) == ["gewicht: 0 is niet hoger dan 0"]
