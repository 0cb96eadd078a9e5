"""Advances: of a contract and municipality that are there."""

from contracten.regels.voorschot import Voorschotopgave, check_voorschot

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
