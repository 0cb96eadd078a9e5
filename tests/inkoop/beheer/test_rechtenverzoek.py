"""Roles and scope are asked by one and confirmed by another, and the database holds to it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inkoop.platform.gebruikers.models import Gebruiker, Rechtenverzoek, Rol, Verzoekstatus
from inkoop.platform.gebruikers.rechten import RECHTEN
from inkoop.platform.gebruikers.rolgeschiedenis import has_rol_gekregen
from inkoop.platform.gebruikers.zicht import met_zicht_van
from inkoop.platform.logboek.models import Logregel
from segmenten.models import Regio, RegioToegang
from tests import fabrieken
from tests.inkoop.beheer.hulp import make_account, make_rechten

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


def ask(beheer: Client, account: Gebruiker, rechten: dict[str, Any]) -> str:
    """Ask other rights for an account, and give the page that follows."""
    adres = reverse("account_rechten", args=[account.pk])
    return beheer.post(adres, rechten, follow=True).content.decode()


def decide(wie: Client, wat: str, **velden: Any) -> str:
    """Decide on the one request that there is, and give the page that follows."""
    verzoek = Rechtenverzoek.objects.latest("pk")
    return wie.post(reverse(f"rechtenverzoek_{wat}", args=[verzoek.pk]), velden, follow=True).content.decode()


def get_rollen(account: Gebruiker) -> list[str]:
    account.refresh_from_db()
    return list(account.rollen)


def test_what_shows_no_clients_and_no_money_is_given_at_once(
    beheer: Client, regios: dict[str, Regio]
) -> None:
    account = make_account("account", Rol.TOEZICHTHOUDER, regios["hier"])
    assert "De rechten zijn gewijzigd." in ask(beheer, account, make_rechten([Rol.INKOPER], regios["hier"]))
    assert get_rollen(account) == [Rol.INKOPER]
    verzoek = Rechtenverzoek.objects.get()
    assert (verzoek.status, verzoek.is_gevoelig, verzoek.besloten_door) == (
        Verzoekstatus.BEVESTIGD,
        False,
        None,
    )
    regel = Logregel.objects.get(handeling="rechten_gewijzigd")
    assert (regel.regio, regel.gebruiker, regel.onderwerp_sleutel) == ("hier", "beheer", "account")
    assert (regel.verschil["rollen_voor"], regel.verschil["rollen_na"]) == (["toezichthouder"], ["inkoper"])
    assert regel.verschil["waarom"] == "nieuwe collega"


def test_a_role_that_handles_money_waits_for_a_second_person(
    beheer: Client, directie: Client, regios: dict[str, Regio]
) -> None:
    account = make_account("account", Rol.INKOPER, regios["hier"])
    wil = make_rechten([Rol.INKOPER, Rol.CONTRACTMANAGER], regios["hier"])
    assert "Een collega moet dit nog bevestigen" in ask(beheer, account, wil)
    assert get_rollen(account) == [Rol.INKOPER]
    assert "wacht op een collega" in beheer.get(reverse("accounts")).content.decode()
    assert "Rechten van account" in directie.get("/").content.decode()
    assert "Rechten van account" not in beheer.get("/").content.decode()
    # Not by who asked it, and no second request beside it.
    assert "U hebt dit zelf gevraagd" in decide(beheer, "bevestigen")
    assert "wacht al een verzoek" in ask(beheer, account, make_rechten([Rol.DIRECTIE], regios["hier"]))
    assert get_rollen(account) == [Rol.INKOPER]
    pagina = directie.get(reverse("rechtenverzoek_bevestigen", args=[Rechtenverzoek.objects.get().pk]))
    assert "van Inkoper naar Inkoper en Contractmanager" in pagina.content.decode()
    assert "De rechten gelden nu." in decide(directie, "bevestigen")
    assert get_rollen(account) == [Rol.INKOPER, Rol.CONTRACTMANAGER]
    assert Logregel.objects.get(handeling="rechten_bevestigd").gebruiker == "directie"
    gewijzigd = Logregel.objects.get(handeling="rechten_gewijzigd")
    assert (gewijzigd.gebruiker, gewijzigd.verschil["gevraagd_door"]) == ("directie", "beheer")


def test_who_confirms_sees_all_that_the_account_will_see(
    beheer: Client, directie: Client, regios: dict[str, Regio]
) -> None:
    """Scope that was given before, to an account without a role, is not hidden behind a role alone."""
    een = fabrieken.GemeenteFactory.create(regio=regios["hier"], naam="Eendorp")
    account = make_account("account", Rol.INKOPER, regios["hier"])
    ask(beheer, account, make_rechten([], een))
    assert get_rollen(account) == []
    ask(beheer, account, make_rechten([Rol.FINANCIEN], een))
    adres = reverse("rechtenverzoek_bevestigen", args=[Rechtenverzoek.objects.latest("pk").pk])
    html = directie.get(adres).content.decode()
    assert "Erbij" not in html
    assert "Werkt daarna voor" in html
    assert "gemeente Eendorp" in html


def test_who_refuses_says_why_and_nothing_changes(
    beheer: Client, directie: Client, regios: dict[str, Regio]
) -> None:
    account = make_account("account", Rol.INKOPER, regios["hier"])
    ask(beheer, account, make_rechten([Rol.CONTRACTMANAGER], regios["hier"]))
    assert "foutoverzicht" in decide(directie, "afwijzen", waarom="")
    assert "U hebt dit zelf gevraagd" in decide(beheer, "afwijzen", waarom="toch niet")
    decide(directie, "afwijzen", waarom="Deze persoon werkt hier niet")
    assert (Rechtenverzoek.objects.get().status, get_rollen(account)) == (
        Verzoekstatus.AFGEWEZEN,
        [Rol.INKOPER],
    )
    pagina = beheer.get(reverse("rechtenverzoek", args=[Rechtenverzoek.objects.get().pk])).content.decode()
    assert "Deze persoon werkt hier niet" in pagina
    assert "Bevestigen" not in pagina


def test_only_who_asked_takes_it_back(beheer: Client, regios: dict[str, Regio]) -> None:
    account = make_account("account", Rol.INKOPER, regios["hier"])
    ask(beheer, account, make_rechten([Rol.CONTRACTMANAGER], regios["hier"]))
    ander = Client()
    ander.force_login(make_account("beheer2", Rol.BEHEERDER, regios["hier"]))
    assert "Alleen wie het vroeg" in decide(ander, "intrekken")
    assert "Het verzoek is ingetrokken." in decide(beheer, "intrekken")
    assert (Rechtenverzoek.objects.get().status, get_rollen(account)) == (
        Verzoekstatus.INGETROKKEN,
        [Rol.INKOPER],
    )


def test_what_changed_since_it_was_asked_is_asked_anew(
    beheer: Client, directie: Client, regios: dict[str, Regio]
) -> None:
    account = make_account("account", Rol.INKOPER, regios["hier"])
    ask(beheer, account, make_rechten([Rol.CONTRACTMANAGER], regios["hier"]))
    waarom = {"reden": "uit dienst"}
    beheer.post(reverse("account_uitzetten", args=[account.pk]), waarom)
    assert "is veranderd sinds dit is gevraagd" in decide(directie, "bevestigen")
    beheer.post(reverse("account_aanzetten", args=[account.pk]), waarom)
    assert Rechtenverzoek.objects.filter(status=Verzoekstatus.INGETROKKEN).exists()
    assert get_rollen(account) == []


def test_nobody_asks_or_confirms_rights_of_the_own_account(
    beheer: Client, beheerder: Gebruiker, regios: dict[str, Regio]
) -> None:
    assert "Dit is uw eigen account" in ask(beheer, beheerder, make_rechten([Rol.INKOPER], regios["hier"]))
    account = make_account("baas", Rol.INKOPER, regios["hier"])
    ask(beheer, account, make_rechten([Rol.DIRECTIE], regios["hier"]))
    # By a role that it got otherwise in the meantime it still does not confirm its own.
    Gebruiker.objects.filter(pk=account.pk).update(rollen=[Rol.DIRECTIE])
    Rechtenverzoek.objects.update(rollen_voor=[Rol.DIRECTIE])
    zelf = Client()
    zelf.force_login(account)
    assert "Dit gaat over uw eigen account" in decide(zelf, "bevestigen")
    assert Rechtenverzoek.objects.get().status == Verzoekstatus.GEVRAAGD


def test_a_colleague_of_another_region_sees_and_decides_nothing(
    beheer: Client, regios: dict[str, Regio]
) -> None:
    account = make_account("account", Rol.INKOPER, regios["hier"])
    ask(beheer, account, make_rechten([Rol.CONTRACTMANAGER], regios["hier"]))
    ver = Client()
    ver.force_login(make_account("ver", Rol.DIRECTIE, regios["elders"]))
    assert (
        ver.post(reverse("rechtenverzoek_bevestigen", args=[Rechtenverzoek.objects.get().pk])).status_code
        == 404
    )
    assert get_rollen(account) == [Rol.INKOPER]


def test_an_operator_gives_no_scope_outside_the_own_regions(beheer: Client, regios: dict[str, Regio]) -> None:
    account = make_account("account", Rol.INKOPER, regios["hier"])
    html = ask(beheer, account, make_rechten([Rol.INKOPER], regios["hier"], regios["elders"]))
    assert "elders" not in html
    assert not RegioToegang.objects.filter(gebruiker=account, regio=regios["elders"]).exists()


@pytest.mark.parametrize(
    ("rollen", "zin"),
    [
        ([Rol.INKOPER, Rol.FINANCIEN], "werken niet voor hetzelfde"),
        ([Rol.BEHEERDER, Rol.CONTRACTMANAGER], "gaat niet samen met een andere rol"),
        ([Rol.PRIVACY, Rol.INKOPER], "gaat niet samen met een andere rol"),
        ([Rol.FINANCIEN], "Zonder gemeente ziet dit account niets"),
        ([Rol.ACCOUNTANT], "heeft een laatste dag"),
        ([Rol.INKOPER], "Er verandert niets"),
    ],
)
def test_roles_that_do_not_go_together_are_refused(
    beheer: Client, regios: dict[str, Regio], rollen: list[str], zin: str
) -> None:
    account = make_account("account", Rol.INKOPER, regios["hier"])
    assert zin in ask(beheer, account, make_rechten(rollen, regios["hier"]))
    assert get_rollen(account) == [Rol.INKOPER]


def test_more_scope_for_who_sees_clients_is_confirmed_and_less_is_not(
    beheer: Client, directie: Client, regios: dict[str, Regio]
) -> None:
    een, twee = (
        fabrieken.GemeenteFactory.create(regio=regios["hier"], naam=naam) for naam in ("Een", "Twee")
    )
    account = make_account("account", Rol.FINANCIEN, een)
    assert "Een collega moet" in ask(beheer, account, make_rechten([Rol.FINANCIEN], een, twee))
    assert account.gemeentetoegang.count() == 1
    decide(directie, "bevestigen")
    assert account.gemeentetoegang.count() == 2
    assert "De rechten zijn gewijzigd." in ask(beheer, account, make_rechten([Rol.FINANCIEN], twee))
    assert [rij.gemeente_id for rij in account.gemeentetoegang.all()] == [twee.pk]


def test_access_ends_after_the_last_day(beheer: Client, directie: Client, regios: dict[str, Regio]) -> None:
    account = make_account("account", Rol.INKOPER, regios["hier"])
    vandaag = timezone.localdate()
    wil = make_rechten([Rol.ACCOUNTANT], regios["hier"], tot=vandaag.isoformat())
    assert "Een collega moet" in ask(beheer, account, wil)
    decide(directie, "bevestigen")
    bezoeker = Client()
    bezoeker.force_login(account)
    assert bezoeker.get(reverse("contracten")).status_code == 200
    Gebruiker.objects.filter(pk=account.pk).update(toegang_tot=vandaag - timedelta(days=1))
    geweigerd = bezoeker.get(reverse("contracten"))
    assert geweigerd.status_code == 403
    assert "de laatste dag ervan is voorbij" in geweigerd.content.decode()
    account.refresh_from_db()
    with met_zicht_van(account):
        assert not Regio.objects.zichtbaar_voor(account).exists()


def test_the_database_refuses_what_nobody_asked(
    beheer: Client, directie: Client, beheerder: Gebruiker, regios: dict[str, Regio]
) -> None:
    account = make_account("account", Rol.INKOPER, regios["hier"])

    def refuse(zin: str, gebruiker: Gebruiker, **velden: Any) -> None:
        with pytest.raises(DatabaseError, match=zin), met_zicht_van(beheerder), transaction.atomic():
            Gebruiker.objects.filter(pk=gebruiker.pk).update(**velden)

    refuse("niet gevraagd en bevestigd", account, rollen=[Rol.CONTRACTMANAGER])
    refuse("niet gevraagd en bevestigd", account, toegang_tot=timezone.localdate())
    refuse("zijn eigen rechten", beheerder, rollen=[Rol.DIRECTIE])
    refuse("zijn eigen rechten", beheerder, toegang_tot=timezone.localdate())
    refuse("Alleen een opdracht op de server", account, is_superuser=True)
    weg = make_account("weg", Rol.INKOPER, regios["hier"], is_active=False)
    refuse("heeft nog geen rol", weg, is_active=True)
    with pytest.raises(DatabaseError, match="nog geen rol"), met_zicht_van(beheerder):
        Gebruiker.objects.create_user("vers", rollen=[Rol.INKOPER])
    with pytest.raises(DatabaseError, match="zichzelf toegang"), met_zicht_van(beheerder):
        RegioToegang.objects.create(gebruiker=beheerder, regio=regios["elders"])
    # Also not what was confirmed once and taken away since.
    ask(beheer, account, make_rechten([Rol.CONTRACTMANAGER], regios["hier"]))
    decide(directie, "bevestigen")
    ask(beheer, account, make_rechten([Rol.INKOPER], regios["hier"]))
    assert get_rollen(account) == [Rol.INKOPER]
    refuse("niet gevraagd en bevestigd", account, rollen=[Rol.CONTRACTMANAGER])


@pytest.mark.parametrize(
    "velden",
    [
        {"gevraagd_door": "account"},
        {"besloten_door": "vrager"},
        {"besloten_door": "account"},
        {"besloten_door": None},
        {"reden": ""},
    ],
)
def test_the_database_keeps_no_request_that_one_person_decided(
    regios: dict[str, Regio], velden: dict[str, Any]
) -> None:
    wie = {naam: make_account(naam, Rol.INKOPER, regios["hier"]) for naam in ("account", "vrager", "ander")}
    goed: dict[str, Any] = {
        "account": "account",
        "gevraagd_door": "vrager",
        "besloten_door": "ander",
        "reden": "x",
        "status": Verzoekstatus.BEVESTIGD,
        "is_gevoelig": True,
    }

    def keep(**velden: Any) -> None:
        Rechtenverzoek.objects.create(**{naam: wie.get(waarde, waarde) for naam, waarde in velden.items()})

    keep(**goed)
    with pytest.raises(DatabaseError), transaction.atomic():
        keep(**goed | velden)


@pytest.mark.parametrize(
    "rollen", [["inkoper", "financien"], ["beheerder", "inkoper"], ["onbekend"], ["accountant"]]
)
def test_the_database_keeps_no_roles_that_do_not_go_together(rollen: list[str]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Gebruiker.objects.create_user("x", naam="x", rollen=rollen)
    Gebruiker.objects.create_user("y", naam="y", rollen=["inkoper", "contractmanager"])


def test_who_gave_whom_a_role_is_known_for_a_while(
    beheer: Client, directie: Client, beheerder: Gebruiker, regios: dict[str, Regio]
) -> None:
    account = make_account("account", Rol.INKOPER, regios["hier"])
    baas = Gebruiker.objects.get(gebruikersnaam="directie")
    ask(beheer, account, make_rechten([Rol.CONTRACTMANAGER], regios["hier"]))
    lang_geleden, zojuist = timezone.now() - timedelta(days=1), timezone.now() + timedelta(minutes=1)
    samen = {account.pk, baas.pk}
    assert not has_rol_gekregen(samen, {Rol.CONTRACTMANAGER}, lang_geleden)
    decide(directie, "bevestigen")
    assert has_rol_gekregen(samen, {Rol.CONTRACTMANAGER}, lang_geleden)
    assert has_rol_gekregen({account.pk, beheerder.pk}, {Rol.CONTRACTMANAGER}, lang_geleden)
    assert not has_rol_gekregen(samen, {Rol.INKOPER}, lang_geleden)
    assert not has_rol_gekregen(samen, {Rol.CONTRACTMANAGER}, zojuist)
    assert not has_rol_gekregen({baas.pk, beheerder.pk}, {Rol.CONTRACTMANAGER}, lang_geleden)


def test_every_role_that_sees_clients_or_moves_money_is_given_by_two() -> None:
    gevoelig = {rol for rol, rij in RECHTEN.items() if rij.is_gevoelig}
    assert set(Rol) - gevoelig == {
        Rol.INKOPER,
        Rol.AANBIEDERGEGEVENS,
        Rol.TOEZICHTHOUDER,
    }
