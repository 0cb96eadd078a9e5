"""A demo year follows the figures of its source, is the same for the same seed, and says it is invented."""

import csv
import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from inkoop.demo.fouten import DemoFoutError
from inkoop.demo.opdracht import DEMO_BRON, Jaaropdracht
from inkoop.demo.regiobron import make_basisregio, read_basisregio
from inkoop.demo.services import get_regiomap
from inkoop.kern.codes import Afkeurreden, Model
from tests.bekostiging.berekening.bundel import check_prestaties, read_bundel
from tests.inkoop.demo.gevallen import OPDRACHT, Geval, make_geval, write_bundel


def read_bytes(map_: Path) -> dict[str, bytes]:
    return {pad.name: pad.read_bytes() for pad in sorted(map_.iterdir())}


def iter_elementen(geval: Geval) -> Iterator[dict[str, object]]:
    for lijst in ("expertises", "opslagen", "producten", "trajecten", "aanbieders", "contracten"):
        yield from geval.bundel.regio[lijst]


def test_the_same_order_gives_the_same_bytes(tmp_path: Path) -> None:
    for naam in ("een", "twee"):
        write_bundel(Jaaropdracht("noord-limburg", 2022, 300, 5), tmp_path / naam)
    assert read_bytes(tmp_path / "een") == read_bytes(tmp_path / "twee")


@pytest.mark.parametrize(
    "ander",
    [
        Jaaropdracht("noord-limburg", 2022, 300, 6),
        Jaaropdracht("noord-limburg", 2023, 300, 5),
        Jaaropdracht("noord-limburg", 2022, 301, 5),
    ],
    ids=["zaad", "jaar", "clienten"],
)
def test_another_seed_year_or_size_gives_another_year(ander: Jaaropdracht, tmp_path: Path) -> None:
    write_bundel(Jaaropdracht("noord-limburg", 2022, 300, 5), tmp_path / "een")
    write_bundel(ander, tmp_path / "twee")
    een, twee = read_bytes(tmp_path / "een"), read_bytes(tmp_path / "twee")
    assert een["toewijzingen.csv"] != twee["toewijzingen.csv"]
    assert een["prestaties.csv"] != twee["prestaties.csv"]


def test_everything_that_is_added_says_that_it_is_a_demonstration(geval: Geval) -> None:
    for element in iter_elementen(geval):
        bron = element["bron"]
        assert isinstance(bron, dict)
        assert bron["document"] == DEMO_BRON["document"]


def test_what_the_source_describes_stays_as_it_is(geval: Geval) -> None:
    eigen = [s for s in geval.bundel.regio["segmenten"] if not s["code"].startswith("demo-")]
    bron = read_basisregio(get_regiomap() / "noord-limburg", 2022).yaml["segmenten"]
    assert [s["code"] for s in eigen] == [s["code"] for s in bron]
    assert [p["model"] for s in eigen for p in s["percelen"]] == [
        p["model"] for s in bron for p in s["percelen"]
    ]
    cijfers = (get_regiomap() / "noord-limburg" / "jaarcijfers.csv").read_bytes()
    assert (geval.jaar.map / "jaarcijfers.csv").read_bytes() == cijfers


def test_each_segment_keeps_to_one_funding_model_where_the_region_asks_that(geval: Geval) -> None:
    for segment in geval.bundel.regio["segmenten"]:
        modellen = {p["model"] for p in segment["percelen"] if "uitzondering" not in p}
        assert len(modellen) == 1, segment["code"]


def test_a_perceel_without_a_model_gets_no_contract(geval: Geval) -> None:
    assert "jeugd-s1" not in {c["perceel"] for c in geval.bundel.regio["contracten"]}


def test_there_are_as_many_clients_as_asked(geval: Geval) -> None:
    assert geval.jaar.clienten == OPDRACHT.clienten
    assert len({rij["client"] for rij in geval.bundel.tabellen["toewijzingen"]}) == OPDRACHT.clienten


def get_clienten(geval: Geval, *, with_geparkeerd: bool = False) -> dict[str, set[str]]:
    """Unique delivered clients by segment, of contracts that could be settled, or of those that wait too."""
    clienten: dict[str, set[str]] = defaultdict(set)
    geparkeerd = set() if with_geparkeerd else {rij.contract for rij in geval.uitkomst.geparkeerd}
    for rij in geval.bundel.tabellen["toewijzingen"]:
        if (
            rij["contract"] not in geparkeerd
            and rij["start"]
            and date.fromisoformat(rij["start"]).year <= 2022
        ):
            clienten[geval.segmenten[rij["contract"]]].add(rij["client"])
    return clienten


def get_bronkosten() -> dict[str, tuple[int, int]]:
    """Clients and euros per client by segment, as the source states them."""
    with (get_regiomap() / "noord-limburg" / "jaarcijfers.csv").open(encoding="utf-8") as bestand:
        cijfers = {(r["code"], r["grootheid"]): r["waarde"] for r in csv.DictReader(bestand)}
    codes = [code for code, grootheid in cijfers if grootheid == "aantal_clienten" and code != "jeugd-s1"]
    return {c: (int(cijfers[c, "aantal_clienten"]), int(cijfers[c, "kosten_per_client"])) for c in codes}


@pytest.mark.traag
def test_clients_and_average_costs_follow_the_source(tmp_path: Path) -> None:
    # Large enough for an average to mean something, small enough for a slow and obvious reader.
    groot = make_geval(Jaaropdracht("noord-limburg", 2022, 12_000, 3), tmp_path)
    clienten, bron = get_clienten(groot), get_bronkosten()
    realisatie: dict[str, Decimal] = defaultdict(Decimal)
    for contract in groot.uitkomst.contracten:
        realisatie[groot.segmenten[contract.contract]] += contract.realisatie
    alle = get_clienten(groot, with_geparkeerd=True)
    totaal, brontotaal = sum(len(alle[s]) for s in bron), sum(n for n, _ in bron.values())
    for segment, (aantal, kosten) in bron.items():
        assert abs(len(alle[segment]) / totaal - aantal / brontotaal) < 0.01, segment
        # A segment of some tens of clients depends on who they are.
        marge = 8 if len(clienten[segment]) > 150 else 40
        gemiddeld = realisatie[segment] / len(clienten[segment])
        assert abs(gemiddeld / kosten - 1) * 100 < marge, (segment, gemiddeld, kosten)


def test_clients_live_where_the_inhabitants_are(geval: Geval) -> None:
    per_gemeente = Counter(rij["gemeente"] for rij in geval.bundel.tabellen["toewijzingen"])
    inwoners = {g["code"]: g["inwoners"][2020] for g in geval.bundel.regio["gemeenten"]}
    assert per_gemeente.keys() == inwoners.keys()
    for code, aantal in per_gemeente.items():
        assert abs(aantal / per_gemeente.total() - inwoners[code] / sum(inwoners.values())) < 0.08


# What needs a second delivery, a contract that ends or a withdrawn allocation; and what is past.
NIET_IN_DEMO = {
    Afkeurreden.CREDIT_ONBEKEND,
    Afkeurreden.BUITEN_CONTRACT,
    Afkeurreden.TOEWIJZING_INGETROKKEN,
    Afkeurreden.NA_STOP,
}


def test_two_to_four_lines_in_a_hundred_are_wrong_for_every_reason(geval: Geval) -> None:
    oordelen = check_prestaties(geval.bundel)
    redenen = Counter(oordeel.reden for oordeel in oordelen)
    assert set(Afkeurreden) - NIET_IN_DEMO <= redenen.keys()
    assert 0.02 < 1 - redenen[None] / len(oordelen) < 0.04


def test_lines_are_reported_one_to_three_months_later_and_the_last_are_not_there_yet(geval: Geval) -> None:
    vertraging: Counter[int] = Counter()
    for rij in geval.bundel.tabellen["prestaties"]:
        begin = date.fromisoformat(rij["begindatum"])
        gemeld = int(rij["id"][1:5]) * 12 + int(rij["id"][5:7])
        vertraging[gemeld - begin.year * 12 - begin.month] += 1
    assert all(vertraging[maanden] for maanden in (1, 2, 3))
    assert max(vertraging) <= 5
    assert max(rij["id"][1:7] for rij in geval.bundel.tabellen["prestaties"]) == "202302"


def test_care_starts_late_stops_early_or_never_starts(geval: Geval) -> None:
    rijen = geval.bundel.tabellen["toewijzingen"]
    assert 0.01 < sum(not rij["start"] for rij in rijen) / len(rijen) < 0.06
    assert sum(rij["start"] > rij["ingangsdatum"] for rij in rijen) > 100
    assert sum(rij["stop"] < rij["einddatum"] for rij in rijen if rij["stop"] and rij["einddatum"]) > 100
    assert {rij["reden_stop"] for rij in rijen} >= {"", "Doelen bereikt", "Verhuisd binnen de regio"}


def test_clients_get_care_in_two_segments_and_move_between_municipalities(geval: Geval) -> None:
    plaatsen, contracten = defaultdict(set), defaultdict(set)
    for rij in geval.bundel.tabellen["toewijzingen"]:
        plaatsen[rij["client"]].add(rij["gemeente"])
        contracten[rij["client"]].add(rij["contract"])
    assert any(len(codes) > 1 for codes in plaatsen.values())
    assert any(len(nummers) > 1 for nummers in contracten.values())


def test_a_region_keeps_the_segments_of_its_document_and_no_other(tmp_path: Path) -> None:
    write_bundel(OPDRACHT, tmp_path)
    bron = read_basisregio(get_regiomap() / "noord-limburg", 2022).yaml["segmenten"]
    assert [s["code"] for s in read_bundel(tmp_path).regio["segmenten"]] == [s["code"] for s in bron]


def test_the_demonstration_region_has_a_segment_for_every_model(tmp_path: Path) -> None:
    geval = make_geval(Jaaropdracht("demonstratie", 2022, 250, 1), tmp_path)
    assert {contract.model for contract in geval.uitkomst.contracten} == set(Model)
    assert all(bron["document"] == DEMO_BRON["document"] for bron in iter_bronnen(geval.bundel.regio))


def iter_bronnen(regio: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Give the source of the region and of each municipality, segment and perceel."""
    yield regio["regio"]["bron"]
    for element in (*regio["gemeenten"], *regio["segmenten"]):
        yield element["bron"]
        yield from (perceel["bron"] for perceel in element.get("percelen", []))


def test_a_region_in_which_no_client_gets_care_is_refused_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(DemoFoutError, match="Vraag --alle-modellen, of --regio demonstratie"):
        write_bundel(Jaaropdracht("tilburg", 2024, 400, 1), tmp_path)


@pytest.mark.parametrize("regio", ["lelystad", "kennemerland", "tilburg"])
def test_a_region_without_figures_gets_a_year_too(regio: str, tmp_path: Path) -> None:
    jaar = write_bundel(Jaaropdracht(regio, 2024, 400, 1, alle_modellen=True), tmp_path)
    assert jaar.clienten == 400
    assert jaar.aantallen["prestaties"] > 1000


def test_a_region_without_municipalities_is_refused() -> None:
    with pytest.raises(DemoFoutError, match="Regio achterhoek heeft geen gemeenten in 2022"):
        read_basisregio(get_regiomap() / "achterhoek", 2022)


def test_a_region_with_real_contracts_is_refused() -> None:
    rij = {"regio": {"code": "echt", "naam": "Echt"}, "contracten": [{"nummer": "C1"}]}
    with pytest.raises(DemoFoutError, match="mengt verzonnen gegevens nooit met echte"):
        make_basisregio(rij, [], 2022)


def test_a_folder_without_a_bundle_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DemoFoutError, match=r"regio\.yaml ontbreekt"):
        read_basisregio(tmp_path, 2022)


@pytest.mark.parametrize(("jaar", "clienten", "reden"), [(2022, 10, "minstens 250"), (1822, 900, "1822")])
def test_a_year_that_cannot_show_everything_is_refused(jaar: int, clienten: int, reden: str) -> None:
    with pytest.raises(DemoFoutError, match=reden):
        Jaaropdracht("noord-limburg", jaar, clienten, 1)


@pytest.mark.skipif(not os.environ.get("REFERENTIE_MAP"), reason="REFERENTIE_MAP is niet gegeven")
def test_product_codes_are_national_codes(geval: Geval) -> None:
    map_ = Path(os.environ["REFERENTIE_MAP"])
    bekend: set[str] = set()
    for naam in ("productcodes-wmo-2019.csv", "productcodes-jeugd-2025.csv"):
        with (map_ / naam).open(encoding="utf-8") as bestand:
            bekend |= {rij["productcode"] for rij in csv.DictReader(bestand)}
    codes = {p["code"] for p in geval.bundel.regio["producten"] if p["categorie"] != "re-integratie"}
    assert codes <= bekend
