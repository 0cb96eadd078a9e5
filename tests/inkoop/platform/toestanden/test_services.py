"""The one service that moves a state: wholly or not at all, logged, and with all that is lacking."""

import ast
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier
from time import sleep
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from bekostiging.models import Afrekening
from bekostiging.services.vaststellen import AFREKENINGTOESTANDEN
from inkoop.kern.toestanden import OvergangBestaatNietError, Voorwaarde
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_zicht_van
from inkoop.platform.logboek.models import Logregel
from inkoop.platform.toestanden.services import (
    Aanvraag,
    OvergangGeweigerdError,
    Toestanden,
    find_mogelijkheden,
    get_mogelijkheid,
    move,
)
from segmenten.models import RegioToegang
from tests import fabrieken

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]
Proef = Toestanden[Afrekening]


@pytest.fixture
def afrekening() -> Afrekening:
    return fabrieken.AfrekeningFactory.create(compleet=True)


@pytest.fixture
def gebruiker(afrekening: Afrekening) -> Gebruiker:
    return make_account(afrekening, Rol.CONTRACTMANAGER)


def make_account(afrekening: Afrekening, rol: str) -> Gebruiker:
    gebruiker = fabrieken.make_gebruiker(f"proef-{rol}", rol)
    RegioToegang.objects.create(gebruiker=gebruiker, regio=afrekening.regio)
    return gebruiker


def make_tabel(*voorwaarden: Voorwaarde[Aanvraag[Afrekening]], **velden: Any) -> Proef:
    """The table of the settlement with other conditions, and what else is changed of its transition."""
    overgang = replace(
        AFREKENINGTOESTANDEN.get_overgang("vaststellen"),
        van=frozenset({"concept"}),
        voorwaarden=voorwaarden,
        **velden,
    )
    toestanden = tuple(AFREKENINGTOESTANDEN.get_toestand(code) for code in ("concept", "vastgesteld"))
    return replace(AFREKENINGTOESTANDEN, toestanden=toestanden, overgangen=(overgang,))


def test_what_reads_much_is_asked_by_the_move_alone(afrekening: Afrekening, gebruiker: Gebruiker) -> None:
    """A page that shows what is open would else read all of it."""
    tabel = make_tabel(Voorwaarde(lambda _: "Te veel gelezen.", alleen_bij_overgang=True))
    assert get_mogelijkheid(tabel, afrekening, "vaststellen", gebruiker).is_open
    with pytest.raises(OvergangGeweigerdError, match="Te veel gelezen"):
        move(tabel, afrekening, "vaststellen", gebruiker)


def lack(zin: str, keuze: str = "") -> Voorwaarde[Aanvraag[Afrekening]]:
    return Voorwaarde(lambda _: zin, keuze)


def refuse(tabel: Proef, afrekening: Afrekening, gebruiker: Gebruiker, *keuzes: str) -> list[str]:
    """Give the reasons with which it is refused; nothing has changed or is logged then."""
    with pytest.raises(OvergangGeweigerdError) as fout:
        move(tabel, afrekening, "vaststellen", gebruiker, keuzes=keuzes)
    afrekening.refresh_from_db()
    assert (afrekening.status, afrekening.vastgesteld_door) == ("concept", None)
    assert not Logregel.objects.exists()
    assert str(fout.value) == fout.value.reden == " ".join(rij.reden for rij in fout.value.bezwaren)
    return [bezwaar.reden for bezwaar in fout.value.bezwaren]


def test_a_move_writes_the_state_with_its_fields_and_logs_it(
    afrekening: Afrekening, gebruiker: Gebruiker
) -> None:
    tabel = make_tabel(verschil=lambda _: {"saldo": "1.00"})
    verplaatst = move(tabel, afrekening, "vaststellen", gebruiker)
    bewaard = Afrekening.objects.get(pk=afrekening.pk)
    for rij in (verplaatst, bewaard):
        assert (rij.status, rij.vastgesteld_door) == ("vastgesteld", gebruiker)
    regel = Logregel.objects.get()
    assert (regel.handeling, regel.gebruiker) == ("afrekening_vastgesteld", gebruiker.gebruikersnaam)
    assert regel.regio == afrekening.regio.code
    assert regel.onderwerp_sleutel == f"{afrekening.regio.code}/{afrekening.jaar}/{afrekening.versie}"
    assert regel.verschil == {"status": ["concept", "vastgesteld"], "saldo": "1.00"}


def test_all_that_is_lacking_is_told_at_once(afrekening: Afrekening, gebruiker: Gebruiker) -> None:
    tabel = make_tabel(lack("Eén."), Voorwaarde(lambda _: None), lack("Twee."), lack("Drie.", "toch"))
    assert refuse(tabel, afrekening, gebruiker) == ["Eén.", "Twee.", "Drie."]


def test_who_has_not_the_right_hears_who_has(afrekening: Afrekening) -> None:
    inkoper = make_account(afrekening, Rol.INKOPER)
    redenen = refuse(make_tabel(lack("Eén.")), afrekening, inkoper)
    wie = "een contractmanager of een directielid"
    assert redenen == [f"Alleen {wie} van de regio stelt een afrekening vast.", "Eén."]


def test_who_works_elsewhere_hears_nothing_about_the_object(afrekening: Afrekening) -> None:
    for rol in (Rol.CONTRACTMANAGER, Rol.INKOPER):
        vreemd = fabrieken.make_gebruiker(f"vreemd-{rol}", rol)
        RegioToegang.objects.create(gebruiker=vreemd, regio=fabrieken.RegioFactory.create())
        redenen = refuse(make_tabel(lack("Geheim.")), afrekening, vreemd)
        assert redenen[-1] == "U werkt niet voor deze regio."
        assert "Geheim." not in redenen


def test_a_choice_puts_aside_its_own_condition_and_no_other(
    afrekening: Afrekening, gebruiker: Gebruiker
) -> None:
    tabel = make_tabel(lack("Vast."), lack("Zelf gekozen.", "toch"))
    assert refuse(tabel, afrekening, gebruiker, "anders", "") == ["Vast.", "Zelf gekozen."]
    assert refuse(tabel, afrekening, gebruiker, "toch", "") == ["Vast."]
    tabel = make_tabel(lack("Zelf gekozen.", "toch"))
    assert move(tabel, afrekening, "vaststellen", gebruiker, keuzes=["toch"]).status == "vastgesteld"


def test_a_choice_gives_no_right(afrekening: Afrekening) -> None:
    inkoper = make_account(afrekening, Rol.INKOPER)
    assert len(refuse(make_tabel(lack("Eén.", "toch")), afrekening, inkoper, "toch", "")) == 1


def test_in_another_state_the_conditions_have_no_meaning(
    afrekening: Afrekening, gebruiker: Gebruiker
) -> None:
    tabel = make_tabel()
    move(tabel, afrekening, "vaststellen", gebruiker)
    with pytest.raises(OvergangGeweigerdError) as fout:
        move(make_tabel(lack("Eén.")), afrekening, "vaststellen", gebruiker)
    assert fout.value.reden == "Deze afrekening is al vastgesteld."
    assert Logregel.objects.count() == 1


def test_it_is_the_stored_state_that_counts(afrekening: Afrekening, gebruiker: Gebruiker) -> None:
    """Somebody else was first: what this process read before does not count."""
    oud = Afrekening.objects.get(pk=afrekening.pk)
    move(make_tabel(), afrekening, "vaststellen", gebruiker)
    assert oud.status == "concept"
    with pytest.raises(OvergangGeweigerdError, match="al vastgesteld"):
        move(make_tabel(), oud, "vaststellen", gebruiker)


@pytest.mark.django_db(transaction=True)
def test_of_two_people_at_once_one_succeeds_and_the_other_hears_it(
    afrekening: Afrekening, gebruiker: Gebruiker
) -> None:
    collega = fabrieken.make_gebruiker("collega", Rol.CONTRACTMANAGER)
    RegioToegang.objects.create(gebruiker=collega, regio=afrekening.regio)
    samen = Barrier(2)

    def establish(wie: Gebruiker) -> str:
        samen.wait(timeout=10)
        try:
            with met_zicht_van(wie):
                tabel = make_tabel(Voorwaarde(lambda _: sleep(0.2)))
                return move(tabel, afrekening, "vaststellen", wie).status
        except OvergangGeweigerdError as fout:
            return fout.reden
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        uitkomsten = set(pool.map(establish, (gebruiker, collega)))
    assert uitkomsten == {"vastgesteld", "Deze afrekening is al vastgesteld."}
    assert Logregel.objects.count() == 1


def test_what_follows_starts_on_commit_and_only_then(
    afrekening: Afrekening,
    gebruiker: Gebruiker,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    gestart: list[str] = []
    tabel = make_tabel(start=(lambda aanvraag: gestart.append(aanvraag.object.status),))
    with django_capture_on_commit_callbacks(execute=True) as gevraagd:
        with pytest.raises(OvergangGeweigerdError):
            move(replace(tabel, bereik=lambda _: "Nee."), afrekening, "vaststellen", gebruiker)
        assert gevraagd == []
        move(tabel, afrekening, "vaststellen", gebruiker)
        assert gestart == []
    assert gestart == ["vastgesteld"]


def test_a_move_that_fails_halfway_leaves_nothing(afrekening: Afrekening, gebruiker: Gebruiker) -> None:
    """The constraints of the table hold under the service too."""
    with pytest.raises(IntegrityError, match="een_persoon"), transaction.atomic():
        move(make_tabel(velden=lambda _: {}), afrekening, "vaststellen", gebruiker)
    afrekening.refresh_from_db()
    assert afrekening.status == "concept"
    assert not Logregel.objects.exists()


def test_a_page_finds_what_is_open_and_what_the_rest_lacks(
    afrekening: Afrekening, gebruiker: Gebruiker
) -> None:
    (open_,) = find_mogelijkheden(make_tabel(lack("Zelf gekozen.", "toch")), afrekening, gebruiker)
    assert (open_.is_open, open_.redenen) == (True, [])
    assert [(bezwaar.veld, bezwaar.reden) for bezwaar in open_.te_kiezen] == [("toch", "Zelf gekozen.")]
    (dicht,) = find_mogelijkheden(make_tabel(lack("Eén."), lack("Twee.")), afrekening, gebruiker)
    assert (dicht.is_open, dicht.redenen) == (False, ["Eén.", "Twee."])
    vast = move(make_tabel(), afrekening, "vaststellen", gebruiker)
    assert find_mogelijkheden(make_tabel(), vast, gebruiker) == []
    assert get_mogelijkheid(make_tabel(), vast, "vaststellen", gebruiker).redenen == [
        "Deze afrekening is al vastgesteld."
    ]
    with pytest.raises(OvergangBestaatNietError):
        get_mogelijkheid(make_tabel(), vast, "intrekken", gebruiker)


def test_a_state_that_does_not_exist_is_refused_by_the_database(afrekening: Afrekening) -> None:
    with pytest.raises(IntegrityError, match="bestaande_status"), transaction.atomic():
        Afrekening.objects.filter(pk=afrekening.pk).update(status="onzin")


def test_the_table_of_the_settlement_has_the_states_of_its_field() -> None:
    veld = Afrekening._meta.get_field("status")
    assert isinstance(veld, models.Field)
    assert [(t.code, t.naam) for t in AFREKENINGTOESTANDEN.toestanden] == list(veld.choices or [])
    assert veld.default == AFREKENINGTOESTANDEN.toestanden[0].code
    regels = [regel.name for regel in Afrekening._meta.constraints]
    assert "afrekening_heeft_een_bestaande_status" in regels


WORTEL = Path(__file__).resolve().parents[4]


def find_toestandzetters(boom: ast.Module) -> list[str]:
    """Return what writes a state by itself: `x.status = ...`, `update(status=...)`."""
    gevonden = []
    for knoop in ast.walk(boom):
        doelen = knoop.targets if isinstance(knoop, ast.Assign) else []
        gevonden += [ast.unparse(d) for d in doelen if isinstance(d, ast.Attribute) and d.attr == "status"]
        if (
            isinstance(knoop, ast.Call)
            and isinstance(knoop.func, ast.Attribute)
            and knoop.func.attr == "update"
        ):
            gevonden += ["update" for argument in knoop.keywords if argument.arg == "status"]
    return gevonden


def test_nothing_of_the_domain_writes_a_state_by_itself() -> None:
    assert find_toestandzetters(ast.parse("a.status = 'x'\nB.objects.update(status='x')")) == [
        "a.status",
        "update",
    ]
    gevonden = [
        pad.name
        for app in ("segmenten", "contracten", "toegang", "bekostiging")
        for pad in (WORTEL / app).rglob("*.py")
        if find_toestandzetters(ast.parse(pad.read_text(encoding="utf-8")))
    ]
    assert gevonden == []
