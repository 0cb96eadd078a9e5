"""Contracts: what they refer to, who they are with, and what a change of the structure must leave."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from contracten.regels.aanbieder import Aanbiederopgave
from contracten.regels.contract import (
    Contractenopgave,
    Contractopgave,
    Maatwerkopgave,
    check_contracten,
    extend_kader,
)
from contracten.regels.jaarafspraak import Jaarafspraakopgave
from contracten.regels.kader import Contractkader
from contracten.regels.prikkel import Besparingsopgave
from contracten.regels.structuur import check_bestaande
from contracten.regels.tarief import Tariefopgave
from inkoop.kern.kader import Perceelkader, Structuurkader, Structuurwijziging

STRUCTUUR = Structuurkader(
    gemeenten=frozenset({"0983", "0984"}),
    opslagen=frozenset({"systeem"}),
    producten={"45A04": "s", "ander": "t"},
    trajecten={"AMB": "45A04", "VER": "ander"},
    percelen={"p": Perceelkader("s", "trajecten"), "open": Perceelkader("s", "nog_te_kiezen")},
)
KADER = Contractkader(STRUCTUUR, frozenset({"alfa", "beta"}), {"C1": "alfa"})


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


PADEN = {
    ("perceel", "p"): "segmenten[0].percelen[2]",
    ("product", "45A04"): "producten[0]",
    ("traject", "AMB"): "trajecten[0]",
}


def find_bestaand(
    *contracten: Contractopgave,
    perceel: Perceelkader | None = None,
    oud: Perceelkader = STRUCTUUR.percelen["p"],
    paden: dict[tuple[str, str], str] = PADEN,
    **anders: Any,
) -> list[str]:
    """What is refused of a change of the perceel of the contracts, and of what else is said to change."""
    was = replace(STRUCTUUR, percelen={**STRUCTUUR.percelen, "p": oud})
    wordt = replace(was, percelen={**STRUCTUUR.percelen, "p": perceel or oud}, **anders)
    return list(map(str, check_bestaande(contracten, Structuurwijziging(was, wordt, paden))))


def make_tarief() -> Contractopgave:
    return make(tarieven=[Tariefopgave(product="45A04", vanaf=date(2022, 1, 1))])


def test_the_perceel_of_a_contract_keeps_a_model() -> None:
    assert find_bestaand(make(), perceel=Perceelkader("s", "nog_te_kiezen")) == [
        "segmenten[0].percelen[2].model: contract 'C1' past er dan niet meer bij (perceel): "
        "perceel 'p' heeft nog geen bekostigingsmodel: contracteren kan nog niet"
    ]
    assert find_bestaand(make()) == []


def test_a_product_with_a_tariff_stays_in_the_segment_of_the_perceel() -> None:
    reden = "contract 'C1' past er dan niet meer bij (tarieven.product): product '45A04' hoort bij segment"
    verhuisd = {"45A04": "t", "ander": "t"}
    assert find_bestaand(make_tarief(), producten=verhuisd) == [
        f"producten[0].segment: {reden} 't', het perceel bij 's'"
    ]
    assert find_bestaand(make_tarief(), perceel=Perceelkader("t", "trajecten")) == [
        f"segmenten[0].percelen[2].code: {reden} 's', het perceel bij 't'"
    ]
    # Together they move to another segment, and stay one.
    assert find_bestaand(make_tarief(), perceel=Perceelkader("t", "trajecten"), producten=verhuisd) == []
    assert find_bestaand(make(), producten=verhuisd) == []


@pytest.mark.parametrize(
    ("afspraak", "perceel", "waar", "reden"),
    [
        (
            {"plekafspraken": {"0983": {"AMB": Decimal(2)}}},
            Perceelkader("s", "pxq"),
            "model",
            "plekafspraken): kan alleen bij de modellen plekken en trajecten; dit is model pxq",
        ),
        ({}, Perceelkader("s", "gebied"), "model", "bedrag): ontbreekt: noem een bedrag of een"),
        ({"besparing": Besparingsopgave()}, Perceelkader("s", "plekken"), "model", "besparing): kan niet"),
        (
            {"parameters": {"erkenning": "bij_start"}},
            Perceelkader("s", "pxq"),
            "model",
            "parameters.erkenning)",
        ),
        (
            {"gemeentebudgetten": {"0983": Decimal(1)}},
            Perceelkader("s", "trajecten", frozenset({"0984"})),
            "deelnemers",
            "gemeentebudgetten.0983): gemeente '0983' doet niet mee",
        ),
    ],
)
def test_an_agreement_that_is_there_keeps_the_perceel_that_it_needs(
    afspraak: dict[str, Any], perceel: Perceelkader, waar: str, reden: str
) -> None:
    contract = make(jaarafspraken=[Jaarafspraakopgave(jaar=2022, **afspraak)])
    (gevonden,) = find_bestaand(contract, perceel=perceel)
    begin = f"segmenten[0].percelen[2].{waar}: contract 'C1' past er dan niet meer bij (jaarafspraak 2022, "
    assert gevonden.startswith(f"{begin}{reden}")


def test_maatwerk_stays_out_of_a_local_perceel_and_its_trajectory_in_the_segment() -> None:
    contract = make(maatwerk=[Maatwerkopgave(traject="AMB")])
    assert find_bestaand(contract, perceel=Perceelkader("s", "trajecten", soort="lokaal")) == [
        "segmenten[0].percelen[2].soort: contract 'C1' past er dan niet meer bij (maatwerk): "
        "kan niet in een lokaal perceel"
    ]
    (gevonden,) = find_bestaand(contract, trajecten={"AMB": "ander", "VER": "ander"})
    assert gevonden.startswith(
        "trajecten[0].product: contract 'C1' past er dan niet meer bij (maatwerk.traject)"
    )


def test_contracts_that_are_refused_alike_are_told_once() -> None:
    contracten = [make("C3"), make("C2"), make("C4", perceel="open")]
    (gevonden,) = find_bestaand(*contracten, perceel=Perceelkader("s", "nog_te_kiezen"))
    assert "contract 'C2' (en nog 1) past er dan niet meer bij" in gevonden


def test_what_was_refused_already_is_not_judged_again() -> None:
    contract = make(jaarafspraken=[Jaarafspraakopgave(jaar=2022, parameters={"erkenning": "bij_start"})])
    assert find_bestaand(contract, oud=Perceelkader("s", "pxq"), perceel=Perceelkader("s", "lumpsum")) == []


def test_a_change_of_something_that_is_not_named_is_told_of_the_bundle_as_a_whole() -> None:
    (gevonden,) = find_bestaand(make(), perceel=Perceelkader("s", "nog_te_kiezen"), paden={})
    assert gevonden.startswith("contract 'C1' past er dan niet meer bij")


def test_only_a_change_of_what_is_there_asks_for_contracts() -> None:
    erbij = replace(STRUCTUUR, producten={**STRUCTUUR.producten, "nieuw": "s"})
    assert not Structuurwijziging(STRUCTUUR, erbij).raakt_bestaande
    assert Structuurwijziging(
        erbij, replace(erbij, producten={**erbij.producten, "nieuw": "t"})
    ).raakt_bestaande
