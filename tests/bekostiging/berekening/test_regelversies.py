"""Explanations of an earlier version of the rules stay readable, and can be computed again."""

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bekostiging.berekening.contractafrekening import calculate_contractafrekening
from bekostiging.berekening.fouten import UitlegKloptNietError
from bekostiging.berekening.herbereken import herbereken, read_stap, read_uitleg
from bekostiging.berekening.herbereken.fasen import check_stap
from bekostiging.berekening.invoer import Traject, Trajectgroep
from bekostiging.berekening.modellen.trajecten import (
    TRAJECT_GROEP,
    TRAJECT_GROEP_2022_1,
    TRAJECT_GROEP_2022_2,
    TRAJECT_GROEP_2022_3,
)
from bekostiging.berekening.register import REGELVERSIE, als_volgorde, find_regel, get_regels
from bekostiging.uitleg import Namen, iter_stappen, make_leesbare_stappen, write_gegevens
from inkoop.kern.beschrijving import Instelling
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Herkomst
from tests.bekostiging.berekening.gevallen import OPGESLAGEN
from tests.bekostiging.berekening.make import make_contract, make_regio

NAMEN = Namen({"0983": "Venlo", "0984": "Venray"}, {"45A04": "Jeugdhulp ambulant"})
DOCUMENT = (Path(__file__).parents[3] / "docs" / "berekening.md").read_text(encoding="utf-8")


def iter_json(stappen: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for stap in stappen:
        yield stap
        yield from iter_json(stap["stappen"])


@pytest.mark.parametrize("naam", OPGESLAGEN)
def test_a_stored_explanation_of_an_earlier_version_leads_to_its_amounts(naam: str) -> None:
    bewaard = OPGESLAGEN[naam]
    assert bewaard["uitleg"]["regelversie"] == "2022.1"
    gevonden = herbereken(bewaard["uitleg"])
    assert gevonden.vergoeding == Decimal(bewaard["vergoeding"])
    assert gevonden.saldo == Decimal(bewaard["saldo"])


@pytest.mark.parametrize("naam", OPGESLAGEN)
def test_what_is_read_is_what_was_stored(naam: str) -> None:
    uitleg = OPGESLAGEN[naam]["uitleg"]
    gelezen = read_uitleg(uitleg).als_json()
    for stap, opnieuw in zip(iter_json(uitleg["stappen"]), iter_json(gelezen["stappen"]), strict=True):
        assert opnieuw["invoer"] == stap["invoer"]
        assert opnieuw["uitkomst"] == stap["uitkomst"]
        assert opnieuw["titel"] == stap["titel"]


@pytest.mark.parametrize("naam", OPGESLAGEN)
def test_no_outcome_of_an_earlier_version_can_be_changed_unnoticed(naam: str) -> None:
    tekst = json.dumps(OPGESLAGEN[naam]["uitleg"])
    for nummer, stap in enumerate(iter_json(json.loads(tekst)["stappen"])):
        if not isinstance(stap["uitkomst"].get("waarde"), str):
            continue
        uitleg = json.loads(tekst)
        uitkomst = list(iter_json(uitleg["stappen"]))[nummer]["uitkomst"]
        uitkomst["waarde"] = str(Fraction(uitkomst["waarde"]) + 1)
        with pytest.raises(UitlegKloptNietError):
            herbereken(uitleg)


@pytest.mark.parametrize("naam", OPGESLAGEN)
def test_an_earlier_version_is_read_in_the_words_of_today(naam: str) -> None:
    for stap in iter_stappen(make_leesbare_stappen(OPGESLAGEN[naam]["uitleg"], NAMEN)):
        assert "rekenregels" not in stap.bron
        assert "_" not in write_gegevens(stap.invoer)
        assert not re.search(r"\d-\d", write_gegevens(stap.invoer))


def test_recognised_days_of_an_earlier_version_are_named_as_they_are_now() -> None:
    regels = [
        write_gegevens(stap.invoer)
        for bewaard in OPGESLAGEN.values()
        for stap in iter_stappen(make_leesbare_stappen(bewaard["uitleg"], NAMEN))
        if stap.code == "traject_groep"
    ]
    assert regels
    assert all("aantal trajecten per erkend deel: dagen erkend " in regel for regel in regels)


def test_a_step_is_found_by_its_code_and_the_version_of_the_rules() -> None:
    assert find_regel("traject_groep", "2022.1") is TRAJECT_GROEP_2022_1
    assert find_regel("traject_groep", REGELVERSIE) is TRAJECT_GROEP
    assert find_regel("traject_groep", "2031.4") is TRAJECT_GROEP
    assert find_regel("gebied_gemeente", "2022.1") is find_regel("gebied_gemeente", REGELVERSIE)
    with pytest.raises(UitlegKloptNietError, match=r"pxq_groep in versie 2021\.9"):
        find_regel("pxq_groep", "2021.9")
    assert als_volgorde("2022.10") > als_volgorde("2022.9")


def test_steps_of_the_present_form_are_refused_under_an_earlier_version() -> None:
    naam = next(naam for naam in OPGESLAGEN if "traject" in naam)
    uitleg = json.loads(json.dumps(OPGESLAGEN[naam]["uitleg"]))
    uitleg["regelversie"] = REGELVERSIE
    with pytest.raises(UitlegKloptNietError):
        herbereken(uitleg)


def test_version_2022_2_knew_one_form_of_a_trajectory() -> None:
    """Its steps are read as they are; a step that tells the form is none of that version."""
    vast: dict[str, Any] = {
        "traject": "AMB",
        "tariefjaar": 2022,
        "prijs": Decimal("4368.00"),
        "doorlooptijd": 182,
        "erkenning": Instelling("naar_rato", Herkomst.STANDAARD),
        "voortijdig": Instelling("volledig", Herkomst.STANDAARD),
        "aantal_per_erkende_dagen": [(0, 92, 1), (61, 182, 2)],
    }
    stap = read_stap(TRAJECT_GROEP_2022_2.make_stap(**vast).als_json(), "2022.2")
    assert stap.bedrag == Decimal("2208.00") + 2 * Decimal("2904.00")
    check_stap(stap, {})
    met_vorm = TRAJECT_GROEP_2022_3.make_stap(**vast, geldt_vanaf="01-01-2022").als_json()
    check_stap(read_stap(met_vorm, "2022.3"), {})
    with pytest.raises(UitlegKloptNietError, match="geldt_vanaf hoort er niet bij"):
        read_stap(met_vorm, "2022.2")


def test_a_group_has_the_price_of_its_own_form() -> None:
    """With one year of rates, and yet another price."""
    vormen = (
        Traject("AMB", "hbo", Decimal(2), 182, geldt_tot=date(2022, 6, 30)),
        Traject("AMB", "hbo", Decimal(3), 182, geldt_vanaf=date(2022, 7, 1)),
    )
    groepen = tuple(Trajectgroep("0983", "AMB", date(2022, maand, 1), None, None, 1) for maand in (6, 7))
    invoer = make_contract("trajecten", regio=make_regio(trajecten=vormen), trajecten=groepen)
    uitleg = json.loads(json.dumps(calculate_contractafrekening(invoer).uitleg.als_json()))
    herbereken(uitleg)
    for stap in iter_json(uitleg["stappen"]):
        if stap["code"] == "traject_groep":
            stap["invoer"] = [deel for deel in stap["invoer"] if deel["naam"] != "geldt_vanaf"]
    with pytest.raises(UitlegKloptNietError, match="prijs"):
        herbereken(uitleg)


@pytest.mark.parametrize("code", get_regels())
def test_a_source_is_a_section_that_a_reader_can_find(code: str) -> None:
    """A section of a source document of a region, or a heading of docs/berekening.md."""
    regel = get_regels()[code]
    for bron in regel.bron.split(", "):
        if bron.startswith("docs/"):
            document, _, nummer = bron.partition(" §")
            assert document == "docs/berekening.md"
            assert f"\n### {nummer}. " in DOCUMENT
        else:
            assert re.match(r"(NL|KL|AH|LS|NL Jeugd) (§|bijlage|ad|scenario|S)|Afrekening$", bron), bron
    assert regel.vanaf.isoformat() >= "2022-01-01"
    assert regel.titel
    assert regel.formule.endswith(".")
