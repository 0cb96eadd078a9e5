"""What a file does to what is there already is told before it is taken in, and asked for."""

from datetime import date

import pytest

from contracten.models import Contract
from inkoop.inname.models import Upload
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.signalen.models import Signaal
from segmenten.models import Regio
from tests import fabrieken
from tests.inkoop.inname.hulp import (
    GOED,
    bring,
    choose,
    deliver,
    establish,
    find_tellend,
    get_upload,
    look,
    take,
    withdraw,
)
from toegang.models import Zorgperiode

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


def test_a_file_that_brings_nothing_new_says_so(manager: Gebruiker) -> None:
    deliver(manager, "prestaties", GOED)
    assert "Alle 2 regels zijn gelijk aan wat er al was." in bring(manager, "prestaties", GOED)
    assert "Er komt niets bij dat meetelt." in take(manager)


def test_a_changed_value_is_shown_as_it_was_and_as_it_becomes(manager: Gebruiker) -> None:
    kop = "toewijzing;datum;behaald\n"
    deliver(manager, "resultaten", kop + "T1;1-5-2022;0,5\n")
    tekst = bring(manager, "resultaten", kop + "T1;1-6-2022;0,5\nT2;1-6-2022;1\n")
    assert "datum 01-05-2022" in tekst
    assert "datum 01-06-2022" in tekst
    assert "behaald 0,5" not in tekst
    assert get_upload().aantal_weg == 0


def test_periods_that_disappear_are_shown_and_asked_for(manager: Gebruiker) -> None:
    with met_systeemzicht():
        Zorgperiode.objects.all().delete()
    kop = "toewijzing;start;stop\n"
    deliver(manager, "zorgperioden", kop + "T1;1-1-2022;31-1-2022\nT1;1-3-2022;\n")
    tekst = bring(manager, "zorgperioden", kop + "T1;1-1-2022;31-1-2022\nT1;1-3-2022;30-6-2022\n")
    assert "start 01-03-2022, stop 30-06-2022" in tekst
    assert "verdwijnt" not in tekst
    tekst = bring(manager, "zorgperioden", kop + "T1;1-9-2022;30-9-2022\n")
    assert "Door dit bestand verdwijnt iets dat er al was." in tekst
    assert "T1, Venlo (0983)" in tekst
    assert "start 01-01-2022, stop 31-01-2022; start 01-03-2022" in tekst
    formulier = look(manager, "upload_inlezen")
    assert "2 regels verdwijnen. T1, Venlo (0983): was start 01-01-2022" in formulier
    assert "Er verdwijnen 2 regels die er al was." not in formulier
    assert "Er verdwijnen 2 regels die er al waren." in take(manager)
    with met_systeemzicht():
        assert Zorgperiode.objects.count() == 2
    assert "Door dit bestand verdween iets dat er al was." in take(manager, mag_weg="on")
    with met_systeemzicht():
        assert [str(rij.start) for rij in Zorgperiode.objects.all()] == ["2022-09-01"]


def test_what_disappears_is_what_was_shown(manager: Gebruiker) -> None:
    with met_systeemzicht():
        Zorgperiode.objects.all().delete()
    kop = "toewijzing;start;stop\n"
    deliver(manager, "zorgperioden", kop + "T1;1-1-2022;31-1-2022\n")
    bring(manager, "zorgperioden", kop + "T1;1-9-2022;30-9-2022\n")
    bekeken = get_upload()
    deliver(manager, "zorgperioden", kop + "T1;1-1-2022;31-1-2022\nT1;1-3-2022;30-4-2022\n")
    assert "Sinds de controle is er iets veranderd" in take(manager, bekeken, mag_weg="on")
    with met_systeemzicht():
        assert Zorgperiode.objects.count() == 2


def test_what_changed_since_the_check_is_not_taken_in(manager: Gebruiker) -> None:
    bring(manager, "prestaties", GOED)
    choose(manager)
    bestand = get_upload()
    deliver(manager, "prestaties", GOED.replace("10,5", "11"))
    assert "Sinds de controle is er iets veranderd" in take(manager, bestand)
    assert find_tellend()["P1"] == 11


def test_the_preview_tells_what_is_not_refused_but_may_be_a_mistake(
    manager: Gebruiker, financien: Gebruiker
) -> None:
    kop = "contract;gemeente;jaar;datum;bedrag;kenmerk\n"
    deliver(manager, "betalingen", kop + "C1;0983;2022;1-2-2022;2000;F1\n")
    zin = "Op contract C1 van Alfa staat bij Venlo kenmerk F1 2 keer voor zorg van 2022, samen € 4.500,00"
    assert zin in bring(financien, "betalingen", kop + "C1;0983;2022;1-2-2022;2500;F1\n")
    with met_systeemzicht():
        assert not Signaal.objects.filter(tekst=zin).exists()
    assert "kenmerk F1" not in bring(manager, "betalingen", kop + "C1;0983;2022;1-2-2032;10;F2\n")
    assert "€ 10,00 geboekt op een dag die nog moet komen, tot en met 01-02-2032" in look(manager)
    bring(manager, "kpis", "contract;jaar;kpi;score;gewicht\nC1;2022;tevreden;7,5;1\n")
    assert "maar geen afspraak die ermee rekent" in (
        look(manager) if get_upload().kolommen else choose(manager)
    )


def test_the_preview_tells_nothing_of_another_municipality(
    manager: Gebruiker, financien: Gebruiker, regio: Regio
) -> None:
    with met_systeemzicht():
        fabrieken.BetalingFactory.create(
            contract=Contract.objects.get(nummer="C1"),
            gemeente=regio.gemeenten.get(code="0984"),
            datum=date(2032, 2, 1),
        )
    # Nobody has looked for signals since: the first who brings something finds that of Venray too.
    regels = "contract;gemeente;jaar;datum;bedrag;kenmerk\nC1;0983;2022;1-3-2032;10;F1\n"
    bring(financien, "betalingen", regels)
    getoond = look(financien) if get_upload().kolommen else choose(financien)
    assert "tot en met 01-03-2032" in getoond
    assert "tot en met 01-02-2032" not in getoond
    assert "tot en met 01-02-2032" in bring(manager, "betalingen", regels)


def test_what_came_after_its_year_was_established_says_that_it_waits_and_can_be_taken_back(
    manager: Gebruiker, regio: Regio
) -> None:
    establish(regio, 2022, manager)
    bring(manager, "prestaties", GOED)
    wacht = "2 regels gaan over 2022. Dat jaar is vastgesteld: zij wachten op een correctie."
    assert wacht in choose(manager)
    assert wacht in look(manager, "upload_inlezen")
    tekst = take(manager)
    assert f"Alle 2 regels zijn goed. {wacht}" in tekst
    assert "tellen mee" not in tekst
    assert "Intrekken" in tekst
    assert "Dat jaar is vastgesteld" not in bring(manager, "prestaties", GOED)
    with met_systeemzicht():
        eerste = Upload.objects.earliest("pk")
    withdraw(manager, eerste)
    assert find_tellend() == {}


def test_what_a_correction_counts_waits_no_longer_and_stays(manager: Gebruiker, regio: Regio) -> None:
    vast = establish(regio, 2022, manager)
    deliver(manager, "prestaties", GOED)
    establish(regio, 2022, manager, versie=2, corrigeert=vast)
    tekst = look(manager)
    assert "wachten op een correctie" not in tekst
    assert "Deze upload kan niet worden ingetrokken." in tekst
