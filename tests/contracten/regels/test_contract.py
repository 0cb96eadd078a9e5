"""Contracts: what they refer to, who they are with, and what a change of the structure must leave."""

from typing import Any

from contracten.regels.aanbieder import Aanbiederopgave
from contracten.regels.contract import (
    Contractenopgave,
    Contractopgave,
    Maatwerkopgave,
    check_contracten,
    extend_kader,
)
from contracten.regels.jaarafspraak import Jaarafspraakopgave
from contracten.regels.kader import Bestaandcontract, Contractkader
from contracten.regels.structuur import check_bestaande
from inkoop.kern.kader import Perceelkader, Structuurkader

STRUCTUUR = Structuurkader(
    opslagen=frozenset({"systeem"}),
    producten={"45A04": "s", "ander": "t"},
    trajecten={"AMB": "45A04", "VER": "ander"},
    percelen={"p": Perceelkader("s", "trajecten"), "open": Perceelkader("s", "nog_te_kiezen")},
)
BESTAAND = Bestaandcontract("C1", "alfa", "p", frozenset({"45A04"}))
KADER = Contractkader(STRUCTUUR, frozenset({"alfa", "beta"}), {"C1": BESTAAND})


def make(
    nummer: str = "C1", aanbieder: str | None = "alfa", perceel: str = "p", **anders: Any
) -> Contractopgave:
    return Contractopgave(nummer=nummer, aanbieder=aanbieder, perceel=perceel, **anders)


def find(*contracten: Contractopgave, kader: Contractkader = KADER) -> list[str]:
    return list(map(str, check_contracten(Contractenopgave(contracten=contracten), kader)))


def test_a_contract_that_is_right_is_not_refused() -> None:
    maatwerk = [Maatwerkopgave(traject="AMB")]
    assert find(make(opslagen=["systeem"], maatwerk=maatwerk, looptijd_basis=3)) == []


def test_numbers_of_contracts_and_codes_of_providers_are_there_once() -> None:
    opgave = Contractenopgave(
        aanbieders=[Aanbiederopgave(code="a"), Aanbiederopgave(code="a")], contracten=[make("C2"), make("C2")]
    )
    assert list(map(str, check_contracten(opgave, KADER))) == [
        "aanbieders[1].code: code 'a' staat ook op aanbieders[0].code",
        "contracten[1].nummer: nummer 'C2' staat ook op contracten[0].nummer",
    ]


def test_a_provider_may_be_named_along_with_the_contract() -> None:
    opgave = Contractenopgave(aanbieders=[Aanbiederopgave(code="nieuw"), Aanbiederopgave()])
    niet = "contracten[0].aanbieder: aanbieder 'nieuw' is niet bekend in deze regio of bundel"
    assert find(make("C2", "nieuw")) == [niet]
    assert find(make("C2", "nieuw"), kader=extend_kader(KADER, opgave)) == []


def test_a_perceel_exists_and_has_a_model() -> None:
    assert find(make("C2", perceel="x")) == [
        "contracten[0].perceel: perceel 'x' is niet bekend in deze regio of bundel"
    ]
    assert find(make("C2", perceel="open")) == [
        "contracten[0].perceel: perceel 'open' heeft nog geen bekostigingsmodel: contracteren kan nog niet"
    ]


def test_a_contract_stays_with_its_provider() -> None:
    reden = "dit contract is van aanbieder 'alfa'; een contract wisselt niet van aanbieder"
    assert find(make("C1", "beta")) == [f"contracten[0].aanbieder: {reden}"]
    assert find(make("C2", "beta")) == []
    assert find(make("C1", None)) == []


def test_surcharges_and_maatwerk_are_known_once_and_of_the_segment() -> None:
    maatwerk = [Maatwerkopgave(traject=code) for code in ("AMB", "AMB", "VER", "ONB")]
    assert find(make(opslagen=["systeem", "systeem", "x"], maatwerk=maatwerk)) == [
        "contracten[0].opslagen[1]: opslag 'systeem' staat er al",
        "contracten[0].opslagen[2]: opslag 'x' is niet bekend in deze regio of bundel",
        "contracten[0].maatwerk[1].traject: traject 'AMB' staat ook op contracten[0].maatwerk[0].traject",
        "contracten[0].maatwerk[2].traject: traject 'VER' hoort bij segment 't', het perceel bij 's'",
        "contracten[0].maatwerk[3].traject: traject 'ONB' is niet bekend in deze regio of bundel",
    ]


def test_a_year_has_one_agreement_and_a_term_is_whole() -> None:
    jaren = [Jaarafspraakopgave(jaar=2022), Jaarafspraakopgave(jaar=2022)]
    assert find(make(jaarafspraken=jaren, looptijd_verlengingen=[1])) == [
        "contracten[0].looptijd: verlengingen zonder basis",
        "contracten[0].jaarafspraken[1].jaar: jaar '2022' staat ook op contracten[0].jaarafspraken[0].jaar",
    ]


def find_bestaand(structuur: Structuurkader, **paden: dict[str, str]) -> list[str]:
    gevonden = check_bestaande([BESTAAND], structuur, paden.get("percelen", {}), paden.get("producten", {}))
    return list(map(str, gevonden))


def test_the_perceel_of_a_contract_keeps_a_model() -> None:
    open_ = Structuurkader(producten={"45A04": "s"}, percelen={"p": Perceelkader("s", "nog_te_kiezen")})
    assert find_bestaand(open_, percelen={"p": "segmenten[0].percelen[2]"}) == [
        "segmenten[0].percelen[2].model: contract 'C1' bestaat al in dit perceel; een model is dan gekozen"
    ]
    assert find_bestaand(open_) == []
    assert find_bestaand(STRUCTUUR, percelen={"p": "segmenten[0].percelen[2]"}) == []


def test_a_product_with_a_tariff_stays_in_the_segment_of_the_perceel() -> None:
    verhuisd = Structuurkader(producten={"45A04": "t"}, percelen={"p": Perceelkader("s", "trajecten")})
    reden = "contract 'C1' heeft in segment 's' een tarief voor '45A04'"
    assert find_bestaand(verhuisd, producten={"45A04": "producten[0]"}) == [f"producten[0].segment: {reden}"]
    assert find_bestaand(verhuisd, percelen={"p": "segmenten[1].percelen[0]"}) == [
        f"segmenten[1].percelen[0].code: {reden}"
    ]
    assert find_bestaand(verhuisd) == []
    assert find_bestaand(STRUCTUUR, producten={"45A04": "producten[0]"}) == []
