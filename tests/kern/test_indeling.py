"""A contract counts under one law and one taakveld, or says that it has none."""

import csv
import os
from pathlib import Path

import pytest

from inkoop.kern.codes import Domein
from inkoop.kern.indeling import describe_wet, find_taakveld, get_wet, read_taakvelden

JEUGD, WMO, PARTICIPATIE = Domein.JEUGD, Domein.WMO, Domein.PARTICIPATIE


def test_the_law_is_that_of_the_products_or_else_the_first_of_the_segment() -> None:
    assert get_wet([WMO, WMO], [JEUGD]) is WMO
    assert get_wet([], [JEUGD, WMO]) is JEUGD
    assert get_wet([JEUGD, WMO], [JEUGD, WMO]) is None
    assert describe_wet(None) == "Meer wetten"


@pytest.mark.parametrize(
    ("jaar", "wet", "categorieen", "schaal", "code"),
    [
        (2022, JEUGD, {"45", "43"}, "regionaal", "6.72"),
        (2022, JEUGD, {"48"}, "", "6.82"),
        (2022, WMO, {"02", "07"}, "lokaal", "6.71"),
        (2023, WMO, {"07"}, "lokaal", "6.71c"),
        (2025, JEUGD, {"45"}, "lokaal", "6.751"),
        (2026, JEUGD, {"44"}, "landelijk", "6.763"),
        (2025, WMO, {"01"}, "regionaal", "6.711"),
        (2022, PARTICIPATIE, {"re-integratie"}, "lokaal", "6.5"),
        (2024, PARTICIPATIE, {"Re-integratie"}, "regionaal", "6.5"),
        (2026, PARTICIPATIE, {"re-integratie"}, "", "6.5"),
        (2023, PARTICIPATIE, {"Beschut werk"}, "regionaal", "6.4"),
        (2022, PARTICIPATIE, {"beschut werk", "beschut-werk"}, "", "6.4"),
    ],
)
def test_a_taakveld_follows_year_law_category_and_scale(
    jaar: int, wet: Domein, categorieen: set[str], schaal: str, code: str
) -> None:
    taakveld = find_taakveld(jaar, wet, categorieen, schaal)
    assert taakveld is not None
    assert taakveld.code == code


@pytest.mark.parametrize(
    ("jaar", "wet", "categorieen", "schaal"),
    [
        (2025, JEUGD, {"45", "43"}, "lokaal"),  # two taakvelden
        (2025, JEUGD, {"45"}, "bovenregionaal"),  # no taakveld says so
        (2023, JEUGD, {"45"}, "lokaal"),  # went by product code in these years
        (2022, None, {"45"}, "lokaal"),  # more than one law
        (2022, WMO, {"45"}, "lokaal"),  # a category of another law
        (2022, WMO, set(), "lokaal"),  # no category known
        (1999, WMO, {"02"}, "lokaal"),
        (2024, PARTICIPATIE, {"PW"}, "lokaal"),  # the law again, and no category
        (2024, PARTICIPATIE, {"inkomen"}, "lokaal"),  # 6.3 is paid to residents, not bought
        (2024, PARTICIPATIE, {"re-integratie", "beschut werk"}, "lokaal"),  # two taakvelden
        (2024, WMO, {"re-integratie"}, "lokaal"),  # day care that leads to work is Wmo
    ],
)
def test_no_taakveld_is_guessed(jaar: int, wet: Domein | None, categorieen: set[str], schaal: str) -> None:
    assert find_taakveld(jaar, wet, categorieen, schaal) is None


@pytest.mark.parametrize(("jaar", "naam"), [(2022, "Begeleide participatie"), (2023, "WSW en beschut werk")])
def test_a_taakveld_has_the_name_of_its_year(jaar: int, naam: str) -> None:
    taakveld = find_taakveld(jaar, PARTICIPATIE, {"beschut werk"}, "")
    assert taakveld is not None
    assert taakveld.naam == naam


@pytest.mark.parametrize("jaar", range(2019, 2028))
def test_no_two_taakvelden_claim_a_category_in_a_year(jaar: int) -> None:
    plekken = [
        (t.wet, categorie, t.schaal)
        for t in read_taakvelden()
        if t.geldt_in(jaar)
        for categorie in t.categorieen
    ]
    assert plekken
    assert len(plekken) == len(set(plekken))


@pytest.mark.skipif(not os.environ.get("REFERENTIE_MAP"), reason="REFERENTIE_MAP is niet gegeven")
def test_codes_and_years_are_those_of_the_national_list() -> None:
    pad = Path(os.environ["REFERENTIE_MAP"]) / "iv3-taakvelden.csv"
    with pad.open(encoding="utf-8") as bestand:
        landelijk = {(rij["code"], int(rij["geldig_van"])) for rij in csv.DictReader(bestand)}
    vanaf_2023 = {(t.code, t.vanaf) for t in read_taakvelden() if t.vanaf >= 2023}
    assert vanaf_2023 <= landelijk
