"""Signing in, failing to and signing out stand in the log, through Django's own signals.

Whichever way somebody signs in (page, admin, identity provider), Django tells it here.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.dispatch import Signal
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from inkoop.beheer.logregels import find_logcodes
from inkoop.platform.bestanden.services import bestand_opgehaald
from inkoop.platform.gebruikers.aanmelding.adressen import find_account, herstel_gevraagd
from inkoop.platform.gebruikers.aanmelding.grenzen import aanmelden_geremd
from inkoop.platform.gebruikers.aanmelding.sessies import eigen_sessies_beeindigd
from inkoop.platform.gebruikers.adres import make_adreskenmerk
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import Verzoekherkomst, met_herkomst
from inkoop.platform.logboek.services import log_handeling, log_voor_regios

AANGEMELD, AFGEMELD = "aangemeld", "afgemeld"
# What changes how somebody signs in, by the signal of django-allauth that tells it.
_WIJZIGINGEN: Mapping[str, Signal] = {
    "wachtwoord_gekozen": password_set,
    "wachtwoord_gewijzigd": password_changed,
    "wachtwoord_hersteld": password_reset,
    "tweede_stap_toegevoegd": authenticator_added,
    "tweede_stap_weggehaald": authenticator_removed,
    "tweede_stap_vernieuwd": authenticator_reset,
    "tweede_stap_mislukt": authentication_failed,
}
GEKOPPELD, LOSGEKOPPELD = "dienst_gekoppeld", "dienst_losgekoppeld"
SESSIES_BEEINDIGD = "eigen_sessies_beeindigd"
MISLUKT, GEREMD = "aanmelden_mislukt", "aanmelden_geremd"
HERSTEL_GEVRAAGD = "wachtwoordherstel_gevraagd"
# That the same one must wait is kept once in so long.
STIL = timedelta(minutes=15)
_SOORT = "gebruiker"
_STAPWOORDEN = {
    "password": "wachtwoord",
    "totp": "app voor codes",
    "recovery_codes": "herstelcodes",
    "webauthn": "beveiligingssleutel",
    "socialaccount": "dienst",
    # Every second step is one; which says more.
    "mfa": "",
}


def connect() -> None:
    """Listen to what Django and the files tell."""
    user_logged_in.connect(_log_aangemeld, dispatch_uid="logboek")
    user_logged_out.connect(_log_afgemeld, dispatch_uid="logboek")
    post_save.connect(_log_gekoppeld, sender=SocialAccount, dispatch_uid="logboek")
    post_delete.connect(_log_losgekoppeld, sender=SocialAccount, dispatch_uid="logboek")
    for handeling, signaal in _WIJZIGINGEN.items():
        # A function that is made here is kept by nobody else.
        signaal.connect(_make_logger(handeling), weak=False, dispatch_uid=f"logboek {handeling}")
    eigen_sessies_beeindigd.connect(_log_sessies, dispatch_uid="logboek")
    user_login_failed.connect(_log_mislukt, dispatch_uid="logboek")
    aanmelden_geremd.connect(_log_geremd, dispatch_uid="logboek")
    herstel_gevraagd.connect(_log_herstel, dispatch_uid="logboek")
    bestand_opgehaald.connect(_log_bestand, dispatch_uid="logboek")


def log_aanmelding(
    handeling: str, naam: str, request: HttpRequest | None, door: str = "", **verschil: Any
) -> None:
    """Keep something about signing in, with a line for each region that the account concerns.

    Of a name that is no account only a digest with key is kept: people type their password there too.

    Args:
        naam: what was typed, or the name of the account.
        door: the account that did it; empty for who did not get in.
        verschil: by what it was done, where that is known.
    """
    account = find_account(naam)
    sleutel = account.gebruikersnaam if account else make_naamkenmerk(naam)
    # A name that is no account costs about as much: how long an answer takes does not tell which it was.
    codes = find_logcodes(account or Gebruiker(pk=0))
    # Signals come from tests and commands too, without a request.
    herkomst = Verzoekherkomst("pagina", adres=make_adreskenmerk(request) if request else "")
    with met_herkomst(herkomst):
        log_voor_regios(codes, handeling, onderwerp=(_SOORT, sleutel), gebruiker=door, verschil=verschil)


def make_naamkenmerk(naam: str) -> str:
    """Return by what a name that is no account is known again."""
    kenmerk = salted_hmac("inkoop.logboek.naam", naam.lower(), algorithm="sha256").hexdigest()
    return f"onbekend {kenmerk[:16]}"


def _log_aangemeld(request: HttpRequest, user: Gebruiker, **_: Any) -> None:
    stappen = [_name_stap(stap) for stap in get_authentication_records(request, user)]
    log_aanmelding(AANGEMELD, user.gebruikersnaam, request, user.gebruikersnaam, met=stappen)


def _name_stap(stap: Mapping[str, Any]) -> str:
    """Return with what somebody showed who he is: "password", "mfa totp", "socialaccount gemeente"."""
    return " ".join(str(stap[deel]) for deel in ("method", "type", "provider") if stap.get(deel))


def describe_stap(stap: str) -> str:
    """Return a step of signing in, as the log keeps it, in words: "app voor codes" of "mfa totp"."""
    delen = (_STAPWOORDEN.get(deel, deel) for deel in stap.split(" "))
    return " ".join(deel for deel in delen if deel) or stap


def _make_logger(handeling: str) -> Callable[..., None]:
    """Return what keeps a change by which somebody signs in otherwise, and with which kind of step."""

    def log(
        sender: Any,
        request: HttpRequest,
        user: Gebruiker,
        authenticator: Authenticator | None = None,
        **_: Any,
    ) -> None:
        door = "" if handeling == "tweede_stap_mislukt" else user.gebruikersnaam
        soort = {"soort": str(authenticator.type)} if authenticator else {}
        log_aanmelding(handeling, user.gebruikersnaam, request, door, **soort)

    return log


def _log_afgemeld(request: HttpRequest, user: Gebruiker | None, **_: Any) -> None:
    if user is not None:
        log_aanmelding(AFGEMELD, user.gebruikersnaam, request, user.gebruikersnaam)


def _log_sessies(request: HttpRequest, user: Gebruiker, aantal: int, **_: Any) -> None:
    log_aanmelding(SESSIES_BEEINDIGD, user.gebruikersnaam, request, user.gebruikersnaam, aantal=aantal)


def _log_gekoppeld(instance: SocialAccount, created: bool, **_: Any) -> None:
    """Keep that a service leads to an account from now on, whichever way that came about."""
    if created:
        _log_koppeling(GEKOPPELD, instance)


def _log_losgekoppeld(instance: SocialAccount, **_: Any) -> None:
    _log_koppeling(LOSGEKOPPELD, instance)


def _log_koppeling(handeling: str, koppeling: SocialAccount) -> None:
    log_voor_regios(
        find_logcodes(koppeling.user),
        handeling,
        onderwerp=(_SOORT, koppeling.user.gebruikersnaam),
        gebruiker="",
        verschil={"dienst": koppeling.provider},
    )


def _log_mislukt(credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    velden = ("username", Gebruiker.USERNAME_FIELD, "email")
    naam = next((str(credentials[veld]) for veld in velden if credentials.get(veld)), "")
    log_aanmelding(MISLUKT, naam, request)


def _log_geremd(request: HttpRequest, gebruiker: Gebruiker | None, **_: Any) -> None:
    """Keep that somebody must wait: once in a while, however often it is tried."""
    naam = gebruiker.gebruikersnaam if gebruiker else ""
    wie = gebruiker.pk if gebruiker else "onbekend"
    sleutel = f"logboek:{GEREMD}:{make_adreskenmerk(request)}:{wie}"
    if cache.add(sleutel, 1, STIL.total_seconds()):
        log_aanmelding(GEREMD, naam, request)


def _log_herstel(request: HttpRequest, adres: str, **_: Any) -> None:
    """Keep that a link to choose another password was asked, by whom is not known."""
    log_aanmelding(HERSTEL_GEVRAAGD, adres, request)


def _log_bestand(bestand: Any, gebruiker: Gebruiker, **_: Any) -> None:
    log_handeling(
        "bestand_opgehaald",
        onderwerp=(bestand.onderwerp_soort, bestand.onderwerp_sleutel),
        gebruiker=gebruiker.gebruikersnaam,
        regio=bestand.regio,
        verschil={"bestand": bestand.naam, "soort": bestand.soort},
    )
