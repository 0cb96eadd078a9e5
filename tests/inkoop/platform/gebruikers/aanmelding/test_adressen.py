"""One address per account, that counts once its owner confirms it."""

import re
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from inkoop.platform.gebruikers.aanmelding.adressen import (
    find_account,
    find_bevestigd_adres,
    has_bevestigd_adres,
    set_adres,
)
from inkoop.platform.gebruikers.migrations import __name__ as _migraties
from inkoop.platform.gebruikers.models import Gebruiker
from tests.fabrieken import make_gebruiker

pytestmark = pytest.mark.django_db


@pytest.fixture
def bea() -> Gebruiker:
    return make_gebruiker("bea", "inkoper")


def ask(client: Client, adres: str) -> Any:
    """Send the form as a browser does, with the key of this request."""
    html = client.get(reverse("account_email")).content.decode()
    verzoek = re.search(r'name="verzoek" value="([^"]+)"', html)
    assert verzoek
    return client.post(reverse("account_email"), {"email": adres, "verzoek": verzoek[1]})


def find_link(mailoutbox: list[Any], pad: str) -> str:
    return str(next(deel for deel in mailoutbox[-1].body.split() if pad in deel))


def test_an_address_counts_once_its_owner_opened_the_link(
    bea: Gebruiker, client: Client, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    client.force_login(bea)
    with django_capture_on_commit_callbacks(execute=True):
        assert ask(client, "Bea@Example.org")["Location"] == "/"
    assert mailoutbox[0].to == ["bea@example.org"]
    assert not has_bevestigd_adres(bea)
    link = find_link(mailoutbox, "/emailadres/bevestigen/")
    # Programs that look into mail open links: that confirms nothing.
    assert "bea@example.org" in client.get(link).content.decode()
    assert not has_bevestigd_adres(bea)
    client.post(link)
    bea.refresh_from_db()
    assert (bea.email, find_bevestigd_adres(bea)) == ("bea@example.org", "bea@example.org")
    assert "werkt niet meer" in client.get(link).content.decode()


def test_the_old_address_counts_until_the_new_one_is_confirmed_and_is_told(
    bea: Gebruiker, client: Client, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    set_adres(bea, "oud@example.org", is_bevestigd=True)
    client.force_login(bea)
    with django_capture_on_commit_callbacks(execute=True):
        ask(client, "nieuw@example.org")
    assert find_bevestigd_adres(bea) == "oud@example.org"
    with django_capture_on_commit_callbacks(execute=True):
        client.post(find_link(mailoutbox, "/emailadres/bevestigen/"))
    assert find_bevestigd_adres(bea) == "nieuw@example.org"
    assert list(EmailAddress.objects.values_list("email", flat=True)) == ["nieuw@example.org"]
    assert (mailoutbox[-1].to, "Was u dat niet?" in mailoutbox[-1].body) == (["oud@example.org"], True)


def test_whether_an_address_is_taken_is_not_told_and_it_is_not_given_away(
    bea: Gebruiker, client: Client, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    ada = make_gebruiker("ada", "inkoper")
    set_adres(ada, "ada@example.org", is_bevestigd=True)
    client.force_login(bea)
    with django_capture_on_commit_callbacks(execute=True):
        antwoord = ask(client, "ada@example.org")
    assert antwoord.status_code == 302
    client.post(find_link(mailoutbox, "/emailadres/bevestigen/"))
    assert not has_bevestigd_adres(bea)
    assert find_bevestigd_adres(ada) == "ada@example.org"


def test_who_proves_an_address_takes_it_from_who_only_claimed_it(
    bea: Gebruiker, client: Client, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    ada = make_gebruiker("ada", "inkoper")
    set_adres(ada, "bea@example.org")
    client.force_login(bea)
    with django_capture_on_commit_callbacks(execute=True):
        ask(client, "bea@example.org")
    client.post(find_link(mailoutbox, "/emailadres/bevestigen/"))
    ada.refresh_from_db()
    assert (ada.email, find_bevestigd_adres(bea)) == ("", "bea@example.org")


def test_the_database_knows_an_address_once_whatever_its_case(bea: Gebruiker) -> None:
    ada = make_gebruiker("ada", "inkoper")
    Gebruiker.objects.filter(pk=ada.pk).update(email="Zelfde@example.org")
    with pytest.raises(IntegrityError, match="een_account_per_emailadres"), transaction.atomic():
        Gebruiker.objects.filter(pk=bea.pk).update(email="zelfde@EXAMPLE.org")
    Gebruiker.objects.update(email="")


def test_an_account_is_found_by_name_and_by_its_confirmed_address_only(bea: Gebruiker) -> None:
    set_adres(bea, "bea@example.org")
    assert find_account("BEA") == bea
    assert find_account("bea@example.org") is None
    EmailAddress.objects.update(verified=True)
    assert find_account(" Bea@Example.org ") == bea


def test_who_has_no_confirmed_address_is_asked_for_one_when_signing_in(client: Client) -> None:
    Gebruiker.objects.create_user("cor", "een-lang-en-goed-wachtwoord", naam="Cor", rollen=["inkoper"])
    gegevens = {"login": "cor", "password": "een-lang-en-goed-wachtwoord"}
    antwoord = client.post(f"{reverse('aanmelden')}?next=/segmenten", gegevens)
    assert antwoord["Location"] == "/emailadres?next=/segmenten"
    html = client.get(antwoord["Location"]).content.decode()
    assert "nog geen bevestigd e-mailadres" in html
    assert 'href="/segmenten"' in html
    assert client.get("/segmenten").status_code == 200


def test_a_filled_database_of_before_gets_one_address_per_account(
    eigenaar_verbinding: psycopg.Connection,
) -> None:
    """The statements of the migration, on accounts as operators typed them."""
    from importlib import import_module

    migratie = import_module(f"{_migraties}.0005_een_adres")
    nu = datetime(2026, 1, 1, tzinfo=UTC)
    accounts = [
        ("een", " Samen@Example.org ", None),
        ("twee", "samen@example.org", nu),
        ("drie", "SAMEN@example.org", nu.replace(year=2025)),
        ("vier", "alleen@example.org", None),
        ("vijf", "", None),
    ]
    with eigenaar_verbinding.transaction(force_rollback=True):
        eigenaar_verbinding.execute("DROP INDEX een_account_per_emailadres")
        for naam, email, laatst in accounts:
            eigenaar_verbinding.execute(
                "INSERT INTO gebruikers_gebruiker "
                "(password, last_login, gebruikersnaam, naam, email, "
                "is_superuser, rollen, wetten, is_active, gemaakt_op) "
                "VALUES ('x', %s, %s, %s, %s, false, '{inkoper}', '{}', true, now())",
                [laatst, naam, naam, email],
            )
        for opdracht in (migratie._SCHOON, migratie._ADRESSEN):
            eigenaar_verbinding.execute(opdracht)
        rijen = eigenaar_verbinding.execute(
            'SELECT g.gebruikersnaam, g.email, a.email, verified, "primary" FROM gebruikers_gebruiker g '
            "LEFT JOIN account_emailaddress a ON a.user_id = g.id ORDER BY g.id"
        ).fetchall()
    assert rijen == [
        ("een", "", None, None, None),
        ("twee", "samen@example.org", "samen@example.org", False, True),
        ("drie", "", None, None, None),
        ("vier", "alleen@example.org", "alleen@example.org", False, True),
        ("vijf", "", None, None, None),
    ]
