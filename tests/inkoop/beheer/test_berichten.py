"""Who can confirm a request for rights, who asked it and whose rights change hear of it by mail."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from inkoop.platform.gebruikers.aanmelding.adressen import set_adres
from inkoop.platform.gebruikers.models import Gebruiker, Rechtenverzoek, Rol
from segmenten.models import Regio
from tests import fabrieken
from tests.inkoop.beheer.hulp import make_account, make_rechten

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]

GEVRAAGD = "Inkoop: een verzoek om rechten wacht op u"
BESLOTEN = "Inkoop: over uw verzoek om rechten is besloten"
GEWIJZIGD = "Inkoop: wat u mag, is gewijzigd"


class Post:
    """Sends forms, and tells who got which mail by it."""

    def __init__(self, mailoutbox: list[Any], vang: Any) -> None:
        self._mail, self._vang = mailoutbox, vang

    def send(self, client: Client, route: str, sleutel: int = 0, **velden: Any) -> list[tuple[str, str]]:
        """Send a form, and give name and subject of each mail that follows."""
        self._mail.clear()
        with self._vang(execute=True):
            client.post(reverse(route, args=[sleutel] if sleutel else []), velden)
        return sorted((mail.to[0].partition("@")[0], mail.subject) for mail in self._mail)

    @property
    def tekst(self) -> str:
        """All that the mails of the last form say."""
        return "\n".join(f"{mail.subject}\n{mail.body}" for mail in self._mail)


@pytest.fixture
def post(mailoutbox: list[Any], django_capture_on_commit_callbacks: Any) -> Post:
    return Post(mailoutbox, django_capture_on_commit_callbacks)


def make_bereikbaar(naam: str, rol: str, *waarvoor: Any, **velden: Any) -> Gebruiker:
    """Make an account whose owner confirmed an address."""
    account = make_account(naam, rol, *waarvoor, **velden)
    set_adres(account, f"{naam}@example.org", is_bevestigd=True)
    return account


def make_client(account: Gebruiker) -> Client:
    client = Client()
    client.force_login(account)
    return client


@pytest.fixture
def vrager(regios: dict[str, Regio]) -> Client:
    return make_client(make_bereikbaar("aanvrager", Rol.BEHEERDER, regios["hier"]))


@pytest.fixture
def bevestiger(regios: dict[str, Regio]) -> Client:
    return make_client(make_bereikbaar("bevestiger", Rol.DIRECTIE, regios["hier"]))


def ask(post: Post, vrager: Client, account: Gebruiker, *rollen: str, **velden: Any) -> list[tuple[str, str]]:
    """Ask these roles, for what the account may be tied to."""
    regio = Regio.objects.get(code="hier")
    return post.send(vrager, "account_rechten", account.pk, **make_rechten(rollen, regio, **velden))


def test_who_can_confirm_hears_that_a_request_waits_once(
    post: Post, vrager: Client, bevestiger: Client, regios: dict[str, Regio]
) -> None:
    make_bereikbaar("beheer2", Rol.BEHEERDER, *regios.values())
    account = make_bereikbaar("gevraagde", Rol.INKOPER, regios["hier"])
    # Not who asked, nor whose account it is, nor who may not confirm, works elsewhere, left or may no longer.
    make_bereikbaar("inkoper", Rol.INKOPER, regios["hier"])
    make_bereikbaar("ver", Rol.DIRECTIE, regios["elders"])
    make_bereikbaar("weg", Rol.DIRECTIE, regios["hier"], is_active=False)
    make_bereikbaar("voorbij", Rol.DIRECTIE, regios["hier"], toegang_tot="2020-01-01")
    make_account("zonderadres", Rol.DIRECTIE, regios["hier"])
    gekregen = ask(post, vrager, account, Rol.CONTRACTMANAGER)
    assert gekregen == [("beheer2", GEVRAAGD), ("bevestiger", GEVRAAGD)]
    verzoek = Rechtenverzoek.objects.get()
    assert f"http://testserver{reverse('rechtenverzoek', args=[verzoek.pk])}" in post.tekst
    assert bevestiger.get(reverse("rechtenverzoek", args=[verzoek.pk])).status_code == 200
    # It names nobody but its reader, and what was asked stays on the page.
    for geheim in ("gevraagde", "aanvrager", "ontractmanager", "nieuwe collega"):
        assert geheim not in post.tekst, geheim
    # Looking at it, and asking a second time in vain, sends nothing.
    assert ask(post, vrager, account, Rol.DIRECTIE) == []


def test_a_request_for_a_new_account_is_told_where_it_will_work(
    post: Post, vrager: Client, bevestiger: Client, regios: dict[str, Regio]
) -> None:
    """The account works nowhere yet: only who looks after the region can confirm."""
    make_bereikbaar("ver", Rol.BEHEERDER, regios["elders"])
    nieuw = {"gebruikersnaam": "nieuw", "naam": "Nieuw", "email": "nieuw@example.org"}
    gekregen = post.send(
        vrager, "account_nieuw", **nieuw | make_rechten([Rol.CONTRACTMANAGER], regios["hier"])
    )
    assert gekregen == [("bevestiger", GEVRAAGD), ("nieuw", "Inkoop: u bent uitgenodigd")]


def test_scope_outside_the_own_regions_is_told_to_who_can_confirm_all_of_it(
    post: Post, bevestiger: Client, regios: dict[str, Regio]
) -> None:
    vrager = make_client(make_bereikbaar("overal", Rol.BEHEERDER, *regios.values()))
    make_bereikbaar("allebei", Rol.DIRECTIE, *regios.values())
    een, twee = (fabrieken.GemeenteFactory.create(regio=regio) for regio in regios.values())
    account = make_account("account", Rol.FINANCIEN, een)
    wil = make_rechten([Rol.FINANCIEN], een, twee)
    assert post.send(vrager, "account_rechten", account.pk, **wil) == [("allebei", GEVRAAGD)]


def test_what_needs_no_second_person_is_told_to_the_owner_alone(
    post: Post, vrager: Client, bevestiger: Client, regios: dict[str, Regio]
) -> None:
    account = make_bereikbaar("gevraagde", Rol.TOEZICHTHOUDER, regios["hier"])
    assert ask(post, vrager, account, Rol.INKOPER) == [("gevraagde", GEWIJZIGD)]
    assert "Uw rollen zijn nu: Inkoper." in post.tekst
    assert f"http://testserver{reverse('mfa_index')}" in post.tekst


def test_who_asked_and_whose_account_it_is_hear_that_it_was_confirmed(
    post: Post, vrager: Client, bevestiger: Client, regios: dict[str, Regio]
) -> None:
    account = make_bereikbaar("gevraagde", Rol.INKOPER, regios["hier"])
    ask(post, vrager, account, Rol.INKOPER, Rol.CONTRACTMANAGER)
    nummer = Rechtenverzoek.objects.get().pk
    gekregen = post.send(bevestiger, "rechtenverzoek_bevestigen", nummer)
    assert gekregen == [("aanvrager", BESLOTEN), ("gevraagde", GEWIJZIGD)]
    assert "Zij gelden nu." in post.tekst
    assert "Uw rollen zijn nu: Inkoper en Contractmanager." in post.tekst
    # Confirming twice changes nothing, and tells nothing.
    assert post.send(bevestiger, "rechtenverzoek_bevestigen", nummer) == []


def test_who_asked_hears_why_it_was_turned_down(
    post: Post, vrager: Client, bevestiger: Client, regios: dict[str, Regio]
) -> None:
    account = make_bereikbaar("gevraagde", Rol.INKOPER, regios["hier"])
    ask(post, vrager, account, Rol.CONTRACTMANAGER)
    nummer = Rechtenverzoek.objects.get().pk
    assert post.send(bevestiger, "rechtenverzoek_afwijzen", nummer, waarom="") == []
    gekregen = post.send(bevestiger, "rechtenverzoek_afwijzen", nummer, waarom="Kent hier <niemand>")
    assert gekregen == [("aanvrager", BESLOTEN)]
    assert "Waarom niet: Kent hier <niemand>" in post.tekst


def test_who_takes_back_the_own_request_needs_no_mail(
    post: Post, vrager: Client, regios: dict[str, Regio]
) -> None:
    account = make_bereikbaar("gevraagde", Rol.INKOPER, regios["hier"])
    ask(post, vrager, account, Rol.CONTRACTMANAGER)
    assert post.send(vrager, "rechtenverzoek_intrekken", Rechtenverzoek.objects.get().pk) == []


def test_who_asked_hears_that_a_request_lapsed_with_the_account(
    post: Post, vrager: Client, regios: dict[str, Regio]
) -> None:
    account = make_bereikbaar("gevraagde", Rol.INKOPER, regios["hier"])
    ask(post, vrager, account, Rol.CONTRACTMANAGER)
    ander = make_client(make_bereikbaar("ander", Rol.BEHEERDER, regios["hier"]))
    post.send(ander, "account_uitzetten", account.pk, reden="uit dienst")
    gekregen = post.send(ander, "account_aanzetten", account.pk, reden="toch niet")
    assert gekregen == [("aanvrager", BESLOTEN), ("gevraagde", GEWIJZIGD)]
    assert "is vervallen" in post.tekst


def test_the_start_page_tells_how_many_requests_wait(
    vrager: Client, bevestiger: Client, post: Post, regios: dict[str, Regio]
) -> None:
    for nummer in range(6):
        ask(post, vrager, make_account(f"account{nummer}", Rol.INKOPER, regios["hier"]), Rol.CONTRACTMANAGER)
        html = bevestiger.get("/").content.decode()
        assert f"er {'wacht' if nummer == 0 else 'wachten'} er {nummer + 1} op u" in html
    # The longest waiting first; the rest stands in the list, to which the block leads.
    assert "Rechten van account0" in html
    assert "Rechten van account5" not in html
    assert f'href="{reverse("rechtenverzoeken")}?status=gevraagd"' in html
    assert "op u" not in vrager.get("/").content.decode()
