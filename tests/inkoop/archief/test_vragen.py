"""Who asks for an export gets it as a job with a trace in the log; what cannot be is refused in words."""

from datetime import date
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client as Browser
from django.urls import reverse

from inkoop.archief.models import Archiefexport
from inkoop.archief.services import save_export
from inkoop.kern.archiefstuk import Exportdoel
from inkoop.kern.bezwaar import BezwarenError
from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.gebruikers.models import Rol
from inkoop.platform.gebruikers.rechten import RECHTEN, Bereik, Recht
from inkoop.platform.gebruikers.zicht import met_systeemzicht, met_zicht_van
from inkoop.platform.logboek.models import Logregel
from inkoop.platform.schermen.download import DOWNLOAD, download_taak, remove_oude_downloads
from inkoop.platform.taken.models import Taak
from inkoop.platform.taken.services import TaakMisluktError
from tests.inhoud import read_inhoud
from tests.inkoop.archief.hulp import make_opgave, read_zip
from tests.rechten.wereld import Wereld, meld_aan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]
NIEUW = {"doel": "woo", "vanaf": "2022-01-01", "tot": "2022-12-31", "reden": "Woo-verzoek 12"}


def ask(browser: Browser, wereld: Wereld, **velden: str) -> Any:
    return browser.post(reverse("archiefexport_nieuw"), {"regio": wereld.eigen["regio"].pk, **NIEUW} | velden)


def get(browser: Browser, adres: str) -> Any:
    return browser.get(adres)


def get_laatste() -> Archiefexport:
    with met_systeemzicht():
        return Archiefexport.objects.select_related("regio").order_by("-pk")[0]


def refuse(wereld: Wereld, rol: str = Rol.CONTRACTMANAGER, deel: str = "eigen", **anders: Any) -> str:
    wie, regio = wereld.accounts[rol], getattr(wereld, deel)["regio"]
    opgave = make_opgave(**{"doel": Exportdoel.WOO} | anders)
    with pytest.raises(BezwarenError) as fout, met_zicht_van(wie):
        save_export(wie, regio, opgave)
    return str(fout.value)


@pytest.mark.parametrize("rol", [Rol.CONTRACTMANAGER, Rol.DIRECTIE])
def test_who_asks_is_led_to_the_job_and_then_to_the_file(wereld: Wereld, rol: str) -> None:
    browser = meld_aan(wereld, rol)
    antwoord = ask(browser, wereld)
    export = get_laatste()
    assert antwoord.url == reverse("archiefexport_bestand", args=[export.pk])
    antwoord = get(browser, antwoord.url)
    taak = Taak.objects.get(soort=DOWNLOAD, gevraagd_door=wereld.accounts[rol])
    assert antwoord.url == reverse("download", args=[taak.pk])
    stappen: list[tuple[int, int, str]] = []
    download_taak(taak, lambda *stap: stappen.append(stap))
    assert [stap[:2] for stap in stappen] == [(0, 2), (1, 2)]
    assert stappen[1][2] == "Contract C-eigen met Aanbieder eigen"
    bestand = Bestand.objects.get(soort=DOWNLOAD)
    assert (bestand.naam, bestand.regio) == ("woo-eigen-2022-01-01-2022-12-31.zip", "eigen")
    inhoud = read_zip(read_inhoud(bestand))
    assert "contracten/C-eigen.html" in inhoud
    assert b"ZZREGIO" not in b"".join(inhoud.values()).upper()
    assert get_laatste().sha256 == bestand.sha256
    assert bestand.sha256 in browser.get(reverse("archiefexport", args=[export.pk])).content.decode()


def test_asking_making_and_taking_along_stand_in_the_log_of_the_region(wereld: Wereld) -> None:
    browser = meld_aan(wereld)
    browser.get(ask(browser, wereld).url)
    gevraagd = Logregel.objects.get(handeling="archiefexport_gevraagd")
    vraag = {"doel": "woo", "vanaf": "2022-01-01", "tot": "2022-12-31"}
    assert (gevraagd.regio, gevraagd.reden, gevraagd.verschil) == ("eigen", NIEUW["reden"], vraag)
    assert not Logregel.objects.filter(handeling="archiefexport_geexporteerd").exists()
    download_taak(Taak.objects.get(soort=DOWNLOAD, titel__startswith="Openbaar"), lambda *_: None)
    gemaakt = Logregel.objects.get(handeling="archiefexport_geexporteerd")
    bestand = Bestand.objects.get(soort=DOWNLOAD)
    assert (gemaakt.regio, gemaakt.verschil) == ("eigen", {**vraag, "sha256": bestand.sha256})
    antwoord: Any = browser.get(reverse("bestanden:download", args=[bestand.pk]))
    assert b"".join(antwoord.streaming_content).startswith(b"PK")
    opgehaald = Logregel.objects.get(handeling="bestand_opgehaald")
    assert (opgehaald.regio, opgehaald.gebruiker) == ("eigen", "contractmanager-eigen")
    logboek = meld_aan(wereld, Rol.PRIVACY).get(reverse("logboek")).content.decode()
    for woorden in ("Export voor Woo of archief gevraagd", "Export voor Woo of archief gemaakt"):
        assert woorden in logboek


def test_the_file_goes_after_its_term_and_can_be_made_again(wereld: Wereld, settings: LazySettings) -> None:
    browser = meld_aan(wereld)
    adres = ask(browser, wereld).url
    browser.get(adres)
    taak = Taak.objects.get(soort=DOWNLOAD, titel__startswith="Openbaar")
    download_taak(taak, lambda *_: None)
    eerst = Bestand.objects.get(soort=DOWNLOAD).sha256
    settings.DOWNLOAD_DAGEN = -1
    assert remove_oude_downloads() == 1
    settings.DOWNLOAD_DAGEN = 7
    download_taak(
        Taak.objects.create(
            soort=DOWNLOAD,
            titel="weer",
            argumenten={"adres": adres},
            gevraagd_door=wereld.accounts[Rol.CONTRACTMANAGER],
        ),
        lambda *_: None,
    )
    assert Bestand.objects.get(soort=DOWNLOAD).sha256 == eerst


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"vanaf": None}, "vanaf: Kies de eerste dag van de periode."),
        ({"tot": None}, "tot: Kies de laatste dag van de periode."),
        ({"tot": date(2021, 12, 31)}, "tot: De laatste dag ligt voor de eerste dag (01-01-2022)."),
        ({"reden": "  "}, "reden: Zeg waarom u deze export maakt."),
        ({"reden": "x" * 301}, "reden: Houd de reden korter: ten hoogste 300 tekens."),
        (
            {"vanaf": date(1990, 1, 1), "tot": date(1990, 12, 31)},
            "vanaf: Van 01-01-1990 tot en met 31-12-1990 loopt in Eigen regio geen contract",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_words(wereld: Wereld, anders: dict[str, Any], zin: str) -> None:
    assert zin in refuse(wereld, **anders)
    with met_systeemzicht():
        assert not Archiefexport.objects.filter(reden=make_opgave(Exportdoel.WOO).reden).exists()
    assert not Logregel.objects.filter(handeling="archiefexport_gevraagd").exists()


def test_all_that_is_wrong_is_told_at_once(wereld: Wereld) -> None:
    tekst = refuse(wereld, vanaf=None, tot=None, reden="")
    assert tekst.count(";") == 2


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"vanaf": ""}, "Kies de eerste dag van de periode."),
        ({"tot": ""}, "Kies de laatste dag van de periode."),
        ({"tot": "2021-12-31"}, "De laatste dag ligt voor de eerste dag (01-01-2022)."),
        ({"reden": ""}, "Zeg waarom u deze export maakt."),
        ({"vanaf": "1990-01-01", "tot": "1990-12-31"}, "Kies een andere periode."),
    ],
)
def test_the_form_says_it_in_the_same_words(wereld: Wereld, velden: dict[str, str], zin: str) -> None:
    antwoord = ask(meld_aan(wereld), wereld, **velden)
    assert antwoord.status_code == 200
    assert zin in antwoord.content.decode()


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol not in {Rol.CONTRACTMANAGER, Rol.DIRECTIE}])
def test_who_lacks_the_right_hears_who_has_it(wereld: Wereld, rol: str) -> None:
    zin = "Alleen een contractmanager of een directielid van de regio maakt een export"
    assert zin in refuse(wereld, rol)


def test_a_director_hears_who_makes_an_export_for_the_archive(wereld: Wereld) -> None:
    zin = "Een export voor het archief bevat de rapporten. Die export maakt een contractmanager."
    assert zin in refuse(wereld, Rol.DIRECTIE, doel=Exportdoel.ARCHIEF)
    browser = meld_aan(wereld, Rol.DIRECTIE)
    assert zin in browser.get(reverse("archiefexport_nieuw")).content.decode()
    assert 'value="archief"' not in browser.get(reverse("archiefexport_nieuw")).content.decode()
    assert ask(browser, wereld, doel="archief").status_code == 200
    assert not Logregel.objects.filter(handeling="archiefexport_gevraagd").exists()
    assert zin not in meld_aan(wereld).get(reverse("archiefexport_nieuw")).content.decode()
    # One that a colleague asked is there to see, and not to take along.
    ask(meld_aan(wereld), wereld, doel="archief")
    adres = [get_laatste().pk]
    pagina = browser.get(reverse("archiefexport", args=adres)).content.decode()
    assert zin in pagina
    assert reverse("archiefexport_bestand", args=adres) not in pagina
    assert browser.get(reverse("archiefexport_bestand", args=adres)).status_code == 403


def test_another_region_is_no_choice(wereld: Wereld) -> None:
    assert "regio: U werkt niet voor deze regio." in refuse(wereld, deel="vreemd")
    antwoord = ask(meld_aan(wereld), wereld, regio=str(wereld.vreemd["regio"].pk))
    assert antwoord.status_code == 200


def test_who_lost_the_right_gets_no_file(wereld: Wereld) -> None:
    browser = meld_aan(wereld)
    browser.get(ask(browser, wereld).url)
    taak = Taak.objects.get(soort=DOWNLOAD, titel__startswith="Openbaar")
    wie = wereld.accounts[Rol.CONTRACTMANAGER]
    wie.rollen = [Rol.INKOPER]
    wie.save()
    taak.refresh_from_db()
    with pytest.raises(TaakMisluktError, match="mag deze lijst niet zien"):
        download_taak(taak, lambda *_: None)
    assert not Bestand.objects.filter(soort=DOWNLOAD).exists()


def test_colleagues_of_the_region_see_each_others_and_others_do_not(wereld: Wereld) -> None:
    ask(meld_aan(wereld), wereld)
    export = get_laatste()
    assert (
        f"Export {export.pk}"
        in meld_aan(wereld, Rol.DIRECTIE).get(reverse("archiefexporten")).content.decode()
    )
    for rol, aantal in ((Rol.DIRECTIE, 1), (Rol.FINANCIEN, 0), (Rol.AANBIEDER, 0)):
        with met_zicht_van(wereld.accounts[rol]), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM archief_archiefexport WHERE id = %s", [export.pk])
            assert cursor.fetchone() == (aantal,), rol


def test_who_has_the_right_reads_on_pages_what_he_takes_along() -> None:
    for rij in RECHTEN.values():
        if Recht.ARCHIEFEXPORT in rij.rechten:
            for recht in (Recht.CONTRACTEN, Recht.AFREKENINGGEGEVENS, Recht.AFREKENINGEN):
                assert rij.rechten[recht] == rij.rechten[Recht.ARCHIEFEXPORT] == Bereik.REGIO
