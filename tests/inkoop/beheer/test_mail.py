"""Which mail went out is kept and told to who looks after the account; what it says is not kept."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.conf import settings
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inkoop.platform.gebruikers.aanmelding.adressen import set_adres
from inkoop.platform.gebruikers.aanmelding.mail import BEWAARD
from inkoop.platform.gebruikers.models import Bericht, Berichtstatus, Gebruiker, Rol
from inkoop.platform.taken.tasks import forget_oude_verzoeken
from segmenten.models import Regio
from tests.inkoop.beheer.hulp import make_account

pytestmark = pytest.mark.django_db


def make_bericht(account: Gebruiker | None, **velden: Any) -> Bericht:
    vast = {"soort": "uitnodiging", "status": Berichtstatus.VERSTUURD}
    return Bericht.objects.create(account=account, **vast | velden)


def ask_ander_wachtwoord(account: Gebruiker, vang: Any) -> None:
    with vang(execute=True):
        Client().post(reverse("account_reset_password"), {"email": account.email})


def make_met_adres(naam: str, regio: Regio) -> Gebruiker:
    account = make_account(naam, Rol.INKOPER, regio)
    set_adres(account, f"{naam}@example.org", is_bevestigd=True)
    return account


def test_a_mail_that_went_out_is_kept_without_what_it_says(
    regios: dict[str, Regio], mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    account = make_met_adres("ina", regios["hier"])
    ask_ander_wachtwoord(account, django_capture_on_commit_callbacks)
    (mail,) = mailoutbox
    bericht = Bericht.objects.get()
    assert (bericht.soort, bericht.account, bericht.status) == (
        "password_reset_key",
        account,
        Berichtstatus.VERSTUURD,
    )
    assert "http" in mail.body
    assert bericht.tekst == ""


def test_a_demonstration_keeps_what_it_says(
    regios: dict[str, Regio],
    monkeypatch: pytest.MonkeyPatch,
    mailoutbox: list[Any],
    django_capture_on_commit_callbacks: Any,
    beheer: Client,
) -> None:
    monkeypatch.setattr(settings, "INKOOP_DEMO", True)
    ask_ander_wachtwoord(make_met_adres("ina", regios["hier"]), django_capture_on_commit_callbacks)
    bericht = Bericht.objects.get()
    assert mailoutbox[0].body in bericht.tekst
    pagina = beheer.get(reverse("bericht", args=[bericht.pk])).content.decode()
    assert "Wat erin staat" in pagina
    assert 'href="http://testserver' in pagina


def test_what_the_mail_server_refused_is_told(
    regios: dict[str, Regio],
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
    beheer: Client,
) -> None:
    def refuse(_bericht: EmailMessage) -> int:
        raise SMTPServerDisconnected("weg")

    monkeypatch.setattr(EmailMessage, "send", refuse)
    ask_ander_wachtwoord(make_met_adres("ina", regios["hier"]), django_capture_on_commit_callbacks)
    bericht = Bericht.objects.get()
    assert (bericht.status, bericht.fout) == (Berichtstatus.MISLUKT, "SMTPServerDisconnected")
    lijst = beheer.get(reverse("berichten")).content.decode()
    assert "Link om een ander wachtwoord te kiezen" in lijst
    assert "Mislukt" in lijst
    pagina = beheer.get(reverse("bericht", args=[bericht.pk])).content.decode()
    assert "SMTPServerDisconnected" in pagina
    assert "Wat erin staat" not in pagina


def test_an_operator_sees_mail_to_accounts_of_the_own_regions_only(
    regios: dict[str, Regio], beheer: Client
) -> None:
    eigen = make_bericht(make_account("ina", Rol.INKOPER, regios["hier"]))
    ander = make_bericht(make_account("otto", Rol.INKOPER, regios["elders"]))
    niemand = make_bericht(None)
    lijst = beheer.get(reverse("berichten")).content.decode()
    assert reverse("bericht", args=[eigen.pk]) in lijst
    for bericht in (ander, niemand):
        assert reverse("bericht", args=[bericht.pk]) not in lijst
        assert beheer.get(reverse("bericht", args=[bericht.pk])).status_code == 404


def test_after_ninety_days_it_is_forgotten(regios: dict[str, Regio]) -> None:
    account = make_account("ina", Rol.INKOPER, regios["hier"])
    oud, nieuw = make_bericht(account), make_bericht(account)
    Bericht.objects.filter(pk=oud.pk).update(moment=timezone.now() - BEWAARD - timedelta(minutes=1))
    Bericht.objects.filter(pk=nieuw.pk).update(moment=timezone.now() - BEWAARD + timedelta(minutes=1))
    forget_oude_verzoeken()
    assert Bericht.objects.get() == nieuw
