"""The commands reken_af and stel_vast, as an operator meets them."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from bekostiging.models import Afrekening
from bekostiging.services import AfrekenenGeweigerdError, start_afrekening
from bekostiging.services.taak import settle_taak
from contracten.models import Tarief
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.taken.services import TaakMisluktError
from segmenten.models import Regio, RegioToegang
from tests.bekostiging.berekening.bundel import VOORBEELDEN
from tests.bekostiging.hulp import make_contractmanager, require_laatste

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


def run(commando: str, regio: str, *argumenten: str, jaar: str = "2022") -> str:
    """Give what the command writes on stdout."""
    uit = StringIO()
    call_command(commando, f"--regio={regio}", f"--jaar={jaar}", *argumenten, stdout=uit)
    return uit.getvalue()


def test_json_is_the_settlement_output_and_nothing_else(regio: Regio) -> None:
    (verwacht,) = VOORBEELDEN.glob("03-*/verwacht-2022.json")
    uitvoer = run("reken_af", regio.code, "--json")
    assert uitvoer == verwacht.read_text(encoding="utf-8").rstrip("\n") + "\n"
    assert require_laatste(regio).versie == 1


def test_a_dry_run_stores_no_version(regio: Regio) -> None:
    assert json.loads(run("reken_af", regio.code, "--json", "--droog"))["regio"] == regio.code
    assert Afrekening.objects.count() == 0


def test_the_table_is_dutch_and_tells_the_version_and_the_difference(regio: Regio) -> None:
    eerste = run("reken_af", regio.code)
    assert "10.000,00" in eerste
    assert "Bewaard als versie 1 (concept)." in eerste
    assert "Geen verschil met versie 1." in run("reken_af", regio.code)
    with met_systeemzicht():
        Tarief.objects.filter(contract__nummer="C2").delete()
    derde = run("reken_af", regio.code)
    assert "Geparkeerd: 1" in derde
    assert "C2 nu geparkeerd: vergoeding 9.000,00 -> 0,00" in derde


def test_a_year_without_agreements_gives_an_empty_settlement(regio: Regio) -> None:
    assert json.loads(run("reken_af", regio.code, "--json", jaar="2031"))["contracten"] == []


@pytest.mark.parametrize(
    ("opties", "woord"),
    [
        ({"regio": "venlo"}, "Regio «venlo» bestaat niet"),
        ({"gebruiker": "niemand"}, "Gebruiker «niemand» bestaat niet"),
    ],
)
def test_an_unknown_name_is_refused_with_exit_code_two(
    regio: Regio, opties: dict[str, Any], woord: str
) -> None:
    with pytest.raises(CommandError, match=woord) as fout:
        call_command("reken_af", **{"regio": regio.code, "jaar": "2022", **opties})
    assert fout.value.returncode == 2


@pytest.mark.parametrize("jaar", ["22", "20222", "twee", "-2022", "1999", "²022"])
def test_a_year_that_is_none_is_refused(regio: Regio, jaar: str) -> None:
    with pytest.raises(CommandError, match="jaartal"):
        run("reken_af", regio.code, jaar=jaar)


def test_a_name_is_not_lent_to_a_settlement(regio: Regio) -> None:
    """Whose name stands under it may not establish it: that must be somebody who could have made it."""
    Gebruiker.objects.create_user("inkoper", rollen=[Rol.INKOPER])
    make_contractmanager(Regio.objects.create(code="ander", naam="Ander"), "vreemd")
    for naam, woord in (("inkoper", "Alleen een contractmanager"), ("vreemd", "niet voor deze regio")):
        with pytest.raises(CommandError, match=woord) as fout:
            run("reken_af", regio.code, f"--gebruiker={naam}")
        assert fout.value.returncode == 2
    assert not Afrekening.objects.exists()


def test_who_lost_the_region_meanwhile_gets_no_settlement(regio: Regio) -> None:
    maker = make_contractmanager(regio, "maker")
    taak = start_afrekening(regio, 2022, maker)
    RegioToegang.objects.all().delete()
    with pytest.raises(TaakMisluktError, match="niet voor deze regio"):
        settle_taak(taak, lambda *_: None)
    with pytest.raises(AfrekenenGeweigerdError):
        start_afrekening(regio, 2023, maker)


def test_stel_vast_establishes_in_the_name_of_a_contractmanager(regio: Regio) -> None:
    for naam in ("deler", "vaststeller"):
        make_contractmanager(regio, naam)
    run("reken_af", regio.code)
    run("deel_afrekening", regio.code, "--gebruiker=deler")
    with pytest.raises(CommandError, match="zelf gedeeld"):
        run("stel_vast", regio.code, "--gebruiker=deler")
    assert "versie 1" in run("stel_vast", regio.code, "--gebruiker=vaststeller")
    assert require_laatste(regio).status == "vastgesteld"


def test_stel_vast_says_why_not(regio: Regio) -> None:
    make_contractmanager(regio, "maker")
    with pytest.raises(CommandError, match="Draai eerst reken_af") as fout:
        run("stel_vast", regio.code, "--gebruiker=maker")
    assert fout.value.returncode == 2
    run("reken_af", regio.code, "--gebruiker=maker")
    with pytest.raises(CommandError, match="kan alleen als de status gedeeld is"):
        run("stel_vast", regio.code, "--gebruiker=maker")
    run("deel_afrekening", regio.code, "--gebruiker=maker")
    with pytest.raises(CommandError, match="zelf gemaakt"):
        run("stel_vast", regio.code, "--gebruiker=maker")
