"""Which account somebody gets who signed in elsewhere: an account that is there, never a new one."""

from typing import Any

import requests
import structlog
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.crypto import get_random_string

from inkoop.platform.gebruikers.aanmelding.adressen import (
    find_van_bevestigd_adres,
    release_adres,
    set_adres,
)
from inkoop.platform.gebruikers.aanmelding.diensten import (
    Aanmelddienst,
    DienstError,
    Dienstsoort,
    find_dienst,
    get_diensten,
    get_kvk_nummers,
)
from inkoop.platform.gebruikers.aanmelding.uitnodigingen import find_wachtende
from inkoop.platform.gebruikers.models import Gebruiker

_OIDC = "openid_connect"
_STATE_LENGTE = 43
_log = structlog.get_logger(__name__)

ONBEKEND = (
    "U bent bij deze dienst bekend, maar er is hier geen account dat daarbij hoort. Meld u aan met uw "
    "wachtwoord en koppel de dienst bij “Mijn account”, of vraag de functioneel beheerder om een account."
)
ANDER_BEDRIJF = (
    "U hebt u aangemeld voor een ander bedrijf dan de aanbieder waarvoor u hier werkt. Kies bij eHerkenning "
    "het bedrijf met het KvK-nummer van die aanbieder."
)
GEEN_ANTWOORD = (
    "De dienst geeft geen antwoord dat wij kunnen gebruiken. Probeer het opnieuw, of meld u anders aan."
)


class Dienstadapter(DefaultSocialAccountAdapter):
    """Signing in through a service of the settings."""

    error_messages = DefaultSocialAccountAdapter.error_messages | {
        "connected_other": "Deze identiteit hoort al bij een ander account.",
        "no_password": "Kies eerst een wachtwoord. Anders kunt u zich niet meer aanmelden.",
    }

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """Return the services of the settings, with the secret of now; the database holds none."""
        return [
            _make_app(dienst)
            for dienst in get_diensten()
            if provider in (None, _OIDC, dienst.code) and client_id in (None, dienst.client_id)
        ]

    def get_requests_session(self) -> requests.Session:
        """Return what asks a service something: at its own address, and nowhere it would send us on to."""
        sessie: requests.Session = super().get_requests_session()
        sessie.max_redirects = 0
        return sessie

    def generate_state_param(self, state: dict[str, Any]) -> str:
        """Return what must come back with an answer: more than 128 bits, where allauth takes 95."""
        return get_random_string(_STATE_LENGTE)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Let nobody make an account for himself: who works with this is invited."""
        return False

    def is_email_verified(self, provider: Any, email: str) -> bool:
        """Take no word of a service for an address to keep; `authenticate_by_email` asks more."""
        return False

    def authenticate_by_email(self, sociallogin: SocialLogin) -> tuple[Gebruiker, str] | None:
        """Find the account with an address that the service gave out to who signs in.

        Only one whose owner confirmed that address, or that waits for its owner, as an invitation finds it:
        who types another address into an account that is used takes over nothing.
        """
        dienst = find_dienst(sociallogin.account.provider)
        claims = sociallogin.account.extra_data["id_token"]
        adres = str(claims.get("email") or "").strip().lower()
        # Not said is fine: in its own domain a service knows. Said that it is not so is not.
        if dienst is None or not dienst.gives_out(adres) or claims.get("email_verified", True) is not True:
            return None
        account = find_van_bevestigd_adres(adres)
        if account is None:
            account = find_wachtende(adres)
            if account is not None:
                release_adres(adres, behalve=account)
                set_adres(account, adres, is_bevestigd=True)
        return (account, adres) if account is not None else None

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Stop who has no account here, or came for another company than the account works for."""
        account = sociallogin.user if sociallogin.is_existing else None
        if sociallogin.state.get("process") == "connect":
            account = request.user if request.user.is_authenticated else None
        if account is None:
            raise ImmediateHttpResponse(_refuse(request, sociallogin.account.provider, ONBEKEND))
        dienst = find_dienst(sociallogin.account.provider)
        if dienst is None or not has_bedrijf(dienst, account, sociallogin.account.extra_data):
            raise ImmediateHttpResponse(
                _refuse(request, sociallogin.account.provider, ANDER_BEDRIJF, account)
            )

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Any = None,
        extra_context: Any = None,
    ) -> None:
        """Say in our own page that it did not work."""
        code = provider.app.provider_id if provider and provider.app else ""
        is_gevraagd = bool((extra_context or {}).get("state"))
        raise ImmediateHttpResponse(refuse_dienst(request, code, exception or error, logt=is_gevraagd))

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: SocialAccount) -> str:
        """Go back to the own account."""
        return resolve_url("mfa_index")


def has_bedrijf(dienst: Aanmelddienst, account: Gebruiker, gegevens: dict[str, Any]) -> bool:
    """Tell whether somebody came for a company for which the account works; asked of eHerkenning only."""
    if dienst.soort is not Dienstsoort.EHERKENNING:
        return True
    waarde = gegevens.get("id_token", {}).get(dienst.kvk_claim)
    nummers = set(waarde) if isinstance(waarde, list) else {waarde}
    return bool(nummers & get_kvk_nummers(account))


def _make_app(dienst: Aanmelddienst) -> SocialApp:
    return SocialApp(
        provider=_OIDC,
        provider_id=dienst.code,
        name=dienst.naam,
        client_id=dienst.client_id,
        secret=dienst.read_geheim(),
        settings={"server_url": dienst.issuer},
    )


def refuse_dienst(request: HttpRequest, code: str, reden: object, *, logt: bool = True) -> HttpResponse:
    """Say that a service gave no answer to trust; why stands in the log of the program, for who runs this.

    Only our own words do: an error of somebody else may hold all that the service answered.

    Args:
        logt: whether somebody left for the service; an answer that nobody asked for anybody can send.
    """
    eigen = str(reden) if isinstance(reden, DienstError) else type(reden).__name__
    _log.warning("aanmelddienst_mislukt", dienst=code, reden=eigen)
    return _refuse(request, code, GEEN_ANTWOORD, logt=logt)


def _refuse(
    request: HttpRequest, code: str, reden: str, account: Gebruiker | None = None, *, logt: bool = True
) -> HttpResponse:
    if logt:
        naam = account.gebruikersnaam if account else f"dienst {code}"
        user_login_failed.send(sender=__name__, credentials={"username": naam}, request=request)
    waarden = {"titel": "Aanmelden is niet gelukt", "inleiding": reden}
    return render(request, "gebruikers/bericht.html", waarden, status=403)
