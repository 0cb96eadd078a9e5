"""A demo year loads as a bundle, settles alike from the database, and is never mixed with others."""

import json
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from bekostiging.berekening.uitvoer import make_uitvoer
from bekostiging.models import Afrekening
from bekostiging.services import calculate_regiojaar, rapporten
from contracten.models import Aanbieder, Contract
from inkoop.demo import opzet
from inkoop.demo.accounts import Demoaccount, ensure_accounts, ensure_regioaccount, get_demowachtwoord
from inkoop.demo.fouten import DemoFoutError
from inkoop.demo.opdracht import Jaaropdracht
from inkoop.demo.opzet import ensure_afrekening, setup_demo
from inkoop.demo.services import load_jaar, write_jaar
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_systeemzicht, met_zicht_van
from inkoop.regiobundel.laden import load_bundel
from segmenten.models import Regio
from tests.inkoop.demo.gevallen import OPDRACHT, Geval
from tests.rechten.matrix import AANBIEDERS, WERKT_VOOR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]
KLEIN = Jaaropdracht("noord-limburg", 2022, 300, 1)


@pytest.fixture
def zonder_pdf(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out drawing PDF's, which takes a minute and is tested with the reports."""
    settings.BESTANDEN_MAP = tmp_path / "bestanden"
    vormen = {**rapporten._VORMEN, "pdf": ("application/pdf", lambda rapport: rapport.titel.encode())}
    monkeypatch.setattr(rapporten, "_VORMEN", vormen)
    monkeypatch.setattr(opzet, "_PROCESSEN", 1)


def test_the_year_settles_from_the_database_as_it_does_from_the_bundle(geval: Geval) -> None:
    resultaat = load_bundel(geval.jaar.map, timezone.now(), is_demo=True)
    assert make_uitvoer(calculate_regiojaar(resultaat.regio, 2022)) == make_uitvoer(geval.uitkomst)


def test_the_same_year_again_changes_nothing_and_comes_out_of_the_database_alike(tmp_path: Path) -> None:
    write_jaar(KLEIN, tmp_path / "map")
    eerste = load_jaar(KLEIN, timezone.now())
    assert eerste.resultaat.is_gewijzigd
    assert [verslag.naam for verslag in eerste.resultaat.verslagen] == ["Demojaar 2022"]
    assert Regio.objects.get(code="noord-limburg").is_demo
    assert not load_jaar(KLEIN, timezone.now()).resultaat.is_gewijzigd
    write_jaar(KLEIN, tmp_path / "databank")
    for pad in sorted((tmp_path / "map").iterdir()):
        assert (tmp_path / "databank" / pad.name).read_bytes() == pad.read_bytes(), pad.name


def test_a_second_year_leaves_the_first_as_it_was() -> None:
    regio = load_jaar(KLEIN, timezone.now()).resultaat.regio
    eerste = make_uitvoer(calculate_regiojaar(regio, 2022))
    load_jaar(Jaaropdracht("noord-limburg", 2023, 300, 1), timezone.now())
    assert make_uitvoer(calculate_regiojaar(regio, 2022)) == eerste
    assert calculate_regiojaar(regio, 2023).contracten


def test_another_year_of_the_same_year_is_refused_but_may_go_to_a_copy() -> None:
    load_jaar(KLEIN, timezone.now())
    with pytest.raises(DemoFoutError, match="heeft al een ander demojaar 2022"):
        load_jaar(Jaaropdracht("noord-limburg", 2022, 300, 2), timezone.now())
    kopie = load_jaar(Jaaropdracht("noord-limburg", 2022, 300, 2, "kopie"), timezone.now())
    assert kopie.resultaat.regio.code == "kopie"
    assert kopie.resultaat.regio.is_demo


def test_the_year_of_an_earlier_version_is_taken_over() -> None:
    load_jaar(KLEIN, timezone.now())
    with met_systeemzicht():
        Contract.objects.filter(nummer="DEMO-2022-0003").update(bron=KLEIN.bron | {"paragraaf": "vroeger"})
    assert load_jaar(KLEIN, timezone.now()).resultaat.is_gewijzigd
    with met_systeemzicht():
        assert Contract.objects.get(nummer="DEMO-2022-0003").bron == KLEIN.bron


def test_a_region_with_real_contracts_is_refused() -> None:
    load_jaar(KLEIN, timezone.now())
    with met_systeemzicht():
        Contract.objects.filter(nummer="DEMO-2022-0003").update(nummer="ECHT-1", bron=None)
    with pytest.raises(DemoFoutError, match="nooit met echte"):
        load_jaar(KLEIN, timezone.now())


@pytest.mark.usefixtures("zonder_pdf")
def test_the_demonstration_is_set_up_and_a_second_time_changes_nothing(tmp_path: Path) -> None:
    eerste = setup_demo(KLEIN, tmp_path, timezone.now(), lambda _: None)
    (pad,) = (pad for pad in eerste.bestanden if pad.suffix == ".json")
    inhoud = pad.read_bytes()
    tweede = setup_demo(KLEIN, tmp_path, timezone.now(), lambda _: None)
    assert (eerste.is_nieuw, tweede.is_nieuw) == (True, False)
    assert not tweede.jaar.resultaat.is_gewijzigd
    assert tweede.accounts == eerste.accounts
    assert Regio.objects.count() == 6
    with met_systeemzicht():
        assert sorted(Afrekening.objects.values_list("regio__code", "jaar", "versie", "status")) == [
            ("demonstratie", 2022, 1, "gedeeld"),
            ("noord-limburg", 2021, 1, "vastgesteld"),
            ("noord-limburg", 2021, 2, "vastgesteld"),
            ("noord-limburg", 2022, 1, "gedeeld"),
        ]
    assert (tweede.vroeger.jaar, tweede.vroeger.versie) == (2021, 2)
    assert tweede.bestanden == eerste.bestanden
    assert pad.read_bytes() == inhoud
    assert {pad.suffix for pad in tweede.bestanden} == {".csv", ".json", ".pdf", ".xlsx"}
    assert json.loads(inhoud)["regio"] == "noord-limburg"
    check_andere_accounts(tweede.accounts[len(Rol) + 1 :])


@pytest.mark.usefixtures("zonder_pdf")
def test_other_rules_make_a_new_settlement(monkeypatch: pytest.MonkeyPatch) -> None:
    regio = load_jaar(KLEIN, timezone.now()).resultaat.regio
    assert ensure_afrekening(regio, 2022)[1]
    assert not ensure_afrekening(regio, 2022)[1]
    monkeypatch.setattr("inkoop.demo.opzet.REGELVERSIE", "2023.1")
    nieuw, is_nieuw = ensure_afrekening(regio, 2022)
    assert (nieuw.versie, is_nieuw) == (2, True)


def test_there_is_an_account_for_every_role_with_its_own_scope() -> None:
    accounts = ensure_accounts(load_jaar(KLEIN, timezone.now()).resultaat.regio)
    rollen = [*Rol, Rol.CONTRACTMANAGER]
    assert [account.rol for account in accounts] == [str(rol.label) for rol in rollen]
    for account in accounts:
        gebruiker = Gebruiker.objects.get(gebruikersnaam=account.gebruikersnaam)
        assert gebruiker.check_password(get_demowachtwoord())
        with met_zicht_van(gebruiker):
            namen = {c.aanbieder.naam for c in Contract.objects.zichtbaar_voor(gebruiker)}
        assert (namen == {account.bereik}) == (WERKT_VOOR[gebruiker.rollen[0]] == "aanbieder")
        assert bool(namen) == (gebruiker.rollen[0] in AANBIEDERS), account


def check_andere_accounts(accounts: list[Demoaccount]) -> None:
    """Every other region is reached with an account of its own, and one account works for two."""
    *accounts, meer = accounts
    assert (meer.gebruikersnaam, meer.bereik) == (
        "demo-inkoper-meer-regios-noord-limburg",
        "regio Noord-Limburg en regio Achterhoek",
    )
    met_keuze = Gebruiker.objects.get(gebruikersnaam=meer.gebruikersnaam)
    with met_zicht_van(met_keuze):
        gezien = Regio.objects.zichtbaar_voor(met_keuze).values_list("code", flat=True)
        assert set(gezien) == {"noord-limburg", "achterhoek"}
    assert [account.gebruikersnaam for account in accounts] == [
        "demo-inkoper-achterhoek",
        "demo-inkoper-kennemerland",
        "demo-inkoper-lelystad",
        "demo-inkoper-tilburg",
        "demo-contractmanager-demonstratie",
        "demo-contractmanager-collega-demonstratie",
        "demo-budgethouder-demonstratie",
        "demo-financien-demonstratie",
        "demo-aanbieder-demonstratie",
        "demo-tekenbevoegde-demonstratie",
    ]
    for account in accounts:
        gebruiker = Gebruiker.objects.get(gebruikersnaam=account.gebruikersnaam)
        with met_zicht_van(gebruiker):
            regios = [f"regio {regio.naam}" for regio in Regio.objects.zichtbaar_voor(gebruiker)]
            namen = {c.aanbieder.naam for c in Contract.objects.zichtbaar_voor(gebruiker)}
        werkt_voor = WERKT_VOOR[gebruiker.rollen[0]]
        assert len(regios) == (0 if werkt_voor == "aanbieder" else 1)
        assert (regios == [account.bereik]) == (werkt_voor == "regio")
        assert (namen == {account.bereik}) == (werkt_voor == "aanbieder")


def test_a_demo_of_an_earlier_version_is_refused_with_the_way_out(tmp_path: Path) -> None:
    load_jaar(replace(KLEIN, alle_modellen=True), timezone.now())
    with pytest.raises(
        DemoFoutError, match=r"eerst make clean .*, daarna make demo.* demosegment demo-client"
    ):
        setup_demo(KLEIN, tmp_path, timezone.now(), lambda _: None)


def test_a_demo_that_no_longer_fits_is_refused_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opdracht = Jaaropdracht("demonstratie", 2022, 250, 1)
    load_jaar(opdracht, timezone.now())
    with met_systeemzicht():
        # What is known of a contract never gets another provider: a generator that deals them out otherwise.
        contract, ander = Contract.objects.order_by("nummer")[0], Aanbieder.objects.order_by("-code")[0]
        Contract.objects.filter(pk=contract.pk).update(aanbieder=ander)
    monkeypatch.setattr(opzet, "get_regiomap", lambda: tmp_path)
    with pytest.raises(DemoFoutError, match=r"eerst make clean .*, daarna make demo"):
        setup_demo(opdracht, tmp_path, timezone.now(), lambda _: None)


def test_a_region_with_real_contracts_gets_no_account_for_a_demonstration() -> None:
    regio = load_jaar(KLEIN, timezone.now()).resultaat.regio
    Regio.objects.filter(pk=regio.pk).update(is_demo=False)
    with pytest.raises(DemoFoutError, match="heeft echte contracten"):
        ensure_regioaccount(Regio.objects.get(pk=regio.pk), Rol.INKOPER)


def test_a_real_region_gets_no_demo_accounts() -> None:
    regio = Regio.objects.create(code="echt", naam="Echt")
    with pytest.raises(DemoFoutError, match="is geen demonstratie"):
        ensure_accounts(regio)


def test_an_installation_behind_https_gets_no_invented_data(settings: pytest.FixtureRequest) -> None:
    settings.ACHTER_HTTPS = True  # type: ignore[attr-defined]
    with pytest.raises(DemoFoutError, match="achter HTTPS"):
        load_jaar(KLEIN, timezone.now())


def test_an_installation_behind_https_gets_no_demo_accounts(settings: pytest.FixtureRequest) -> None:
    regio = Regio.objects.create(code="echt", naam="Echt", is_demo=True)
    settings.ACHTER_HTTPS = True  # type: ignore[attr-defined]
    with pytest.raises(DemoFoutError, match="achter HTTPS"):
        ensure_accounts(regio)
    with pytest.raises(CommandError, match="achter HTTPS"):
        call_command("demo", demo=True)


def test_the_demo_is_refused_where_nobody_said_that_this_is_a_demo() -> None:
    with pytest.raises(CommandError, match="INKOOP_DEMO=1"):
        call_command("demo")


@pytest.mark.usefixtures("zonder_pdf")
def test_the_command_sets_up_the_demo_and_shows_how_to_sign_in(tmp_path: Path) -> None:
    uit = StringIO()
    call_command("demo", demo=True, clienten=300, uitvoer=tmp_path, stdout=uit)
    assert "demo-financien-venlo" in uit.getvalue()
    assert get_demowachtwoord() in uit.getvalue()
    assert (tmp_path / "noord-limburg-2022" / "afrekening-2022.json").is_file()


def test_the_command_only_writes_a_bundle_when_that_is_asked(tmp_path: Path) -> None:
    uit = StringIO()
    vraag = {"regio": "noord-limburg", "jaar": 2022, "clienten": 300, "zaad": 1}
    call_command("genereer_jaar", **vraag, alleen_schrijven=tmp_path, stdout=uit)
    assert "300 cliënten" in uit.getvalue()
    assert (tmp_path / "prestaties.csv").is_file()
    assert not Regio.objects.exists()


def test_the_command_tells_in_plain_words_what_is_wrong() -> None:
    with pytest.raises(CommandError, match="Er is geen regiobundel"):
        call_command("genereer_jaar", regio="nergens", jaar=2022)


def test_the_order_of_the_demo_is_that_of_the_shared_year() -> None:
    assert Jaaropdracht("noord-limburg", 2022, 1500, 1) == OPDRACHT
