"""A loaded region is exported to a bundle that loads to the same region."""

import csv
import shutil
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from inkoop.platform.bestanden.fouten import BestandFoutenError
from inkoop.platform.logboek.models import Logregel
from inkoop.regiobundel.exporteren import export_bundel
from segmenten.models import Regio
from tests.inkoop.regiobundel.bundels import (
    PEILMOMENT,
    PXQ,
    VAST,
    VOORBEELDEN,
    copy_voorbeeld,
    get_bundels,
    load,
    replace,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


class _TerugError(Exception):
    """Undoes a load, so that the same region can be loaded into an empty database."""


def load_and_export(bundel: Path, doel: Path) -> dict[str, bytes]:
    """Load into an empty database, export, and leave the database empty."""
    assert not Regio.objects.exists()
    with pytest.raises(_TerugError), transaction.atomic():
        code = load(bundel).regio.code
        export_bundel(code, doel, PEILMOMENT.date())
        assert not load(doel).is_gewijzigd, "the export says something else than what was loaded"
        raise _TerugError
    return {
        pad.relative_to(doel).as_posix(): pad.read_bytes() for pad in sorted(doel.rglob("*")) if pad.is_file()
    }


@pytest.mark.parametrize("map_", get_bundels(), ids=lambda map_: map_.name)
def test_an_export_loads_to_the_same_region_byte_for_byte(map_: Path, tmp_path: Path) -> None:
    eerste = load_and_export(map_, tmp_path / "eerste")
    tweede = load_and_export(tmp_path / "eerste", tmp_path / "tweede")
    assert tweede == eerste
    namen = {pad.name for pad in map_.rglob("*.csv")} | {"regio.yaml"}
    assert {naam.rpartition("/")[2] for naam in eerste} == namen


def test_awkward_texts_survive_the_round_trip(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    replace(map_ / "regio.yaml", "  naam: Voorbeeld PxQ", '  naam: "=1+1, ja: \'nee\' # \\"x\\" é 0889"')
    replace(
        map_ / "regio.yaml",
        "    eenheid: uur\n    vanaf: '2022-07-01'",
        "    eenheid: 'uur'\n    vanaf: 2022-07-01",
    )
    replace(
        map_ / "toewijzingen.csv",
        "totaal,2022-08-01,,",
        'totaal,2022-08-01,2022-09-01,"=ja, ""nee"""',
    )
    replace(
        map_ / "regio.yaml",
        "- code: alfa\n",
        "- code: 'null'\n  bron: {paragraaf: 7.10, document: x, z: [a, b]}\n",
    )
    replace(map_ / "regio.yaml", "  aanbieder: alfa\n", "  aanbieder: 'null'\n")
    eerste = load_and_export(map_, tmp_path / "eerste")
    assert load_and_export(tmp_path / "eerste", tmp_path / "tweede") == eerste
    assert b"paragraaf: '7.10'" in eerste["regio.yaml"]


def test_an_export_replaces_an_earlier_one_and_leaves_other_files(tmp_path: Path) -> None:
    doel = tmp_path / "doel"
    code = load(copy_voorbeeld(PXQ, tmp_path)).regio.code
    call_command("exporteer_regio", code, str(doel))
    (doel / "uitleg.md").write_text("blijft")
    # All that is known of a region, clients included, was taken along.
    regel = Logregel.objects.get(handeling="regio_geexporteerd")
    assert (regel.regio, regel.via, "regio.yaml" in regel.verschil["bestanden"]) == (code, "opdracht", True)
    andere = load(copy_voorbeeld(VAST, tmp_path)).regio.code
    call_command("exporteer_regio", andere, str(doel))
    assert sorted(pad.name for pad in doel.iterdir()) == ["regio.yaml", "uitleg.md", "voorschotten.csv"]


def test_an_unknown_region_is_named_with_those_that_exist(tmp_path: Path) -> None:
    load(copy_voorbeeld(PXQ, tmp_path))
    with pytest.raises(CommandError, match=r"Regio 'x' bestaat niet. Wel bekend: vb-pxq\."):
        call_command("exporteer_regio", "x", str(tmp_path / "doel"))
    assert not (tmp_path / "doel").exists()


def load_and_export_all(bundels: Iterable[Path], doel: Path) -> dict[str, bytes]:
    """Load bundles into an empty database one after another, and export what they are together."""
    with pytest.raises(_TerugError), transaction.atomic():
        codes = {load(bundel).regio.code for bundel in bundels}
        export_bundel(codes.pop(), doel, PEILMOMENT.date())
        assert not load(doel).is_gewijzigd, "the export says something else than what was loaded"
        raise _TerugError
    return {pad.relative_to(doel).as_posix(): pad.read_bytes() for pad in sorted(doel.rglob("*.*"))}


def test_prestaties_from_more_deliveries_are_exported_as_more(tmp_path: Path) -> None:
    eerste, tweede = copy_voorbeeld(PXQ, tmp_path), copy_voorbeeld(PXQ, tmp_path / "later")
    (tweede / "prestaties.csv").write_text(
        "id,toewijzing,begindatum,einddatum,volume,eenheid\nP9,T1,2022-09-01,2022-09-30,1,uur\n"
    )
    bestanden = load_and_export_all([eerste, tweede], tmp_path / "doel")
    assert sorted(bestanden) == [
        "1/prestaties.csv",
        "1/regio.yaml",
        "1/toewijzingen.csv",
        "2/prestaties.csv",
        "2/regio.yaml",
    ]
    assert bestanden["2/prestaties.csv"].splitlines()[1:] == [b"P9,T1,2022-09-01,2022-09-30,1,uur,,"]
    assert load_and_export_all([tmp_path / "doel"], tmp_path / "weer") == bestanden


def test_what_is_wrong_in_a_delivery_is_told_with_its_folder(tmp_path: Path) -> None:
    map_ = tmp_path / "bundel"
    for plaats in ("1", "2"):
        shutil.copytree(VOORBEELDEN / PXQ, map_ / plaats)
    replace(map_ / "2" / "prestaties.csv", "P2,T1,", "P2,T9,")
    with pytest.raises(BestandFoutenError) as gevangen:
        load(map_)
    assert gevangen.value.levering == "2"
    assert [(fout.bestand, fout.veld) for fout in gevangen.value.fouten] == [("prestaties.csv", "toewijzing")]
    assert not load(map_ / "1").is_gewijzigd


def test_an_export_of_one_delivery_replaces_one_of_more(tmp_path: Path) -> None:
    doel = tmp_path / "doel"
    (doel / "2").mkdir(parents=True)
    (doel / "2" / "regio.yaml").write_text("oud")
    (doel / "3").mkdir()
    (doel / "3" / "eigen.txt").write_text("blijft")
    load(copy_voorbeeld(PXQ, tmp_path))
    call_command("exporteer_regio", "vb-pxq", str(doel))
    assert (doel / "regio.yaml").exists()
    assert not (doel / "2").exists()
    assert (doel / "3" / "eigen.txt").exists()


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_the_commands_work_outside_a_test_transaction(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    call_command("laad_regio", str(map_), "--demo")
    call_command("exporteer_regio", "vb-pxq", str(tmp_path / "doel"))
    assert not load(tmp_path / "doel").is_gewijzigd


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_two_loads_of_one_region_wait_for_each_other(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)

    def load_apart(_nummer: int) -> bool:
        try:
            return load(map_).is_gewijzigd
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as groep:
        uitkomsten = list(groep.map(load_apart, range(4)))
    assert sorted(uitkomsten) == [False, False, False, True]


def write_toewijzingen(map_: Path, aantal: int) -> tuple[str, list[str]]:
    """Give a bundle this many allocations instead of its own; return its heading and its rows."""
    kop = (map_ / "toewijzingen.csv").read_text().split("\n")[0]
    rijen = [
        f"T{n},c{n % 9000},0983,C1,01A01,,2022-01-03,,300,uur,totaal,2022-01-03,,"
        for n in range(1, aantal + 1)
    ]
    (map_ / "toewijzingen.csv").write_text("\n".join([kop, *rijen]) + "\n")
    return kop, rijen


@pytest.mark.django_db(transaction=True)
def test_what_was_undone_and_counted_does_not_slow_the_next_load(
    tmp_path: Path, eigenaar_verbinding: psycopg.Connection
) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    write_toewijzingen(map_, 5_000)
    begin = time.monotonic()
    with pytest.raises(_TerugError), transaction.atomic():
        load(map_)
        raise _TerugError
    eerste = time.monotonic() - begin
    # As the server does by itself within a minute: it finds pages, and no row.
    eigenaar_verbinding.execute("ANALYZE toegang_client, toegang_toewijzing, toegang_zorgperiode")
    for _ in range(2):
        begin = time.monotonic()
        load(map_)
        assert time.monotonic() - begin < 3 * eerste + 1


@pytest.mark.traag
def test_twenty_thousand_allocations_load_in_seconds_and_come_back(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    kop, rijen = write_toewijzingen(map_, 20_000)
    begin = time.monotonic()
    assert load(map_).verschil["toewijzingen"].nieuw == 20_000
    assert not load(map_).is_gewijzigd
    assert time.monotonic() - begin < 60
    export_bundel("vb-pxq", tmp_path / "doel", PEILMOMENT.date())
    with (tmp_path / "doel" / "toewijzingen.csv").open() as bestand:
        terug = {tuple(rij[naam] for naam in kop.split(",")) for rij in csv.DictReader(bestand)}
    assert terug == {tuple(rij.split(",")) for rij in rijen}


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    load(copy_voorbeeld(PXQ, tmp_path))
    bezet = tmp_path / "bezet"
    bezet.write_text("geen map")
    with pytest.raises(CommandError, match="bezet kan niet worden geschreven; kies een andere map"):
        call_command("exporteer_regio", "vb-pxq", str(bezet))
