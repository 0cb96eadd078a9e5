"""The explanation: data from which all amounts follow again, and that notices every change."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bekostiging.berekening.afrekening import calculate_afrekening
from bekostiging.berekening.contractafrekening import calculate_contractafrekening
from bekostiging.berekening.fouten import UitlegKloptNietError
from bekostiging.berekening.herbereken import check_uitleg, herbereken
from bekostiging.berekening.invoer import Parameters, Trajectgroep
from bekostiging.berekening.modellen import REKENMODELLEN
from bekostiging.berekening.modellen.pxq import PXQ_GROEP
from bekostiging.berekening.modellen.resultaat import RESULTAAT_START
from bekostiging.berekening.realisatie import REALISATIE_AANGENOMEN
from bekostiging.berekening.register import REGELVERSIE, get_regels
from bekostiging.berekening.stapregel import Stapregel
from bekostiging.berekening.uitkomst import Contractuitkomst
from bekostiging.berekening.waarde import Waarde, als_jsonwaarde
from inkoop.kern.beschrijving import Instelling
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid, Herkomst, Model
from tests.bekostiging.berekening.bundel import (
    EIGEN_VOORBEELDEN,
    LEESBARE_MAPPEN,
    NIET_LEESBAAR,
    VOORBEELDEN,
    read_bundel,
)
from tests.bekostiging.berekening.bundelinvoer import make_regioinvoer
from tests.bekostiging.berekening.make import VENLO, make_contract, make_plekcontract
from tests.nog_niet import find_nog_niet

FASEN = {"realisatie", "vergoeding", "prikkels", "verdeling", "saldo"}


def get_contracten(map_: Path) -> tuple[Contractuitkomst, ...]:
    return calculate_afrekening(make_regioinvoer(read_bundel(map_), 2022)).contracten


def get_stappen(stappen: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for stap in stappen:
        yield stap
        yield from get_stappen(stap["stappen"])


@pytest.mark.parametrize("map_", LEESBARE_MAPPEN, ids=lambda map_: map_.name)
def test_all_amounts_follow_from_the_explanation_alone(map_: Path) -> None:
    for contract in get_contracten(map_):
        opgeslagen = json.loads(json.dumps(contract.uitleg.als_json()))
        gevonden = herbereken(opgeslagen)
        assert gevonden.vergoeding == contract.vergoeding
        assert list(gevonden.gemeenten) == [rij.gemeente for rij in contract.gemeenten]
        check_uitleg(contract)


@pytest.mark.parametrize("map_", LEESBARE_MAPPEN, ids=lambda map_: map_.name)
def test_no_number_or_outcome_can_be_changed_unnoticed(map_: Path) -> None:
    for contract in get_contracten(map_)[:2]:
        tekst = json.dumps(contract.uitleg.als_json())
        for nummer, _ in enumerate(get_stappen(json.loads(tekst)["stappen"])):
            uitleg = json.loads(tekst)
            stap = list(get_stappen(uitleg["stappen"]))[nummer]
            if not _verander(stap["uitkomst"]):
                continue
            with pytest.raises(UitlegKloptNietError):
                herbereken(uitleg)


def _verander(gegeven: dict[str, Any]) -> bool:
    if gegeven.get("waarden"):
        gegeven["waarden"][0][1] = str(Fraction(gegeven["waarden"][0][1]) + 1)
        return True
    if gegeven.get("waarde") is not None:
        gegeven["waarde"] = str(Fraction(gegeven["waarde"]) + 1)
        return True
    return False


def test_another_tariff_does_not_lead_to_the_stored_amount() -> None:
    uitleg = get_contracten(VOORBEELDEN / "01-pxq-open-einde")[0].uitleg.als_json()
    groep = next(stap for stap in get_stappen(uitleg["stappen"]) if stap["code"] == "pxq_groep")
    groep["invoer"][4]["waarde"] = "32.50"
    with pytest.raises(UitlegKloptNietError, match="stap pxq_groep, uitkomst"):
        herbereken(uitleg)


def test_a_rounding_difference_that_is_too_large_is_noticed() -> None:
    uitleg = get_contracten(VOORBEELDEN / "01-pxq-open-einde")[0].uitleg.als_json()
    groep = next(stap for stap in get_stappen(uitleg["stappen"]) if stap["code"] == "pxq_groep")
    groep["invoer"][6]["waarde"] = "0.006"
    with pytest.raises(UitlegKloptNietError, match="afrondingsverschil"):
        herbereken(uitleg)


@pytest.mark.parametrize("wat", ["fase", "stap", "gegeven"])
def test_what_is_missing_is_noticed(wat: str) -> None:
    uitleg = get_contracten(VOORBEELDEN / "01-pxq-open-einde")[0].uitleg.als_json()
    if wat == "fase":
        del uitleg["stappen"][2]
    elif wat == "stap":
        uitleg["stappen"][1]["stappen"] = []
    else:
        uitleg["stappen"][1]["stappen"][0]["invoer"] = []
    with pytest.raises(UitlegKloptNietError):
        herbereken(uitleg)


def test_an_unknown_step_is_refused() -> None:
    uitleg = get_contracten(VOORBEELDEN / "01-pxq-open-einde")[0].uitleg.als_json()
    uitleg["stappen"][0]["stappen"][0]["code"] = "onbekend"
    with pytest.raises(UitlegKloptNietError, match="onbekende stap onbekend"):
        herbereken(uitleg)


def test_an_outcome_beside_another_explanation_may_not_be_stored() -> None:
    een, ander = get_contracten(VOORBEELDEN / "02-budgetplafond")
    with pytest.raises(UitlegKloptNietError, match="C1, realisatie"):
        check_uitleg(replace(een, uitleg=ander.uitleg))


def test_every_step_has_a_rule_with_title_source_and_formula() -> None:
    assert get_regels().keys() > FASEN
    for regel in get_regels().values():
        assert regel.titel
        assert regel.bron
        assert regel.formule.endswith(".")


def test_the_examples_show_every_kind_of_step_but_a_few() -> None:
    zonder_lezer = [nog_niet for nog_niet in find_nog_niet() if "lezer" in nog_niet.redenen]
    gezien = {
        stap["code"]
        for map_ in (*LEESBARE_MAPPEN, *sorted(EIGEN_VOORBEELDEN.glob("*/")))
        if map_.name not in NIET_LEESBAAR
        if map_ not in {nog_niet.map_ for nog_niet in zonder_lezer}
        for contract in get_contracten(map_)
        for stap in get_stappen(contract.uitleg.als_json()["stappen"])
    }
    nog_niet_gelezen = {
        regel.code for nog_niet in zonder_lezer for regel in REKENMODELLEN[Model(nog_niet.model)].stappen
    }
    elders = {"realisatie_aangenomen", "lumpsum_bedrag"}
    assert set(get_regels()) - gezien - nog_niet_gelezen == elders


def test_the_explanation_names_the_version_of_the_rules() -> None:
    uitleg = get_contracten(VOORBEELDEN / "01-pxq-open-einde")[0].uitleg.als_json()
    assert (uitleg["contract"], uitleg["jaar"], uitleg["regelversie"]) == ("C1", 2022, REGELVERSIE)


def test_no_number_is_written_as_a_float() -> None:
    for map_ in LEESBARE_MAPPEN:
        for contract in get_contracten(map_):
            json.loads(json.dumps(contract.uitleg.als_json()), parse_float=pytest.fail)


@pytest.mark.parametrize(
    ("waarde", "eenheid", "tekst"),
    [
        (Decimal("32.4"), Eenheid.EURO, "32.40"),
        (Decimal("32.4000"), Eenheid.EURO, "32.40"),
        (Decimal("-0.005"), Eenheid.EURO, "-0.005"),
        (Decimal("1E+3"), Eenheid.VOLUME, "1000"),
        (Decimal("10.50"), Eenheid.VOLUME, "10.5"),
        (Fraction(1, 3), Eenheid.DEEL, "1/3"),
        (Fraction(1, 8), Eenheid.DEEL, "0.125"),
        (7, Eenheid.DAGEN, 7),
        (None, Eenheid.SCORE, None),
        ("C1", Eenheid.CODE, "C1"),
    ],
)
def test_a_number_is_written_exactly_and_in_one_way(waarde: Any, eenheid: Eenheid, tekst: object) -> None:
    assert als_jsonwaarde(waarde, eenheid) == tekst


# Inputs of which any change gives another outcome.
BESLISSEND = {
    "pxq_groep": ("volume", "tarief"),
    "clientbedrag_groep": ("aantal", "tarief"),
    "trajectprijs": ("uurtarief", "uren_per_week", "doorlooptijd"),
    "traject_groep": ("prijs", "doorlooptijd"),
    "plek_groep": ("plekken", "dagen_in_jaar", "bezette_plekdagen", "lege_plekdagen"),
    "resultaat_start": ("tarief", "start_deel", "aantal"),
    "resultaat_uitkomst": ("tarief", "start_deel", "aantal", "behaald"),
    "gebied_gemeente": ("bedrag_per_inwoner", "inwoners"),
    "beschikbaarheid_bedrag": ("budget", "beschikbare_dagen", "dagen_in_jaar"),
    "lumpsum_gemeente": ("bedrag",),
    "subsidie_prestatie": ("gewicht", "afgesproken"),
    "subsidie_bedrag": ("verleend",),
    "geen": ("realisatie",),
}


@pytest.mark.parametrize("map_", LEESBARE_MAPPEN, ids=lambda map_: map_.name)
def test_a_stored_step_with_one_changed_input_is_refused(map_: Path) -> None:
    for contract in get_contracten(map_)[:3]:
        tekst = json.dumps(contract.uitleg.als_json())
        for nummer, stap in enumerate(get_stappen(json.loads(tekst)["stappen"])):
            for naam in BESLISSEND.get(stap["code"], ()):
                uitleg = json.loads(tekst)
                invoer = list(get_stappen(uitleg["stappen"]))[nummer]["invoer"]
                gegeven = next(gegeven for gegeven in invoer if gegeven["naam"] == naam)
                if not Fraction(stap["uitkomst"].get("waarde") or 0) or not _verander(gegeven):
                    continue
                with pytest.raises(UitlegKloptNietError):
                    herbereken(uitleg)


@pytest.mark.parametrize("map_", LEESBARE_MAPPEN, ids=lambda map_: map_.name)
def test_every_choice_that_decided_says_who_made_it(map_: Path) -> None:
    for contract in get_contracten(map_):
        for stap in get_stappen(contract.uitleg.als_json()["stappen"]):
            velden = get_regels()[stap["code"]].velden
            for gegeven in stap["invoer"]:
                assert ("herkomst" in gegeven) == velden[gegeven["naam"]].instelling


def test_a_default_is_an_input_like_any_other() -> None:
    eerste = make_trajectcontract()
    groep = next(stap for stap in get_stappen(eerste.uitleg.als_json()["stappen"]) if "groep" in stap["code"])
    gevonden = {g["naam"]: (g.get("waarde"), g.get("herkomst")) for g in groep["invoer"]}
    assert gevonden["erkenning"] == ("bij_start", "perceel")
    assert gevonden["voortijdig"] == ("volledig", "standaard")
    rijen = next(g for g in groep["invoer"] if g["naam"] == "aantal_per_erkende_dagen")
    assert [kolom["naam"] for kolom in rijen["kolommen"]] == ["al_erkend", "erkend", "aantal"]
    assert rijen["rijen"] == [[0, 182, 2]]


def test_an_agreement_goes_before_the_perceel_and_is_named_as_who_decided() -> None:
    uitkomst = make_trajectcontract(parameters=Parameters(erkenning="naar_rato", voortijdig="naar_rato"))
    stappen = get_stappen(uitkomst.uitleg.als_json()["stappen"])
    groep = next(stap for stap in stappen if stap["code"] == "traject_groep")
    gevonden = {g["naam"]: (g.get("waarde"), g.get("herkomst")) for g in groep["invoer"]}
    assert gevonden["erkenning"] == ("naar_rato", "afspraak")
    assert gevonden["voortijdig"] == ("naar_rato", "afspraak")


def make_trajectcontract(**afspraak: Any) -> Contractuitkomst:
    invoer = make_contract(
        "trajecten",
        trajecten=(Trajectgroep(VENLO, "AMB", date(2022, 3, 1), None, None, 2),),
        perceelparameters=Parameters(erkenning="bij_start"),
        **afspraak,
    )
    return calculate_contractafrekening(invoer)


@pytest.mark.parametrize(
    ("afspraak", "model", "wie"),
    [
        ({}, "plekken", "model"),
        ({}, "trajecten", "perceel"),
        ({"gemeentekeuze": (VENLO,)}, "trajecten", "afspraak"),
    ],
)
def test_places_say_who_chose_them(afspraak: dict[str, Any], model: str, wie: str) -> None:
    invoer = make_plekcontract(model=model, perceel_gemeentekeuze=(VENLO,), **afspraak)
    stappen = list(get_stappen(calculate_contractafrekening(invoer).uitleg.als_json()["stappen"]))
    keuzes = [g for stap in stappen for g in stap["invoer"] if g["naam"] == "rekent_af_in"]
    assert keuzes
    assert {(keuze["waarde"], keuze["herkomst"]) for keuze in keuzes} == {("plekken", wie)}


@pytest.mark.parametrize(("lijst", "wie"), [((), "standaard"), ((VENLO,), "afspraak")])
def test_a_distribution_key_says_who_chose_who_takes_part(lijst: tuple[str, ...], wie: str) -> None:
    invoer = make_contract("beschikbaarheid", bedrag=Decimal(1000), gemeenten_lijst=lijst)
    stappen = get_stappen(calculate_contractafrekening(invoer).uitleg.als_json()["stappen"])
    sleutel = next(stap for stap in stappen if stap["code"] == "verdeelsleutel")
    gevonden = {g["naam"]: g.get("herkomst") for g in sleutel["invoer"]}
    assert gevonden["deelnemers"] == wie
    assert gevonden["afronding_percentage"] == "standaard"


def test_a_choice_that_does_not_say_who_made_it_makes_no_step() -> None:
    with pytest.raises(TypeError, match="start_deel zegt niet wie"):
        RESULTAAT_START.make_stap(product="p", tarief=Decimal(1), start_deel=Decimal(0), aantal=1)


def test_a_formula_asks_only_for_its_own_inputs() -> None:
    with pytest.raises(TypeError, match="rekent met volume"):
        replace(RESULTAAT_START, reken=lambda volume: volume)


def test_an_input_of_another_unit_is_refused() -> None:
    uitleg = get_contracten(VOORBEELDEN / "01-pxq-open-einde")[0].uitleg.als_json()
    groep = next(stap for stap in get_stappen(uitleg["stappen"]) if stap["code"] == "pxq_groep")
    groep["invoer"][2]["eenheid"] = "euro"
    with pytest.raises(UitlegKloptNietError, match="volume"):
        herbereken(uitleg)


def test_an_input_that_the_step_does_not_have_is_refused() -> None:
    uitleg = get_contracten(VOORBEELDEN / "01-pxq-open-einde")[0].uitleg.als_json()
    groep = next(stap for stap in get_stappen(uitleg["stappen"]) if stap["code"] == "pxq_groep")
    groep["invoer"].append({"naam": "korting", "waarde": "1", "eenheid": "euro"})
    with pytest.raises(UitlegKloptNietError, match="korting hoort er niet bij"):
        herbereken(uitleg)


@pytest.mark.parametrize(
    ("regel", "invoer"),
    [
        (
            PXQ_GROEP,
            {
                "product": "p",
                "aantal": 1,
                "volume": Decimal("0.5"),
                "volume_eenheid": "uur",
                "tariefeenheid": "uur",
                "tarief": Decimal("0.01"),
                "afrondingsverschil": 0,
            },
        ),
        (REALISATIE_AANGENOMEN, {"opgegeven": {VENLO: Decimal("0.005")}}),
    ],
)
def test_an_outcome_with_parts_of_a_cent_makes_no_step(regel: Stapregel, invoer: dict[str, Any]) -> None:
    with pytest.raises(UitlegKloptNietError, match="delen van een cent"):
        regel.make_stap(**invoer)


def test_a_stored_outcome_that_is_a_table_is_refused() -> None:
    uitleg = get_contracten(VOORBEELDEN / "01-pxq-open-einde")[0].uitleg.als_json()
    uitleg["stappen"][0]["uitkomst"] = {"kolommen": [], "rijen": []}
    with pytest.raises(UitlegKloptNietError, match="de uitkomst is een tabel"):
        herbereken(uitleg)


def test_a_step_says_its_inputs_with_their_units_in_the_order_of_its_rule() -> None:
    stap = RESULTAAT_START.make_stap(
        aantal=2, start_deel=Instelling(Decimal("0.4"), Herkomst.PERCEEL), tarief=Decimal(10), product="p"
    )
    assert list(stap.invoer.items()) == [
        ("product", Waarde("p", Eenheid.CODE)),
        ("tarief", Waarde(Decimal(10), Eenheid.EURO)),
        ("start_deel", Waarde(Decimal("0.4"), Eenheid.DEEL, Herkomst.PERCEEL)),
        ("aantal", Waarde(2, Eenheid.AANTAL)),
    ]
    assert stap.uitkomst == Waarde(Fraction(8), Eenheid.EURO)
