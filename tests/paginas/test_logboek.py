"""The page of the log: found by day, account, act and thing; read within the own regions; proven or not."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode

from inkoop.platform.gebruikers import rechten
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.rechten import Bereik, Recht
from inkoop.platform.gebruikers.zicht import Verzoekherkomst, met_herkomst, met_systeemzicht
from inkoop.platform.logboek.models import Logregel, Logschakel
from inkoop.platform.logboek.services import log_handeling, verzegel
from inkoop.platform.logboek.tasks import bewaak_logboek
from segmenten.models import RegioToegang
from tests.fabrieken import RegioFactory, make_gebruiker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


@pytest.fixture(autouse=True)
def _ankers(settings: LazySettings, tmp_path: Path) -> None:
    settings.ANKERS_MAP = str(tmp_path)


@pytest.fixture
def beheer(client: Client) -> Client:
    """An operator of the region noord."""
    account = make_gebruiker("beheerder", Rol.BEHEERDER)
    with met_systeemzicht():
        RegioToegang.objects.create(gebruiker=account, regio=RegioFactory.create(code="noord"))
    client.force_login(account)
    return client


def log(handeling: str = "proef", sleutel: str = "C-1", **anders: Any) -> int:
    velden = {"onderwerp": ("contract", sleutel), "regio": "noord", **anders}
    log_handeling(handeling, **velden)
    # What it came through is of the line, not of who looks which it became.
    with met_herkomst(Verzoekherkomst()), met_systeemzicht():
        return Logregel.objects.order_by("-pk").values_list("pk", flat=True)[0]


def read(client: Client, **vragen: str) -> str:
    antwoord = client.get(f"{reverse('logboek')}?{urlencode(vragen)}")
    assert antwoord.status_code == 200
    return unescape(antwoord.content.decode())


def list_nummers(client: Client, **vragen: str) -> list[int]:
    adres = re.escape(reverse("logboek"))
    return [int(nummer) for nummer in re.findall(rf'href="{adres}/(\d+)"', read(client, **vragen))]


def test_lines_are_found_by_account_act_thing_and_day(beheer: Client) -> None:
    een = log("contract_gewijzigd", gebruiker="anna")
    twee = log("afrekening_vastgesteld", "noord/2022/1", onderwerp=("afrekening", "noord/2022/1"))
    assert {een, twee} <= set(list_nummers(beheer))
    assert list_nummers(beheer, account="anna") == [een]
    assert list_nummers(beheer, handeling="vastgesteld") == [twee]
    assert list_nummers(beheer, onderwerp="2022/1") == [twee]
    assert list_nummers(beheer, soort="contract") == [een]
    assert list_nummers(beheer, vanaf="2999-01-01") == []
    assert twee in list_nummers(beheer, vanaf="2020-01-01")
    assert list_nummers(beheer, tot="2020-01-01") == []


def test_lines_of_other_regions_are_not_there(beheer: Client) -> None:
    vreemd = log(regio="zuid", gebruiker="zuiderling")
    assert "zuiderling" not in read(beheer)
    assert beheer.get(reverse("logregel", args=[vreemd])).status_code == 404


def test_a_name_that_is_no_account_is_seen_by_who_reads_the_log(beheer: Client) -> None:
    Client().post(reverse("aanmelden"), {"login": "geen account", "password": "x"})
    tekst = read(beheer, handeling="aanmelden_mislukt")
    assert "gebruiker onbekend " in tekst
    assert "geen account" not in tekst


def test_a_line_tells_all_that_is_known_of_it(beheer: Client) -> None:
    with met_herkomst(Verzoekherkomst("api", adres="ab" * 32, kenmerk="verzoek-7")):
        nummer = log(
            "afspraak_gewijzigd",
            gebruiker="anna",
            reden="Besluit van 3 mei",
            verschil={
                "bedrag": ["1.00", "2.00"],
                "is_actief": [True, False],
                "met": ["password", "mfa totp"],
            },
        )
    adres = reverse("logregel", args=[nummer])
    assert "wacht nog op verzegeling" in beheer.get(adres).content.decode()
    verzegel()
    tekst = unescape(beheer.get(adres).content.decode())
    schakel = Logschakel.objects.get(regel=nummer)
    for deel in (
        "Afspraak gewijzigd",
        "anna",
        "contract C-1",
        "Besluit van 3 mei",
        "van 1.00 naar 2.00",
        "van ja naar nee",
        "wachtwoord, app voor codes",
        "API",
        "abababababababab (digest",
        "verzoek-7",
        f"schakel {schakel.pk}, {schakel.digest}",
    ):
        assert deel in tekst, deel
    # From the line to all that was done with the same thing.
    vraag = re.search(r'href="[^"]*\?(soort=contract&onderwerp=[^"]*)"', tekst)
    assert vraag
    assert list_nummers(beheer, soort="contract", onderwerp='"C-1"') == [nummer]


def test_what_the_log_keeps_in_codes_is_told_in_dutch(beheer: Client) -> None:
    nummer = log(
        "toewijzingen_geexporteerd",
        onderwerp=("client", ""),
        verschil={
            "met": ["password"],
            "soort": "recovery_codes",
            "is_active": [False, True],
            "toegang_tot": ["", "2026-12-31"],
            "vanaf": "2026-01-01",
            "rollen_voor": [],
            "rollen_na": ["financien", "verdwenen_rol"],
            "saldo": "-122127.96",
            "client": "PSEUDO-9",
        },
    )
    log("eigen_sessies_beeindigd")
    alles = read(beheer)
    assert "Eigen sessies beëindigd" in alles
    bladzijde = unescape(beheer.get(reverse("logregel", args=[nummer])).content.decode())
    assert "Toewijzingen geëxporteerd" in bladzijde
    assert "Cliënt" in bladzijde
    for deel in (
        "Met: wachtwoord",
        "Soort: herstelcodes",
        "Aangezet: van nee naar ja",
        "Toegang tot: was leeg, is nu 31-12-2026",
        "Vanaf: 01-01-2026",
        "Rollen voor: geen",
        "Rollen na: Financiën gemeente, verdwenen_rol",
        "Saldo: -€\u00a0122.127,96",
        "Cliënt: alleen voor wie cliënten mag zien",
    ):
        assert deel in alles, deel
    # And is found by the words that are read.
    assert list_nummers(beheer, handeling="Toewijzingen geëxporteerd") == [nummer]
    assert list_nummers(beheer, soort="cliënt") == [nummer]


def test_who_may_not_see_clients_reads_no_client_in_the_log(beheer: Client) -> None:
    nummer = log("toewijzing_bekeken", onderwerp=("toewijzing", "T-GEHEIM"), verschil={"client": "PSEUDO-9"})
    lijst = log(
        "toewijzingen_bekeken",
        onderwerp=("toewijzingen", ""),
        verschil={"filters": "Zoek: T-GEHEIM", "regels": 2},
    )
    alles = [
        read(beheer),
        beheer.get(reverse("logregel", args=[nummer])).content.decode(),
        beheer.get(reverse("logregel", args=[lijst])).content.decode(),
        b"".join(beheer.get(f"{reverse('logboek')}?export=csv").streaming_content).decode(),  # type: ignore[attr-defined]
    ]
    for tekst in alles:
        assert "GEHEIM" not in tekst
        assert "PSEUDO" not in tekst
        assert "alleen voor wie cliënten mag zien" in unescape(tekst)
    # A search does not tell either whether there is one, nor what is like it.
    assert list_nummers(beheer, onderwerp="T-GEHEIM") == []
    assert "GEHEIM" not in read(beheer, onderwerp="T-GEHEIN")


def test_a_search_by_number_says_that_it_leaves_clients_out(
    beheer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same for a number that is there and for one that is not: nothing found is no answer here."""
    nummer = log("toewijzing_bekeken", onderwerp=("toewijzing", "T2022-0001585"))
    zinnen = (
        "Regels over cliënten en toewijzingen vindt u met dit account niet op nummer.",
        "staat in het overzicht van een inzageverzoek. Dat maakt een contractmanager van de regio.",
    )
    for gezocht in ("T2022-0001585", "T2022-9999999"):
        tekst = read(beheer, onderwerp=gezocht)
        assert all(zin in tekst for zin in zinnen)
        assert "Niets gevonden" in tekst
    assert zinnen[0] not in read(beheer)
    assert zinnen[0] not in read(beheer, soort="toewijzing")
    oud = rechten.RECHTEN[Rol.BEHEERDER]
    met = replace(oud, rechten={**oud.rechten, Recht.CLIENTEN: Bereik.REGIO})
    monkeypatch.setattr(rechten, "RECHTEN", {**rechten.RECHTEN, Rol.BEHEERDER: met})
    assert zinnen[0] not in read(beheer, onderwerp="T2022-0001585")
    assert list_nummers(beheer, onderwerp="T2022-0001585") == [nummer]


def test_reading_the_log_stands_in_the_log(beheer: Client) -> None:
    nummer = log()
    read(beheer, account="anna")
    beheer.get(reverse("logregel", args=[nummer]))
    regels = Logregel.objects.filter(gebruiker="beheerder", handeling__endswith="bekeken").order_by("pk")
    assert [rij.handeling for rij in regels] == ["logboek_bekeken", "logregel_bekeken"]
    assert regels[0].verschil["filters"] == "Account: anna"


def test_the_page_says_first_whether_the_log_is_proven(beheer: Client) -> None:
    assert "Het logboek is nog leeg." in read(beheer)
    log()
    verzegel()
    assert "Er is nog geen anker buiten de databank." in read(beheer)
    bewaak_logboek()
    tekst = read(beheer)
    assert "sluit aan" in tekst
    assert "en toen is een anker gezet." in tekst
    start = unescape(beheer.get(reverse("start")).content.decode())
    assert "In orde" in start
    assert f'href="{reverse("logboek")}"' in start


@pytest.mark.django_db(transaction=True)
def test_the_page_says_it_when_the_log_is_broken(
    beheer: Client, eigenaar_verbinding: psycopg.Connection[Any]
) -> None:
    nummer = log()
    eigenaar_verbinding.execute("ALTER TABLE logboek_logregel DISABLE TRIGGER USER")
    eigenaar_verbinding.execute(
        "UPDATE logboek_logregel SET gebruiker = 'ander' WHERE volgnummer = %s", [nummer]
    )
    eigenaar_verbinding.execute("ALTER TABLE logboek_logregel ENABLE TRIGGER USER")
    assert f"Het logboek is niet in orde. De keten breekt bij regel {nummer}" in read(beheer)
    start = unescape(beheer.get(reverse("start")).content.decode())
    assert "Niet in orde" in start


def test_only_a_superuser_finds_the_log_in_the_admin(beheer: Client, client: Client) -> None:
    adres = reverse("admin:logboek_logregel_changelist")
    assert beheer.get(adres).status_code == 403
    client.force_login(Gebruiker.objects.create_superuser("eerste", "x" * 20, naam="Eerste"))
    assert client.get(adres).status_code == 200
