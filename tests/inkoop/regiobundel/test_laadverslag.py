"""Nothing counts in silence: what was rejected, passed over or not read is told and kept."""

import os
import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from inkoop.inname.models import Laaduitkomst, Laadverslag
from inkoop.management.commands.laad_regio import Command
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.regiobundel.ongelezen import find_ongelezen
from segmenten.models import Regio
from tests.inkoop.regiobundel.bundels import PXQ, copy_voorbeeld, load, refuse, replace
from toegang.models import Prestatie

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]

CASUSSEN = Path(os.environ["CASUSSEN_MAP"]) if "CASUSSEN_MAP" in os.environ else Path("/bestaat-niet")


@pytest.fixture(autouse=True)
def _houd_verbinding(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command at its prompt closes its connections when it is done; here the test needs them still."""
    monkeypatch.setattr("django.core.management.base.connections.close_all", lambda: None)


def run(capsys: pytest.CaptureFixture[str], *argumenten: str) -> tuple[int, str]:
    """Run the command as a shell does: its exit code, and what it said on either stream."""
    with pytest.raises(SystemExit) as einde:
        Command().run_from_argv(["manage.py", "laad_regio", *argumenten])
    uit = capsys.readouterr()
    return int(einde.value.code or 0), uit.out + uit.err


def get_verslag() -> Laadverslag:
    with met_systeemzicht():
        return Laadverslag.objects.latest("pk")


def test_a_bundle_of_which_everything_counts_ends_with_0(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    map_ = copy_voorbeeld("06-gemeentekeuze", tmp_path)
    code, tekst = run(capsys, str(map_))
    assert code == 0
    assert "  voorschotten.csv: 2 nieuw." in tekst
    assert get_verslag().uitkomst == Laaduitkomst.GOED
    code, tekst = run(capsys, str(map_))
    assert code == 0
    assert "  voorschotten.csv: 2 gelijk aan wat er al was." in tekst


def test_lines_that_the_control_rejects_are_counted_by_reason_and_end_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    map_ = copy_voorbeeld("17-controle-randen", tmp_path)
    code, tekst = run(capsys, str(map_))
    assert code == 2
    verslag = get_verslag()
    with met_systeemzicht():
        afgekeurd = Prestatie.objects.exclude(reden="").count()
    assert sum(verslag.get_redenen().values()) == afgekeurd > 0
    assert verslag.uitkomst == Laaduitkomst.DEELS
    assert f"Afgekeurd: {afgekeurd} regels, namelijk " in tekst
    assert "1 geen tarief op de begindatum (P5)" in tekst


@pytest.mark.parametrize("extra", ["", "P99,T1,2022-04-01,2022-04-30,1,uur\n"])
def test_lines_that_were_rejected_before_are_told_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], extra: str
) -> None:
    map_ = copy_voorbeeld("17-controle-randen", tmp_path)
    run(capsys, str(map_))
    eerst = get_verslag().get_redenen()
    with (map_ / "prestaties.csv").open("a") as bestand:
        bestand.write(extra)
    for _ in range(2):
        code, tekst = run(capsys, str(map_))
        assert code == 2
        assert "Eerder geleverd en nog steeds afgekeurd: " in tekst
        assert get_verslag().get_redenen() == eerst


def test_strict_refuses_what_else_is_only_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    map_ = copy_voorbeeld("17-controle-randen", tmp_path)
    (map_ / "Prestaties.xlsx").write_bytes(b"PK")
    code, tekst = run(capsys, str(map_), "--streng")
    assert code == 1
    assert "prestaties.csv: afgekeurd: 1 geen tarief op de begindatum (P5)" in tekst
    assert "Prestaties.xlsx: is niet gelezen: het is een rekenblad" in tekst
    assert not Regio.objects.exists()
    assert get_verslag().regio is None


def test_a_refusal_is_kept_with_its_errors(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    load(map_)
    replace(map_ / "toewijzingen.csv", "T2,c2,0984", "T2,c2,0985")
    fout = refuse(map_)
    verslag = get_verslag()
    assert (verslag.uitkomst, verslag.aantal_fouten) == (Laaduitkomst.GEWEIGERD, fout.totaal)
    assert verslag.regio == Regio.objects.get()
    assert verslag.fouten[0]["veld"] == "gemeente"


@pytest.mark.parametrize(
    ("naam", "zin", "is_gegevens"),
    [
        ("prestaties.csv.txt", "noem het prestaties.csv", True),
        ("Prestaties.csv", "noem het prestaties.csv", True),
        ("PRESTATIES.CSV", "noem het prestaties.csv", True),
        ("prestatie.csv", "noem het prestaties.csv", True),
        ("regio.yml", "noem het regio.yaml", True),
        ("prestaties.xlsx", "het is een rekenblad; bewaar het als CSV onder de naam prestaties.csv", True),
        ("JW323.xml", "een bundel kent geen bestand met die naam", True),
        ("README.md", "een bundel kent geen bestand met die naam", False),
    ],
)
def test_a_file_that_nobody_reads_is_told_and_never_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], naam: str, zin: str, is_gegevens: bool
) -> None:
    map_ = copy_voorbeeld("06-gemeentekeuze", tmp_path)
    (map_ / naam).write_text("inhoud")
    code, tekst = run(capsys, str(map_))
    assert code == (2 if is_gegevens else 0)
    assert f"  {naam} is niet gelezen: {zin}" in tekst
    assert {deel["naam"] for deel in get_verslag().ongelezen} >= {naam}


def test_hidden_files_and_files_of_the_bundle_are_no_news(tmp_path: Path) -> None:
    map_ = copy_voorbeeld("06-gemeentekeuze", tmp_path)
    (map_ / ".DS_Store").write_text("")
    assert [deel.naam for deel in find_ongelezen(map_) if deel.is_gegevens] == []


def test_a_delivery_that_is_numbered_past_a_gap_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundel = tmp_path / "bundel"
    for nummer in ("1", "3"):
        shutil.copytree(copy_voorbeeld("06-gemeentekeuze", tmp_path / f"bron{nummer}"), bundel / nummer)
    code, tekst = run(capsys, str(bundel))
    assert code == 2
    assert "map 3 is niet gelezen: map 2 ontbreekt." in tekst


def test_another_name_of_regio_yaml_is_told_where_it_is_missing(tmp_path: Path) -> None:
    map_ = copy_voorbeeld("06-gemeentekeuze", tmp_path)
    (map_ / "regio.yaml").rename(map_ / "regio.yml")
    with pytest.raises(CommandError) as gevangen:
        call_command("laad_regio", str(map_))
    assert "regio.yaml: dit bestand ontbreekt" in str(gevangen.value)
    assert "regio.yml is niet gelezen: noem het regio.yaml." in str(gevangen.value)


def test_rows_of_commas_are_passed_over_and_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    map_ = copy_voorbeeld("06-gemeentekeuze", tmp_path)
    for naam in ("toewijzingen.csv", "voorschotten.csv"):
        with (map_ / naam).open("a") as bestand:
            komma = "," * (map_ / naam).read_text().split("\n")[0].count(",")
            bestand.write(f"{komma}\n{komma}\n")
    code, tekst = run(capsys, str(map_))
    assert code == 0
    assert "  voorschotten.csv: 2 nieuw. 2 regels zonder inhoud overgeslagen." in tekst


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [
        (b"id;toewijzing;begindatum\n" + b"P1;T1;01-03-2022\n" * 30, "gescheiden met puntkomma's"),
        (b"id\ttoewijzing\tbegindatum\n" + b"P1\tT1\t01-03-2022\n" * 30, "gescheiden met tabs"),
        (b"PK\x03\x04" + b"x" * 500 + b"\n" * 30, "is een rekenblad en geen CSV-bestand"),
    ],
)
def test_a_file_of_another_form_is_one_sentence_with_the_mend(
    tmp_path: Path, inhoud: bytes, reden: str
) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    (map_ / "prestaties.csv").write_bytes(inhoud)
    (fout,) = refuse(map_).fouten
    assert reden in fout.reden
    assert "bewaar het als CSV in UTF-8" in fout.reden


def test_a_mistake_of_a_whole_column_is_told_once(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    kop = "id,toewijzing,begindatum,einddatum,volume,eenheid\n"
    rijen = "".join(f'P{nummer},T1,01-03-2022,2022-03-31,"10,5",uur\n' for nummer in range(30))
    (map_ / "prestaties.csv").write_text(kop + rijen)
    geweigerd = refuse(map_)
    assert geweigerd.totaal == 60
    assert geweigerd.describe().splitlines() == [
        "prestaties.csv, regel 2, begindatum: '01-03-2022' is geen datum (schrijf die als 2022-03-01) "
        "(zo ook op nog 29 regels)",
        "prestaties.csv, regel 2, volume: '10,5' is geen getal (schrijf het als 10.5) "
        "(zo ook op nog 29 regels)",
    ]


def test_a_code_without_its_zero_is_one_sentence_with_the_code(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    pad = map_ / "toewijzingen.csv"
    pad.write_text(pad.read_text().replace(",0983,", ",983,").replace(",0984,", ",984,"))
    (fout,) = refuse(map_).fouten
    assert (fout.veld, fout.nog) == ("gemeente", 1)
    assert "'983' is niet bekend in deze regio; bedoelde u '0983'?" in fout.reden


@pytest.mark.skipif(not CASUSSEN.is_dir(), reason="de casussen liggen er niet")
@pytest.mark.parametrize("map_", ["2-yaml", "3-yaml-kaal-0983"])
def test_a_code_in_yaml_without_its_zero_names_the_code(map_: str) -> None:
    redenen = str(refuse(CASUSSEN / "21-gemeentecode-zonder-voorloopnul" / map_))
    assert "0983" in redenen
    assert "aanhalingstekens" in redenen
