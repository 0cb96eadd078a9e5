"""A region bundle is loaded whole, and loading it again changes nothing."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import call_command

from contracten.models import Contract, Jaarafspraak, Plekafspraak, Tarief, Voorschot
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.models import Logregel
from segmenten.models import Gemeente, Perceelvoorkomen, Regio
from tests.inkoop.regiobundel.bundels import (
    KEUZE,
    PLAFOND,
    PXQ,
    TRAJECTEN,
    copy_voorbeeld,
    get_bundels,
    get_stand,
    load,
    replace,
)
from toegang.models import Maandtotaal, Toewijzing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


@pytest.mark.parametrize("map_", get_bundels(), ids=lambda map_: map_.name)
def test_every_example_and_region_loads_and_a_second_time_changes_nothing(map_: Path) -> None:
    assert load(map_).is_gewijzigd
    with met_systeemzicht():
        stand = get_stand()
    tweede = load(map_)
    assert not tweede.is_gewijzigd, tweede.verschil
    with met_systeemzicht():
        assert get_stand() == stand


def test_numbers_are_exact_and_codes_keep_their_zeros(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    replace(map_ / "regio.yaml", "tarief: 32.4\n", "tarief: 32.4050\n")
    load(map_)
    with met_systeemzicht():
        assert [str(t.bedrag) for t in Tarief.objects.order_by("vanaf")] == ["32.4050", "33.05"]
        assert list(Gemeente.objects.values_list("code", flat=True))[:2] == ["0889", "0893"]


def test_what_is_named_becomes_as_described_and_the_rest_stays(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(PLAFOND, tmp_path)
    load(map_)
    regio = map_ / "regio.yaml"
    tekst = regio.read_text()
    begin, einde = tekst.index("- nummer: C1"), tekst.index("- nummer: C2")
    regio.write_text(
        tekst[:begin] + "- nummer: C1\n  aanbieder: delta\n  perceel: wmo-s3a-regionaal\n"
        "  ingangsdatum: 2022-01-01\n  jaarafspraken: [{jaar: 2023}]\n"
    )
    assert einde > begin
    verschil = load(map_).verschil
    assert (verschil["tarieven"].verwijderd, verschil["jaarafspraken"].verwijderd) == (1, 1)
    with met_systeemzicht():
        assert list(Jaarafspraak.objects.values_list("contract__nummer", "jaar")) == [
            ("C1", 2023),
            ("C2", 2022),
        ]
        assert list(Tarief.objects.values_list("contract__nummer", flat=True)) == ["C2"]
        assert Contract.objects.get(nummer="C1").looptijd is None


def test_a_part_of_a_region_may_refer_to_what_is_there_already(tmp_path: Path) -> None:
    load(copy_voorbeeld(PXQ, tmp_path))
    deel = tmp_path / "deel"
    deel.mkdir()
    (deel / "regio.yaml").write_text(
        "versie: 1\nregio: {code: vb-pxq, naam: Voorbeeld PxQ,\n"
        "  opdrachtgever: MGR Sociaal Domein Limburg-Noord}\n"
        "contracten:\n- {nummer: C2, aanbieder: alfa, perceel: wmo-s3a-openhouse, ingangsdatum: 2023-01-01}\n"
    )
    verschil = {naam: telling for naam, telling in load(deel).verschil.items() if telling.is_wijziging}
    assert {naam: telling.nieuw for naam, telling in verschil.items()} == {"contracten": 1}


def test_tariffs_shift_without_ever_overlapping(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    load(map_)
    replace(map_ / "regio.yaml", "'2022-06-30'", "'2022-07-31'")
    replace(map_ / "regio.yaml", "vanaf: '2022-07-01'", "vanaf: '2022-08-01'")
    telling = load(map_).verschil["tarieven"]
    assert (telling.nieuw, telling.gewijzigd, telling.verwijderd) == (1, 1, 1)


def test_month_totals_follow_a_changed_tariff(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    load(map_)
    replace(map_ / "regio.yaml", "tarief: 33.05\n", "tarief: 40\n")
    load(map_)
    with met_systeemzicht():
        augustus = Maandtotaal.objects.get(maand="2022-08-01")
        assert augustus.bedrag == augustus.volume * 40


def test_an_allocation_may_stop_but_keeps_its_key(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    load(map_)
    with met_systeemzicht():
        sleutels = dict(Toewijzing.objects.values_list("nummer", "pk"))
    replace(map_ / "toewijzingen.csv", "totaal,2022-08-01,,", "totaal,2022-08-01,2022-12-01,verhuisd")
    telling = load(map_).verschil["toewijzingen"]
    assert (telling.nieuw, telling.gewijzigd, telling.ongewijzigd) == (0, 1, 1)
    with met_systeemzicht():
        assert dict(Toewijzing.objects.values_list("nummer", "pk")) == sleutels
        (periode,) = Toewijzing.objects.get(nummer="T2").perioden.all()
        assert (periode.stop, periode.reden_stop) == (date(2022, 12, 1), "verhuisd")


def test_an_advance_is_booked_once(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(KEUZE, tmp_path)
    load(map_)
    with (map_ / "voorschotten.csv").open("a") as bestand:
        bestand.write("C1,0984,2022-07-01,5\n")
    assert load(map_).verschil["voorschotten"].nieuw == 1
    with met_systeemzicht():
        assert Voorschot.objects.count() == 3


def test_an_own_choice_of_no_municipality_differs_from_no_own_choice(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(KEUZE, tmp_path)
    load(map_)
    with met_systeemzicht():
        assert not Jaarafspraak.objects.get().heeft_gemeentekeuze
    replace(
        map_ / "regio.yaml",
        "    soort: budgetafspraak\n",
        "    soort: budgetafspraak\n    gemeentekeuze: {}\n",
    )
    load(map_)
    with met_systeemzicht():
        assert Jaarafspraak.objects.get().heeft_gemeentekeuze


def test_a_place_may_be_a_fraction_and_parameters_are_kept_as_text(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(KEUZE, tmp_path)
    replace(map_ / "regio.yaml", "DAG-JAAR: 2\n", "DAG-JAAR: 2.5\n")
    load(map_)
    load(copy_voorbeeld("07-resultaat", tmp_path))
    with met_systeemzicht():
        assert Plekafspraak.objects.get().aantal == Decimal("2.5")
        assert Perceelvoorkomen.objects.get(model="resultaat").parameters == {"start_deel": "0.8"}


def test_columns_may_be_missing_or_in_another_order(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(TRAJECTEN, tmp_path)
    (map_ / "toewijzingen.csv").write_text(
        "traject,product,contract,gemeente,client,nummer,start,ingangsdatum\n"
        "AMB-MID,45A04,C1,0983,c1,T1,2022-02-01,2022-02-01\n"
    )
    assert load(map_).verschil["toewijzingen"].nieuw == 1


def test_the_mark_of_a_demonstration_comes_only_from_its_option(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(PXQ, tmp_path)
    load(map_)
    assert not Regio.objects.get().is_demo
    assert load(map_, is_demo=True).verschil["regio"].gewijzigd == 1
    assert not load(map_).is_gewijzigd
    assert Regio.objects.get().is_demo


def test_a_change_is_one_line_in_the_audit_log_and_no_change_is_none(tmp_path: Path) -> None:
    map_ = copy_voorbeeld(KEUZE, tmp_path)
    load(map_)
    load(map_)
    (regel,) = Logregel.objects.filter(handeling="regio_geladen")
    assert regel.regio == "vb-gemeentekeuze"
    assert regel.verschil["toewijzingen"] == {"nieuw": 4, "gewijzigd": 0, "verwijderd": 0}


def test_the_command_says_what_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    map_ = copy_voorbeeld(KEUZE, tmp_path)
    call_command("laad_regio", str(map_))
    assert "voorschotten.csv: 2 nieuw" in capsys.readouterr().out
    call_command("laad_regio", str(map_), "--demo")
    assert "regio.yaml: 1 gewijzigd" in capsys.readouterr().out
    call_command("laad_regio", str(map_))
    assert capsys.readouterr().out.startswith("Regio vb-gemeentekeuze: ongewijzigd.\n")
