"""Kennemerland as it divides: segments across the laws, and subregions that buy apart (KL §6).

The document chooses no model for these percelen yet; here one is chosen, as a region would after it.
"""

import copy
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from bekostiging.berekening.uitvoer import make_uitvoer
from bekostiging.selectors import find_contractafrekeningen
from bekostiging.services import calculate_regiojaar, make_afrekening
from bekostiging.views.tonen import describe_betaler
from inkoop.platform.bestanden.yamlschrijver import write_yaml
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht, met_zicht_van
from segmenten.models import Regio, RegioToegang
from tests.fabrieken import make_gebruiker
from tests.regios.bundels import REGIOS_MAP, read_regio

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]

JAAR = 2018
WETTEN = {"JEUGD": "jeugd", "WMO": "wmo", "PW": "participatie"}


def make_bundel(perceel: str, producten: dict[str, str]) -> dict[str, Any]:
    """Give a contract for P x Q on a perceel, with a product for each law."""
    segmenten = copy.deepcopy(read_regio("kennemerland")["segmenten"])
    segment = next(s for s in segmenten if perceel in {p["code"] for p in s["percelen"]})
    next(p for p in segment["percelen"] if p["code"] == perceel)["model"] = "pxq"
    return {
        "versie": 1,
        "regio": read_regio("kennemerland")["regio"],
        "producten": [
            {
                "code": code,
                "naam": f"Zorg {code}",
                "categorie": "A",
                "segment": segment["code"],
                "eenheid": "uur",
                "wet": wet,
            }
            for code, wet in producten.items()
        ],
        "segmenten": [segment],
        "aanbieders": [{"code": "alfa", "naam": "Alfa"}],
        "contracten": [
            {
                "nummer": "C1",
                "aanbieder": "alfa",
                "perceel": perceel,
                "ingangsdatum": f"{JAAR}-01-01",
                "tarieven": [
                    {"product": code, "tarief": 50, "eenheid": "uur", "vanaf": f"{JAAR}-01-01"}
                    for code in producten
                ],
                "jaarafspraken": [{"jaar": JAAR, "soort": "geen"}],
            }
        ],
    }


def load(map_: Path, bundel: dict[str, Any], gemeente: str) -> None:
    """Load Kennemerland, and then the contract with two hours for a client of `gemeente` per product."""
    call_command("laad_regio", str(REGIOS_MAP / "kennemerland"), stdout=StringIO())
    (map_ / "regio.yaml").write_text(write_yaml(bundel), encoding="utf-8")
    codes = [product["code"] for product in bundel["producten"]]
    kop = "nummer,client,gemeente,contract,product,ingangsdatum,start\n"
    rijen = "".join(f"T{c},K{c},{gemeente},C1,{c},{JAAR}-01-01,{JAAR}-01-01\n" for c in codes)
    (map_ / "toewijzingen.csv").write_text(kop + rijen, encoding="utf-8")
    regels = "".join(f"P{c},T{c},{JAAR}-03-05,{JAAR}-03-05,2,uur\n" for c in codes)
    (map_ / "prestaties.csv").write_text(
        "id,toewijzing,begindatum,einddatum,volume,eenheid\n" + regels, encoding="utf-8"
    )
    call_command("laad_regio", str(map_), stdout=StringIO())


def settle() -> list[dict[str, Any]]:
    uitvoer = make_uitvoer(calculate_regiojaar(Regio.objects.get(code="kennemerland"), JAAR))
    contracten: list[dict[str, Any]] = uitvoer["contracten"]
    return contracten


def test_care_of_three_laws_is_settled_in_one_segment(tmp_path: Path) -> None:
    load(tmp_path, make_bundel("b1-ontwikkeling-en-herstel", WETTEN), "0375")
    (contract,) = settle()
    assert contract["vergoeding"] == "300.00"
    assert [rij["gemeente"] for rij in contract["gemeenten"]] == ["0375"]


@pytest.mark.parametrize(
    ("perceel", "deelnemer", "ander"),
    [
        ("ho-ijmond", "0453", "0392"),
        ("ho-haarlem-zandvoort", "0392", "0453"),
        ("b1-re-integratie", "0392", "0375"),
    ],
)
def test_a_subregion_buys_apart(perceel: str, deelnemer: str, ander: str, tmp_path: Path) -> None:
    bundel = make_bundel(perceel, {"HO": "wmo"})
    load(tmp_path, bundel, deelnemer)
    assert [rij["gemeente"] for rij in settle()[0]["gemeenten"]] == [deelnemer]
    toewijzingen = tmp_path / "toewijzingen.csv"
    toewijzingen.write_text(
        toewijzingen.read_text(encoding="utf-8").replace("THO,", "TANDER,").replace(deelnemer, ander),
        encoding="utf-8",
    )
    (tmp_path / "prestaties.csv").unlink()
    with pytest.raises(CommandError, match=r"toewijzingen\.csv, regel 2, gemeente"):
        call_command("laad_regio", str(tmp_path), stdout=StringIO())


def test_haarlem_settles_for_who_takes_part_also_for_haarlemmermeer(tmp_path: Path) -> None:
    load(tmp_path, make_bundel("bw-mo-vo", {"BW": "wmo"}), "0394")
    regio = Regio.objects.get(code="kennemerland")
    make_afrekening(regio, JAAR, None)
    gebruiker = make_gebruiker("manager", Rol.CONTRACTMANAGER)
    with met_systeemzicht():
        RegioToegang.objects.create(gebruiker=gebruiker, regio=regio)
    with met_zicht_van(gebruiker):
        (contract,) = find_contractafrekeningen(gebruiker)
        assert describe_betaler(contract, contract.saldo) == "Gemeente Haarlem (centrumgemeente) betaalt bij"
        assert [deel.gemeente.code for deel in contract.gemeenten.all()] == ["0394"]
