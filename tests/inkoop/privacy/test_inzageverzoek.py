"""A client hears all that is held about him and nothing of another; who asked and why stands in the log."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from inkoop.kern.bezwaar import BezwarenError
from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.documenten.services import check_html
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht, met_zicht_van
from inkoop.platform.logboek.models import Logregel
from inkoop.platform.logboek.services import log_handeling
from inkoop.platform.schermen.download import DOWNLOAD, download_taak
from inkoop.platform.taken.models import Taak
from inkoop.privacy.models import Inzageverzoek
from inkoop.privacy.services import find_client, make_overzicht, render_overzicht, save_verzoek
from inkoop.signalen.models import Signaal
from segmenten.models import Regio, RegioToegang
from tests.bekostiging.hulp import make_gedeeld, store_voorbeeld
from tests.fabrieken import PrestatieFactory, ToewijzingFactory
from tests.inhoud import read_inhoud
from tests.inkoop.privacy.hulp import make_account
from tests.rechten.merken import CLIENT
from tests.rechten.wereld import Wereld, meld_aan
from toegang.models import Client, Toewijzing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]
EIGEN = f"{CLIENT}-eigen"


def ask(browser: Browser, regio: Regio, **velden: str) -> Any:
    gegevens = {"regio": regio.pk, "kenmerk": EIGEN, "reden": "Verzoek van 3 maart"} | velden
    return browser.post(reverse("inzageverzoek_nieuw"), gegevens)


def get_overzicht(wereld: Wereld) -> str:
    verzoek, wie = wereld.eigen["inzageverzoek"], wereld.accounts[Rol.CONTRACTMANAGER]
    with met_zicht_van(wie):
        overzicht = make_overzicht(verzoek, wie, timezone.localdate())
        assert overzicht is not None
        return render_overzicht(overzicht, verzoek)


def read_kaal(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)).replace("\xa0", " "))


@pytest.mark.parametrize("kenmerk", [EIGEN, f"T-{EIGEN}", f"  {EIGEN} ", EIGEN.lower()])
def test_a_request_is_kept_with_its_reason_and_without_the_pseudonym(wereld: Wereld, kenmerk: str) -> None:
    antwoord = ask(meld_aan(wereld), wereld.eigen["regio"], kenmerk=kenmerk)
    verzoek = _laatste()
    assert antwoord.status_code == 302
    assert antwoord.url == reverse("inzageverzoek", args=[verzoek.pk])
    assert verzoek.client == wereld.eigen["client"].pk
    assert EIGEN not in str(vars(verzoek))
    regel = Logregel.objects.get(handeling="clientinzage_gevraagd")
    assert (regel.onderwerp_soort, regel.onderwerp_sleutel) == ("client", EIGEN)
    assert (regel.gebruiker, regel.regio, regel.reden) == (
        "contractmanager-eigen",
        "eigen",
        "Verzoek van 3 maart",
    )


def _laatste() -> Inzageverzoek:
    with met_systeemzicht():
        return Inzageverzoek.objects.select_related("regio").order_by("-pk")[0]


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"kenmerk": EIGEN[:-1]}, "Er is geen cliënt met dit pseudoniem"),
        ({"kenmerk": f"{CLIENT}-ZZREGIO"}, "Er is geen cliënt met dit pseudoniem"),
        ({"reden": " "}, "id_reden_fout"),
    ],
)
def test_half_a_pseudonym_somebody_elses_client_or_no_reason_gives_nothing(
    wereld: Wereld, velden: dict[str, str], zin: str
) -> None:
    tekst = ask(meld_aan(wereld), wereld.eigen["regio"], **velden).content.decode()
    assert zin in tekst
    assert not Logregel.objects.filter(handeling="clientinzage_gevraagd").exists()


def test_everything_of_the_client_is_in_it_and_nothing_of_another(wereld: Wereld) -> None:
    with met_systeemzicht():
        log_handeling(
            "toewijzing_bekeken",
            onderwerp=("toewijzing", f"T-{EIGEN}"),
            gebruiker="consulent-eigen",
            regio="eigen",
        )
        log_handeling(
            "toewijzing_bekeken",
            onderwerp=("toewijzing", "T-ander"),
            gebruiker="aanbieder-eigen",
            regio="eigen",
        )
    tekst = read_kaal(get_overzicht(wereld))
    for deel in (
        EIGEN,
        f"T-{EIGEN}",
        f"P-{EIGEN}",
        f"A-{EIGEN}",
        "Valt buiten de toewijzing",
        "Eigendorp",
        "Aanbieder eigen",
        "Product eigen",
        f"{CLIENT} eigen",
        "Consulent toegang",
        "Toewijzing bekeken",
    ):
        assert deel in tekst, deel
    for deel in ("ZZREGIO", "ZZGEMEENTE", "ZZAANBIEDER", "consulent-eigen", "Medewerker", "T-ander"):
        assert deel not in tekst, deel


def test_it_says_of_what_there_is_nothing_that_there_is_nothing(wereld: Wereld) -> None:
    with met_systeemzicht():
        Signaal.objects.all().delete()
    tekst = read_kaal(get_overzicht(wereld))
    assert "Het beslist niets. Er is niets vastgelegd." in tekst


def test_the_page_is_one_that_everybody_can_read(wereld: Wereld) -> None:
    check_html(get_overzicht(wereld), titel="Wat over u is vastgelegd", taal="nl")


def test_a_pdf_is_made_in_the_background_for_who_asked(wereld: Wereld) -> None:
    browser, verzoek = meld_aan(wereld), wereld.eigen["inzageverzoek"]
    antwoord = browser.get(reverse("inzageoverzicht", args=[verzoek.pk, "pdf"]))
    assert antwoord.status_code == 302
    taak = Taak.objects.get(soort=DOWNLOAD, gevraagd_door=wereld.accounts[Rol.CONTRACTMANAGER])
    assert EIGEN not in str([taak.titel, taak.argumenten])
    download_taak(taak, lambda gedaan, totaal, zin: None)
    bestand = Bestand.objects.get(soort=DOWNLOAD)
    assert (bestand.naam, bestand.mime) == (f"inzageverzoek-{verzoek.pk}.pdf", "application/pdf")
    assert read_inhoud(bestand).startswith(b"%PDF")
    regel = Logregel.objects.get(handeling="inzageverzoek_geexporteerd")
    assert (regel.regio, regel.verschil) == ("eigen", {"client": EIGEN, "vorm": "pdf"})


def test_each_look_stands_in_the_log_and_the_next_overview_tells_of_it(wereld: Wereld) -> None:
    browser, verzoek = meld_aan(wereld), wereld.eigen["inzageverzoek"]
    assert EIGEN in browser.get(reverse("inzageverzoek", args=[verzoek.pk])).content.decode()
    regel = Logregel.objects.get(handeling="inzageverzoek_bekeken")
    assert regel.verschil == {"client": EIGEN}
    assert "Inzageverzoek bekeken" in read_kaal(get_overzicht(wereld))


def test_who_sees_no_clients_reads_no_pseudonym_in_the_log(wereld: Wereld) -> None:
    ask(meld_aan(wereld), wereld.eigen["regio"])
    meld_aan(wereld).get(reverse("inzageverzoek", args=[_laatste().pk]))
    beheer = meld_aan(wereld, Rol.BEHEERDER)
    tekst = beheer.get(reverse("logboek")).content.decode()
    assert "Overzicht voor een cliënt gevraagd" in tekst
    assert CLIENT not in tekst


def test_a_request_is_for_who_asked_it_and_for_a_while(wereld: Wereld, settings: LazySettings) -> None:
    verzoek = wereld.eigen["inzageverzoek"]
    collega = make_account(wereld.eigen["regio"], "collega", Rol.CONTRACTMANAGER)
    browser = Browser()
    browser.force_login(collega)
    adres = reverse("inzageverzoek", args=[verzoek.pk])
    assert browser.get(adres).status_code == 404
    assert meld_aan(wereld).get(adres).status_code == 200
    with met_systeemzicht():
        oud = timezone.now() - timedelta(days=settings.DOWNLOAD_DAGEN, minutes=1)
        Inzageverzoek.objects.filter(pk=verzoek.pk).update(gevraagd_op=oud)
    assert meld_aan(wereld).get(adres).status_code == 404


def test_the_database_shows_it_to_who_asked_alone(wereld: Wereld) -> None:
    collega = make_account(wereld.eigen["regio"], "collega", Rol.CONTRACTMANAGER)
    for wie, aantal in ((collega, 0), (wereld.accounts[Rol.CONTRACTMANAGER], 1)):
        with met_zicht_van(wie):
            assert Inzageverzoek.objects.count() == aantal


def test_of_whom_is_destroyed_nothing_is_found(wereld: Wereld) -> None:
    eigen, wie = wereld.eigen, wereld.accounts[Rol.CONTRACTMANAGER]
    with met_systeemzicht():
        Client.objects.filter(pk=eigen["client"].pk).update(vernietigd_op=datetime(2026, 1, 1, tzinfo=UTC))
    adres = reverse("inzageverzoek", args=[eigen["inzageverzoek"].pk])
    assert meld_aan(wereld).get(adres).status_code == 404
    with met_zicht_van(wie):
        assert find_client(wie, eigen["regio"], EIGEN) is None


def test_a_number_of_two_clients_finds_neither(wereld: Wereld) -> None:
    eigen, wie = wereld.eigen, wereld.accounts[Rol.CONTRACTMANAGER]
    with met_systeemzicht():
        ToewijzingFactory.create(contract=eigen["contract"], nummer=f"T-{EIGEN}")
    with met_zicht_van(wie):
        assert find_client(wie, eigen["regio"], f"T-{EIGEN}") is None
        assert find_client(wie, eigen["regio"], EIGEN) == eigen["client"]


def test_a_client_is_looked_for_where_the_account_works(wereld: Wereld) -> None:
    wie, vreemd = wereld.accounts[Rol.CONTRACTMANAGER], wereld.vreemd
    # With the eyes of the system: nothing but the filter keeps it from him here.
    with met_systeemzicht():
        for kenmerk in (vreemd["client"].pseudoniem, vreemd["toewijzing"].nummer):
            assert find_client(wie, vreemd["regio"], kenmerk) is None
            assert find_client(wie, wereld.eigen["regio"], kenmerk) is None
        assert find_client(wie, wereld.eigen["regio"], EIGEN) == wereld.eigen["client"]


def test_another_role_asks_nothing(wereld: Wereld) -> None:
    with pytest.raises(BezwarenError, match="Alleen een contractmanager"), met_systeemzicht():
        save_verzoek(wereld.accounts[Rol.BEHEERDER], wereld.eigen["regio"], EIGEN, "zomaar")


@pytest.mark.parametrize(("naam", "veld"), [("01", "prestaties"), ("04", "toewijzing"), ("05", "wie")])
def test_it_tells_in_which_settlements_a_client_counts(naam: str, veld: str) -> None:
    regio = store_voorbeeld(naam)
    make_gedeeld(regio)
    wie = Gebruiker.objects.create_user("manager", naam="manager", rollen=[Rol.CONTRACTMANAGER])
    RegioToegang.objects.create(gebruiker=wie, regio=regio)
    with met_systeemzicht():
        zorg = Toewijzing.objects.filter(regio=regio).order_by("pk")
        if veld == "prestaties":
            zorg = zorg.filter(prestaties__goedgekeurd=True)
        client = zorg[0].client
        ander = Client.objects.create(regio=regio, pseudoniem="ZONDER-AFREKENING")
        PrestatieFactory.create(
            toewijzing__client=ander,
            toewijzing__contract=zorg[0].contract,
            levering__volgnummer=99,
            nummer="ANDER",
        )
    with met_zicht_van(wie):
        delen = {}
        for wat in (client, ander):
            verzoek = Inzageverzoek.objects.create(regio=regio, client=wat.pk, reden="r", gevraagd_door=wie)
            overzicht = make_overzicht(verzoek, wie, timezone.localdate())
            assert overzicht is not None
            delen[wat.pk] = next(deel.rijen for deel in overzicht.onderdelen if deel.titel == "Afrekeningen")
    assert [(rij[0], rij[1], rij[2]) for rij in delen[client.pk]] == [("2022", "1", "Gedeeld")]
    assert delen[ander.pk] == []
