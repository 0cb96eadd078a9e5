"""A list that is long is made in the background, for who asked, with what he may see, and is told about."""

import uuid
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.conf import LazySettings
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from contracten.models import AanbiederToegang
from inkoop.paginas.views.download import MEESTE_OP_START, NIEUW
from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.bestanden.opslag import get_opslag, make_naam
from inkoop.platform.bestanden.services import OpslagInGebruikError
from inkoop.platform.documenten.services import OngeldigeWaardeError
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.models import Logregel
from inkoop.platform.schermen import export
from inkoop.platform.schermen.download import TE_VEEL
from inkoop.platform.schermen.services import DOWNLOAD, remove_oude_downloads
from inkoop.platform.schermen.tasks import forget_downloads
from inkoop.platform.taken import uitvoering
from inkoop.platform.taken.models import Taak, Taakstatus
from inkoop.platform.taken.register import get_functie
from inkoop.platform.taken.services import TaakMisluktError
from segmenten.models import GemeenteToegang, RegioToegang
from tests.inhoud import read_inhoud
from tests.paginas.conftest import Bezoeker
from tests.rechten.matrix import AANBIEDERS, CLIENTEN, CONTRACTEN
from tests.rechten.merken import CLIENT, MARKERS
from tests.rechten.wereld import Wereld

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


@pytest.fixture(autouse=True)
def alles_is_lang(settings: LazySettings, tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.EXPORT_REGELS_DIRECT = -1
    settings.BESTANDEN_MAP = tmp_path
    monkeypatch.setattr("inkoop.platform.taken.services._send", lambda _: None)


def ask(client: Client, adres: str) -> Taak:
    """Ask for a list as a file, and return the job that makes it."""
    antwoord = client.get(adres)
    assert antwoord.status_code == 302, adres
    return Taak.objects.get(pk=uuid.UUID(antwoord["Location"].rsplit("/", 1)[1]))


def run(taak: Taak) -> Taak:
    """Do the work of a job, but for its lease."""
    Taak.objects.filter(pk=taak.pk).update(
        status=Taakstatus.LOOPT, pogingen=1, lease_tot=timezone.now() + timedelta(minutes=1)
    )
    taak.refresh_from_db()
    resultaat = get_functie(taak.soort)(taak, lambda *_: None)
    assert uitvoering._close(taak, Taakstatus.KLAAR, "", resultaat=dict(resultaat))
    taak.refresh_from_db()
    return taak


def fetch(client: Client, adres: str) -> int:
    """Ask an address to its end, and return the status."""
    antwoord: Any = client.get(adres)
    if antwoord.streaming:
        assert b"".join(antwoord.streaming_content)
    return int(antwoord.status_code)


def get_bestand(taak: Taak) -> Bestand:
    return Bestand.objects.get(soort=DOWNLOAD, onderwerp_sleutel__startswith=f"{taak.pk}/")


def test_the_same_list_comes_from_the_background_as_from_the_page(
    als: Bezoeker, settings: LazySettings
) -> None:
    client = als(Rol.CONTRACTMANAGER)
    adres = f"{reverse('toewijzingen')}?sorteer=nummer&export=csv"
    taak = run(ask(client, adres))
    settings.EXPORT_REGELS_DIRECT = 1000
    direct = b"".join(client.get(adres).streaming_content)  # type: ignore[attr-defined]
    assert read_inhoud(get_bestand(taak)) == direct
    assert CLIENT.encode() in direct


def test_the_filters_of_the_page_are_those_of_the_file(als: Bezoeker) -> None:
    taak = run(ask(als(Rol.CONTRACTMANAGER), f"{reverse('toewijzingen')}?nummer=niets-dat-er-is&export=xlsx"))
    blad = load_workbook(BytesIO(read_inhoud(get_bestand(taak)))).worksheets[0]
    assert blad.max_row == 1


def test_a_short_list_comes_at_once(als: Bezoeker, settings: LazySettings) -> None:
    settings.EXPORT_REGELS_DIRECT = 100
    antwoord = als(Rol.CONTRACTMANAGER).get(f"{reverse('toewijzingen')}?export=csv")
    assert antwoord.status_code == 200
    assert b"".join(antwoord.streaming_content)  # type: ignore[attr-defined]
    assert not Taak.objects.filter(soort=DOWNLOAD, gevraagd_door__isnull=False).exists()


@pytest.mark.parametrize("rol", sorted(AANBIEDERS))
def test_a_file_holds_what_its_role_may_see_and_nothing_of_others(als: Bezoeker, rol: str) -> None:
    client = als(rol)
    lijsten = {"aanbieders"} | ({"contracten"} if rol in CONTRACTEN else set())
    lijsten |= {"toewijzingen"} if rol in CLIENTEN else set()
    for lijst in lijsten:
        bestand = get_bestand(run(ask(client, f"{reverse(lijst)}?export=csv")))
        tekst = read_inhoud(bestand).decode("utf-8-sig").lower()
        assert len(tekst.splitlines()) > 1
        assert [m for m in MARKERS[rol] if m.lower() in tekst] == []


def test_who_has_it_made_finds_it_and_nobody_else_does(als: Bezoeker, wereld: Wereld) -> None:
    manager = als(Rol.CONTRACTMANAGER)
    taak = run(ask(manager, f"{reverse('toewijzingen')}?export=csv"))
    adressen = [
        reverse("download", args=[taak.pk]),
        reverse("download_voortgang", args=[taak.pk]),
        reverse("bestanden:download", args=[get_bestand(taak).pk]),
    ]
    assert [fetch(manager, adres) for adres in adressen] == [200, 286, 200]
    for rol in set(Rol.values) - {Rol.CONTRACTMANAGER}:
        assert [als(rol).get(adres).status_code for adres in adressen] == [404, 404, 404], rol
    # Nor does a colleague, who would see it as a job of the region.
    collega = Gebruiker.objects.create_user("collega", naam="collega", rollen=[Rol.CONTRACTMANAGER])
    RegioToegang.objects.create(gebruiker=collega, regio=wereld.eigen["regio"])
    client = Client()
    client.force_login(collega)
    assert {client.get(adres).status_code for adres in [*adressen, reverse("taak", args=[taak.pk])]} == {404}


def test_the_start_page_tells_of_it_while_it_is_made_and_when_it_is_there(als: Bezoeker) -> None:
    client = als(Rol.CONSULENT)
    # In the menu of the user they always stand.
    blok, menu = "Alle downloads", "Mijn downloads"
    pagina = client.get(reverse("start")).content.decode()
    assert blok not in pagina
    assert menu in pagina
    taak = ask(client, f"{reverse('toewijzingen')}?export=xlsx")
    pagina = client.get(reverse("start")).content.decode()
    assert blok in pagina
    assert taak.titel in pagina
    assert ">Wacht<" in pagina
    assert "Download het bestand" not in client.get(reverse("download", args=[taak.pk])).content.decode()
    run(taak)
    assert ">Klaar<" in client.get(reverse("start")).content.decode()
    pagina = client.get(reverse("download", args=[taak.pk])).content.decode()
    assert "Download het bestand" in pagina
    assert reverse("bestanden:download", args=[get_bestand(taak).pk]) in pagina
    assert taak.titel in client.get(reverse("downloads")).content.decode()


def test_what_is_being_made_is_told_before_what_ended_long_ago(als: Bezoeker) -> None:
    client = als(Rol.CONTRACTMANAGER)
    bezig = ask(client, f"{reverse('toewijzingen')}?export=csv")
    for nummer in range(MEESTE_OP_START + 1):
        Taak.objects.create(
            soort=DOWNLOAD,
            titel=f"Oud {nummer}",
            sleutel=f"oud-{nummer}",
            gevraagd_door=bezig.gevraagd_door,
            status=Taakstatus.KLAAR,
            klaar_op=timezone.now() - 2 * NIEUW,
        )
    assert reverse("download", args=[bezig.pk]) in client.get(reverse("start")).content.decode()


def test_a_value_that_does_not_fit_is_told_at_once_and_by_the_job(
    als: Bezoeker, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Iterator[bytes]:
        raise OngeldigeWaardeError("Blad 1, rij 2", "geheim", "te lang")

    monkeypatch.setattr(export, "write_tabel", lambda *_: map(refuse, [0]))
    client = als(Rol.CONTRACTMANAGER)
    adres = f"{reverse('toewijzingen')}?export=csv"
    with pytest.raises(TaakMisluktError, match=r"past niet .*Blad 1, rij 2") as fout:
        run(ask(client, adres))
    settings.EXPORT_REGELS_DIRECT = 1000
    antwoord = client.get(adres)
    assert antwoord.status_code == 400
    assert str(fout.value) in antwoord.content.decode()
    assert "geheim" not in str(fout.value)


def test_asked_twice_it_is_made_once(als: Bezoeker) -> None:
    client = als(Rol.CONTRACTMANAGER)
    adres = f"{reverse('toewijzingen')}?export=csv"
    assert ask(client, adres) == ask(client, adres)
    assert ask(client, f"{adres}&nummer=x") != ask(client, adres)


def test_who_has_many_in_the_making_waits(als: Bezoeker) -> None:
    client = als(Rol.CONTRACTMANAGER)
    for nummer in range(5):
        ask(client, f"{reverse('toewijzingen')}?nummer={nummer}&export=csv")
    assert client.get(f"{reverse('toewijzingen')}?nummer=6&export=csv").status_code == 400
    assert TE_VEEL in client.get(f"{reverse('toewijzingen')}?nummer=6&export=csv").content.decode()
    # The same as before is no new one.
    ask(client, f"{reverse('toewijzingen')}?nummer=4&export=csv")


def test_what_somebody_looked_for_is_not_told_to_operators(als: Bezoeker) -> None:
    taak = ask(als(Rol.CONTRACTMANAGER), f"{reverse('toewijzingen')}?nummer=geheim&export=csv")
    assert (taak.regio, "geheim" in taak.titel) == ("", False)
    beheer = als(Rol.BEHEERDER)
    for adres in (reverse("taken"), reverse("admin:taken_taak_changelist")):
        assert taak.titel not in beheer.get(adres).content.decode()


def test_making_it_and_taking_it_stand_in_the_log(als: Bezoeker) -> None:
    client = als(Rol.CONTRACTMANAGER)
    taak = ask(client, f"{reverse('toewijzingen')}?export=csv")
    assert not Logregel.objects.filter(handeling="toewijzingen_geexporteerd").exists()
    run(taak)
    regel = Logregel.objects.get(handeling="toewijzingen_geexporteerd")
    aantal = len(read_inhoud(get_bestand(taak)).decode().splitlines()) - 1
    assert (regel.verschil["regels"], regel.verschil["vorm"], regel.regio) == (aantal, "csv", "eigen")
    assert fetch(client, reverse("bestanden:download", args=[get_bestand(taak).pk])) == 200
    assert Logregel.objects.filter(handeling="bestand_opgehaald", onderwerp_soort=DOWNLOAD).exists()


def test_who_may_not_see_the_list_any_more_gets_no_file(als: Bezoeker, wereld: Wereld) -> None:
    taak = ask(als(Rol.CONSULENT), f"{reverse('toewijzingen')}?export=csv")
    Gebruiker.objects.filter(pk=wereld.accounts[Rol.CONSULENT].pk).update(rollen=[Rol.INKOPER])
    with pytest.raises(TaakMisluktError, match="mag deze lijst niet zien"):
        run(taak)
    assert not Bestand.objects.filter(soort=DOWNLOAD).exists()


def test_who_works_elsewhere_now_does_not_read_what_was_made_before(als: Bezoeker, wereld: Wereld) -> None:
    client = als(Rol.CONTRACTMANAGER)
    adres = reverse("bestanden:download", args=[get_bestand(run(ask(client, "/toewijzingen?export=csv"))).pk])
    assert fetch(client, adres) == 200
    with met_systeemzicht():
        RegioToegang.objects.filter(gebruiker=wereld.accounts[Rol.CONTRACTMANAGER]).delete()
    assert client.get(adres).status_code == 404


@pytest.mark.parametrize(
    ("rol", "toegang"),
    [
        (Rol.CONTRACTMANAGER, RegioToegang),
        (Rol.FINANCIEN, GemeenteToegang),
        (Rol.CONSULENT, GemeenteToegang),
        (Rol.AANBIEDER, AanbiederToegang),
    ],
)
def test_who_works_for_another_of_the_same_kind_does_not_read_what_was_made_for_the_first(
    als: Bezoeker, wereld: Wereld, rol: Rol, toegang: type[Model]
) -> None:
    """Also when that other lies in the same region: the file holds what is of the first."""
    client, wie = als(rol), wereld.accounts[rol]
    adres = reverse("bestanden:download", args=[get_bestand(run(ask(client, "/aanbieders?export=csv"))).pk])
    assert fetch(client, adres) == 200
    soort = toegang._meta.model_name.removesuffix("toegang")  # type: ignore[union-attr]
    ander = wereld.vreemd[soort] if soort == "regio" else wereld.buren[soort]
    with met_systeemzicht():
        tijdelijk = toegang._default_manager.create(gebruiker=wie, **{soort: ander})
    assert client.get(adres).status_code == 404
    with met_systeemzicht():
        tijdelijk.delete()
    # Back where he was, it is his again.
    assert fetch(client, adres) == 200
    with met_systeemzicht():
        toegang._default_manager.filter(gebruiker=wie).update(**{soort: ander})
    assert client.get(adres).status_code == 404


def test_an_attempt_that_was_broken_off_leaves_one_file(als: Bezoeker) -> None:
    taak = ask(als(Rol.CONTRACTMANAGER), f"{reverse('toewijzingen')}?export=csv")
    run(taak)
    run(taak)
    assert Bestand.objects.filter(soort=DOWNLOAD).count() == 1


def test_what_was_kept_long_enough_goes_with_what_was_looked_for(als: Bezoeker) -> None:
    client = als(Rol.CONTRACTMANAGER)
    oud, nieuw = (run(ask(client, f"/toewijzingen?nummer={n}&export=csv")) for n in ("oud", "nieuw"))
    lang_geleden = timezone.now() - timedelta(days=8)
    Taak.objects.filter(pk=oud.pk).update(gemaakt_op=lang_geleden, klaar_op=lang_geleden)
    Bestand.objects.filter(pk=get_bestand(oud).pk).update(gemaakt_op=lang_geleden)
    assert client.get(reverse("bestanden:download", args=[get_bestand(oud).pk])).status_code == 404
    assert client.get(reverse("download", args=[oud.pk])).status_code == 404
    assert remove_oude_downloads() == 1
    oud.refresh_from_db()
    nieuw.refresh_from_db()
    # What somebody looked for is known no longer than the job needs it.
    assert (oud.argumenten, nieuw.argumenten) == ({}, {})
    assert get_bestand(nieuw)


def test_every_day_what_was_in_it_goes_as_well_and_what_others_have_stays(als: Bezoeker) -> None:
    client = als(Rol.CONTRACTMANAGER)
    oud = run(ask(client, "/toewijzingen?sorteer=nummer&export=csv"))
    nieuw = run(ask(client, "/toewijzingen?sorteer=nummer&export=xlsx"))
    plek = make_naam(get_bestand(oud).sha256)
    assert get_opslag().exists(plek)
    lang_geleden = timezone.now() - timedelta(days=8)
    Taak.objects.filter(pk=oud.pk).update(gemaakt_op=lang_geleden, klaar_op=lang_geleden)
    Bestand.objects.filter(pk=get_bestand(oud).pk).update(gemaakt_op=lang_geleden)
    forget_downloads()
    assert not get_opslag().exists(plek)
    assert read_inhoud(get_bestand(nieuw))


def test_while_somebody_keeps_a_file_what_was_in_old_ones_waits_for_another_day(
    als: Bezoeker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse() -> None:
        raise OpslagInGebruikError

    monkeypatch.setattr("inkoop.platform.bestanden.services._take_opslag", refuse)
    taak = run(ask(als(Rol.CONTRACTMANAGER), "/toewijzingen?export=csv"))
    plek = make_naam(get_bestand(taak).sha256)
    lang_geleden = timezone.now() - timedelta(days=8)
    Taak.objects.filter(pk=taak.pk).update(gemaakt_op=lang_geleden, klaar_op=lang_geleden)
    Bestand.objects.filter(pk=get_bestand(taak).pk).update(gemaakt_op=lang_geleden)
    forget_downloads()
    assert "opslag_niet_opgeruimd" in caplog.text
    assert not Bestand.objects.filter(soort=DOWNLOAD).exists()
    assert get_opslag().exists(plek)


def test_an_address_that_gives_no_file_is_no_download(wereld: Wereld) -> None:
    wie = wereld.accounts[Rol.CONTRACTMANAGER]
    taak = Taak.objects.create(
        soort=DOWNLOAD, titel="x", gevraagd_door=wie, argumenten={"adres": "/contracten"}
    )
    with pytest.raises(TaakMisluktError, match="Vraag de lijst opnieuw aan"):
        run(taak)
