"""Operators look after accounts of their own regions, and what they do with them is kept."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse
from rest_framework.authtoken.models import Token

from inkoop.beheer.services import remove_apitoken, set_actief
from inkoop.kern.bezwaar import BezwarenError
from inkoop.platform.gebruikers.aanmelding.adressen import set_adres
from inkoop.platform.gebruikers.models import Gebruiker, Rechtenverzoek, Rol
from inkoop.platform.koppelvlak.aanmelding import hash_token
from inkoop.platform.logboek.models import Logregel
from segmenten.models import Regio
from tests.inkoop.beheer.hulp import do, make_account, make_nieuw, make_rechten

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


def test_an_account_that_works_in_another_region_too_is_not_taken_over(
    beheer: Client, regios: dict[str, Regio]
) -> None:
    """Who sets its address or role could look around in that other region."""
    gedeeld = make_account("gedeeld", Rol.CONTRACTMANAGER, *regios.values())
    html = beheer.get(reverse("account", args=[gedeeld.pk])).content.decode()
    assert "Regio elders" not in html
    assert "en in een andere regio" in html
    for route in ("account_stap_weg", "account_afmelden", "account_koppelingen_weg", "account_uitzetten"):
        assert "ook in een andere regio" in do(beheer, route, gedeeld), route
    wil = {"gebruikersnaam": "anders", "naam": "Anders", "email": "anders@example.org"}
    assert "ook in een andere regio" in do(beheer, "account_persoon", gedeeld, **wil)
    wil = make_rechten([Rol.INKOPER], regios["hier"])
    assert "ook in een andere regio" in do(beheer, "account_rechten", gedeeld, **wil)
    gedeeld.refresh_from_db()
    assert (gedeeld.rollen, gedeeld.gebruikersnaam) == ([Rol.CONTRACTMANAGER], "gedeeld")
    assert (
        not Logregel.objects.filter(onderwerp_sleutel="gedeeld")
        .exclude(handeling="gebruiker_bekeken")
        .exists()
    )


def test_no_token_is_withdrawn_of_an_account_that_works_in_another_region_too(
    beheer: Client, regios: dict[str, Regio]
) -> None:
    gedeeld = make_account("gedeeld", Rol.CONTRACTMANAGER, *regios.values())
    Token.objects.create(user=gedeeld)
    assert "Token intrekken" not in beheer.get(reverse("account", args=[gedeeld.pk])).content.decode()
    assert "ook in een andere regio" in do(beheer, "account_token_intrekken", gedeeld)
    assert Token.objects.exists()


def make_token_van(account: Gebruiker) -> str:
    """Make a token as its owner does, and give it."""
    eigen = Client()
    eigen.force_login(account)
    html = eigen.post(reverse("token_maken"), follow=True).content.decode()
    gevonden = re.search(r"Uw token: (\w{40})\.", html)
    assert gevonden, html
    return gevonden[1]


def ask_api(token: str) -> int:
    return (
        Client().get(reverse("api-contract-list"), headers={"Authorization": f"Bearer {token}"}).status_code
    )


def test_who_reads_nothing_with_a_program_gets_no_token(client: Client, regios: dict[str, Regio]) -> None:
    client.force_login(make_account("privacy", Rol.PRIVACY, regios["hier"]))
    assert "Token" not in client.get(reverse("mfa_index")).content.decode()
    assert client.post(reverse("token_maken")).status_code == 403
    assert "U had geen token" in client.post(reverse("token_intrekken"), follow=True).content.decode()
    assert not Token.objects.exists()


def test_an_operator_makes_no_token_for_somebody_else(beheer: Client, regios: dict[str, Regio]) -> None:
    """With it the operator would see what the owner sees, without anybody who confirms that."""
    account = make_account("account", Rol.CONTRACTMANAGER, regios["hier"])
    assert beheer.post(reverse("token_maken"), {"user": account.pk}).status_code == 403
    assert beheer.post("/beheer/authtoken/tokenproxy/add/", {"user": account.pk}).status_code == 403
    assert not Token.objects.exists()


def test_a_new_token_takes_the_place_of_the_old_one(regios: dict[str, Regio]) -> None:
    account = make_account("account", Rol.CONTRACTMANAGER, regios["hier"])
    assert [ask_api(token) for token in (make_token_van(account), make_token_van(account))] == [401, 200]


def test_the_token_of_who_left_does_not_come_back(beheer: Client, regios: dict[str, Regio]) -> None:
    account = make_account("account", Rol.CONTRACTMANAGER, regios["hier"])
    make_token_van(account)
    do(beheer, "account_uitzetten", account)
    assert not Token.objects.exists()


def test_the_list_finds_accounts_by_name_and_role(beheer: Client, regios: dict[str, Regio]) -> None:
    make_account("inkoper", Rol.INKOPER, regios["hier"])
    make_account("ver", Rol.INKOPER, regios["elders"])
    lijst = reverse("accounts")
    alles = beheer.get(lijst).content.decode()
    assert ">inkoper<" in alles
    assert ">ver<" not in alles
    assert ">inkoper<" in beheer.get(f"{lijst}?rol=inkoper").content.decode()
    assert ">inkoper<" not in beheer.get(f"{lijst}?rol=contractmanager").content.decode()
    assert ">inkoper<" in beheer.get(f"{lijst}?naam=inko").content.decode()


def test_a_new_account_is_not_made_without_scope_or_address(beheer: Client, regios: dict[str, Regio]) -> None:
    adres = reverse("account_nieuw")
    assert "Zonder regio ziet dit account niets" in beheer.post(adres, make_nieuw()).content.decode()
    assert beheer.post(adres, make_nieuw(regios["hier"], email="")).status_code == 200
    assert not Gebruiker.objects.filter(gebruikersnaam="nieuw").exists()
    assert beheer.post(adres, make_nieuw(regios["hier"])).status_code == 302
    assert Gebruiker.objects.filter(gebruikersnaam="nieuw", regiotoegang__regio=regios["hier"]).exists()
    dubbel = beheer.post(adres, make_nieuw(regios["hier"], gebruikersnaam="NIEUW")).content.decode()
    assert "Een ander account heeft deze gebruikersnaam al." in dubbel
    assert "Een ander account heeft dit e-mailadres al." in dubbel


def test_no_page_sets_the_password_of_somebody_else(beheer: Client, regios: dict[str, Regio]) -> None:
    account = make_account("account", Rol.INKOPER, regios["hier"])
    for route in ("account", "account_persoon", "account_rechten"):
        assert 'name="password' not in beheer.get(reverse(route, args=[account.pk])).content.decode()
    assert beheer.get(f"/beheer/gebruikers/gebruiker/{account.pk}/password/").status_code in {302, 404}
    beheer.post(f"/beheer/gebruikers/gebruiker/{account.pk}/change/", {"naam": "Anders"})
    account.refresh_from_db()
    assert account.naam == "account"


def test_who_lost_the_second_step_gets_rid_of_it_and_is_told(
    beheer: Client, regios: dict[str, Regio], mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    account = make_account("account", Rol.INKOPER, regios["hier"])
    set_adres(account, "eigenaar@example.org", is_bevestigd=True)
    Authenticator.objects.create(user=account, type="totp", data={})
    with django_capture_on_commit_callbacks(execute=True):
        assert "weer aan met één stap" in do(beheer, "account_stap_weg", account)
    assert not Authenticator.objects.exists()
    assert Logregel.objects.get(handeling="tweede_stap_weggehaald").onderwerp_sleutel == "account"
    assert mailoutbox[-1].to == ["eigenaar@example.org"]


def test_no_service_leads_to_an_account_any_more_once_an_operator_says_so(
    beheer: Client, regios: dict[str, Regio]
) -> None:
    account, elders = (make_account(naam, Rol.INKOPER, regios["hier"]) for naam in ("account", "elders"))
    for wie in (account, elders):
        SocialAccount.objects.create(user=wie, provider="gemeente", uid=wie.gebruikersnaam)
    assert "(dat waren er 1)" in do(beheer, "account_koppelingen_weg", account)
    assert [koppeling.user for koppeling in SocialAccount.objects.all()] == [elders]
    assert Logregel.objects.get(handeling="koppelingen_weggehaald").onderwerp_sleutel == "account"


def test_who_leaves_is_signed_out_and_comes_back_without_roles(
    beheer: Client, regios: dict[str, Regio]
) -> None:
    account = make_account("account", Rol.CONTRACTMANAGER, regios["hier"])
    bezoeker = Client()
    bezoeker.force_login(account)
    assert bezoeker.get("/").status_code == 200
    assert "Het account is uitgezet." in do(beheer, "account_uitzetten", account)
    assert bezoeker.get("/").status_code == 401
    assert "zonder rollen" in do(beheer, "account_aanzetten", account)
    account.refresh_from_db()
    assert (account.is_active, account.rollen) == (True, [])
    regels = Logregel.objects.filter(onderwerp_sleutel="account").values_list("handeling", flat=True)
    assert {"account_uitgezet", "account_aangezet", "rechten_gewijzigd"} <= set(regels)


def test_an_operator_does_nothing_with_the_own_account(beheer: Client, beheerder: Gebruiker) -> None:
    for route in ("account_uitzetten", "account_stap_weg", "account_afmelden", "account_koppelingen_weg"):
        assert "Dit is uw eigen account" in do(beheer, route, beheerder), route
    beheerder.refresh_from_db()
    assert beheerder.is_active
    assert "wijzigen" not in beheer.get(reverse("account", args=[beheerder.pk])).content.decode()


def test_a_token_is_shown_once_and_only_its_digest_is_kept(beheer: Client, regios: dict[str, Regio]) -> None:
    account = make_account("account", Rol.CONTRACTMANAGER, regios["hier"])
    token = make_token_van(account)
    assert Token.objects.get().key == hash_token(token) != token
    eigen = Client()
    eigen.force_login(account)
    for wie, adres in (
        (eigen, reverse("mfa_index")),
        (beheer, reverse("account", args=[account.pk])),
        (beheer, reverse("admin:authtoken_tokenproxy_change", args=[account.pk])),
    ):
        pagina = wie.get(adres).content.decode()
        assert token not in pagina
        assert hash_token(token) not in pagina
        assert "oken" in pagina
    assert (ask_api(token), ask_api(hash_token(token))) == (200, 401)
    assert "is ingetrokken" in do(beheer, "account_token_intrekken", account)
    assert ask_api(token) == 401
    handelingen = {regel.handeling for regel in Logregel.objects.filter(onderwerp_sleutel="account")}
    assert handelingen >= {"token_gemaakt", "token_ingetrokken"}


def test_who_owns_a_token_withdraws_it(client: Client, regios: dict[str, Regio]) -> None:
    account = make_account("account", Rol.CONTRACTMANAGER, regios["hier"])
    token = make_token_van(account)
    client.force_login(account)
    assert "Token intrekken" in client.get(reverse("mfa_index")).content.decode()
    assert (
        "Het token is ingetrokken." in client.post(reverse("token_intrekken"), follow=True).content.decode()
    )
    assert ask_api(token) == 401


def test_who_has_no_role_yet_sees_why_and_can_leave(client: Client, regios: dict[str, Regio]) -> None:
    account = make_account("nieuw", Rol.INKOPER, regios["hier"])
    Gebruiker.objects.filter(pk=account.pk).update(rollen=[])
    client.force_login(account)
    html = client.get("/").content.decode()
    assert "nog geen rol" in html
    assert reverse("mfa_index") in html
    eigen = client.get(reverse("mfa_index"))
    assert eigen.status_code == 200
    assert reverse("afmelden") in eigen.content.decode()
    assert client.post(reverse("sessies_afmelden")).status_code == 302
    # The rest stays closed, and what asks a role says that one was asked.
    Rechtenverzoek.objects.create(
        account=account,
        is_gevoelig=True,
        rollen=[Rol.INKOPER],
        reden="nieuw",
        gevraagd_door=make_account("b", Rol.BEHEERDER),
    )
    antwoord = client.get(reverse("downloads"))
    assert antwoord.status_code == 403
    assert "een collega moet die nog bevestigen" in antwoord.content.decode()


def test_nothing_is_taken_away_that_is_not_there(
    beheer: Client, regios: dict[str, Regio], mailoutbox: list[Any]
) -> None:
    account = make_account("account", Rol.INKOPER, regios["hier"])
    pagina = beheer.get(reverse("account", args=[account.pk])).content.decode()
    assert "weghalen" not in pagina
    assert "heeft geen tweede stap" in do(beheer, "account_stap_weg", account)
    assert "leidt geen dienst elders" in do(beheer, "account_koppelingen_weg", account)
    assert mailoutbox == []


ACTIES = (
    ("account_afmelden", "sessies_beeindigd"),
    ("account_stap_weg", "tweede_stap_weggehaald"),
    ("account_koppelingen_weg", "koppelingen_weggehaald"),
    ("account_token_intrekken", "token_ingetrokken"),
    ("account_uitzetten", "account_uitgezet"),
    ("account_aanzetten", "account_aangezet"),
)


def make_volledig(regio: Regio) -> Gebruiker:
    """Make an account of which everything can be taken away."""
    account = make_account("account", Rol.CONTRACTMANAGER, regio)
    Authenticator.objects.create(user=account, type="totp", data={})
    SocialAccount.objects.create(user=account, provider="gemeente", uid="account")
    Token.objects.create(user=account)
    return account


def test_why_something_was_done_with_an_account_stands_in_the_log(
    beheer: Client, regios: dict[str, Regio]
) -> None:
    account = make_volledig(regios["hier"])
    for route, handeling in ACTIES:
        do(beheer, route, account, reden=f"omdat {handeling} moest")
        assert Logregel.objects.get(handeling=handeling).reden == f"omdat {handeling} moest", route
    lijst = beheer.get(reverse("logboek")).content.decode()
    regel = Logregel.objects.get(handeling="token_ingetrokken")
    assert "Reden: omdat token_ingetrokken moest" in lijst
    assert (
        "omdat token_ingetrokken moest" in beheer.get(reverse("logregel", args=[regel.pk])).content.decode()
    )


@pytest.mark.parametrize("reden", ["", "   "])
def test_nothing_is_done_with_an_account_without_a_reason(
    beheer: Client, beheerder: Gebruiker, regios: dict[str, Regio], reden: str
) -> None:
    account = make_volledig(regios["hier"])
    for route, _ in ACTIES:
        assert "foutoverzicht" in do(beheer, route, account, reden=reden), route
    with pytest.raises(BezwarenError, match="Zeg waarom"):
        set_actief(account, beheerder, reden, actief=False)
    with pytest.raises(BezwarenError, match="Zeg waarom"):
        remove_apitoken(account, beheerder, reden)
    account.refresh_from_db()
    assert account.is_active
    assert (Token.objects.count(), SocialAccount.objects.count(), Authenticator.objects.count()) == (1, 1, 1)
    assert not Logregel.objects.filter(handeling__in=[handeling for _, handeling in ACTIES]).exists()
