"""OpenID Connect as we want it: the code flow with PKCE, a nonce, and an identity of which all is checked.

django-allauth walks the road and keeps the state. What it leaves open is closed here: it checks no nonce,
takes the signature on trust when the token came over TLS, believes the issuer that the service names itself,
and lets the address of the page add scopes and parameters.
"""

from collections.abc import Mapping
from typing import Any

import jwt
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialLogin, SocialToken
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, get_random_string
from requests import RequestException

from inkoop.platform.gebruikers.aanmelding.diensten import (
    Aanmelddienst,
    DienstError,
    Dienstsoort,
    check_adres,
    find_dienst,
)

_ALGORITMEN = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"})
_VERPLICHTE_CLAIMS = ["iss", "sub", "aud", "exp", "iat", "nonce"]
_SPELING_SECONDEN = 60
_ADRESSEN = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_NONCE_LENGTE = 43
# What of an identity is kept with the account; the claim with the KvK number is that of the service.
_BEWAARD = ("iss", "sub", "email", "email_verified", "acr", "auth_time")


def read_identiteit(
    dienst: Aanmelddienst, token: str, sleutels: Mapping[str, Any], nonce: str
) -> dict[str, Any]:
    """Return the claims of an identity token, once all of it is right (OpenID Connect Core 1.0, 3.1.3.7).

    Args:
        token: the token as it came.
        sleutels: the public keys of the service (JWKS).
        nonce: what we gave along when somebody left for the service.

    Raises:
        DienstError: for another signature, issuer, receiver, nonce or time than it should have, or too short
            a key.
    """
    try:
        kop = jwt.get_unverified_header(token)
        sleutel = next(
            een for een in jwt.PyJWKSet.from_dict(dict(sleutels)).keys if een.key_id == kop.get("kid")
        )
        if kop["alg"] not in _ALGORITMEN or sleutel.algorithm_name != kop["alg"]:
            raise DienstError(f"{dienst.code}: ondertekend met {kop['alg']}")
        claims: dict[str, Any] = jwt.decode(
            token,
            key=sleutel.key,
            algorithms=[kop["alg"]],
            issuer=dienst.issuer,
            audience=dienst.client_id,
            leeway=_SPELING_SECONDEN,
            # Of RSA less than 2048 bits proves nothing any more.
            options={"require": _VERPLICHTE_CLAIMS, "enforce_minimum_key_length": True},
        )
    except StopIteration as fout:
        raise DienstError(f"{dienst.code}: de sleutel van het token is niet van deze dienst") from fout
    except (jwt.PyJWTError, KeyError) as fout:
        raise DienstError(f"{dienst.code}: {fout}") from fout
    if not constant_time_compare(str(claims["nonce"]), nonce):
        raise DienstError(f"{dienst.code}: het token hoort niet bij deze aanmelding")
    if claims.get("azp", dienst.client_id) != dienst.client_id:
        raise DienstError(f"{dienst.code}: het token is voor een ander")
    if isinstance(claims["aud"], list) and len(claims["aud"]) > 1 and "azp" not in claims:
        raise DienstError(f"{dienst.code}: het token is voor meer dan een, en zegt niet voor wie")
    if dienst.vraag_acr and claims.get("acr") not in dienst.vraag_acr:
        raise DienstError(f"{dienst.code}: niet aangemeld op het niveau dat nodig is")
    return claims


class Oidcadapter(OpenIDConnectOAuth2Adapter):
    """Talks to one service; `toestand` is what was kept when somebody left for it."""

    toestand: Mapping[str, Any]

    @property
    def dienst(self) -> Aanmelddienst:
        """The service; one that is not there any more is no way in."""
        dienst = find_dienst(self.provider_id)
        if dienst is None:
            raise DienstError(f"{self.provider_id} is er niet meer")
        return dienst

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the service says of itself, once it is who we mean."""
        try:
            config: dict[str, Any] = super().openid_config
            if config["issuer"] != self.dienst.issuer:
                raise DienstError(f"{self.provider_id}: noemt zich anders dan de instelling")
            for naam in _ADRESSEN:
                check_adres(config[naam])
        except (KeyError, ValueError, RequestException) as fout:
            raise DienstError(f"{self.provider_id}: {type(fout).__name__}") from fout
        return config

    def complete_login(
        self, request: HttpRequest, app: Any, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        """Return who signed in; nothing of what came is kept but the identity itself."""
        identiteit = kwargs["response"].get("id_token")
        if not identiteit:
            raise DienstError(f"{self.provider_id}: geen identiteit in het antwoord")
        with get_adapter().get_requests_session() as sessie:
            antwoord = sessie.get(self.openid_config["jwks_uri"])
            antwoord.raise_for_status()
            sleutels = antwoord.json()
        claims = read_identiteit(self.dienst, identiteit, sleutels, self.toestand["nonce"])
        bewaard = {naam: claims[naam] for naam in (*_BEWAARD, self.dienst.kvk_claim) if naam in claims}
        return self.get_provider().sociallogin_from_response(request, {"id_token": bewaard})


class Oidcprovider(OpenIDConnectProvider):
    """Sends somebody to a service with a nonce and PKCE, and with nothing that stands in the address."""

    oauth2_adapter_class = Oidcadapter
    pkce_enabled_default = True

    def get_default_scope(self) -> list[str]:
        """Return what we ask for: who it is, and of a service that gives out addresses the address."""
        dienst = find_dienst(self.app.provider_id)
        is_van_medewerkers = dienst is not None and dienst.soort is Dienstsoort.MEDEWERKERS
        return ["openid", "email"] if is_van_medewerkers else ["openid"]

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        """Return what the form says; the address of the page says nothing."""
        volgende = get_next_redirect_url(request)
        return {
            "process": AuthProcess.CONNECT if request.POST.get("process") == "connect" else AuthProcess.LOGIN,
            "auth_params": self._get_params(is_opnieuw="opnieuw" in request.POST),
            **({"next_url": volgende} if volgende else {}),
        }

    def _get_params(self, *, is_opnieuw: bool) -> dict[str, str]:
        dienst = find_dienst(self.app.provider_id)
        # A service says at which level somebody signed in when it is asked for one.
        gevraagd = (dienst.vraag_acr or dienst.tweede_stap) if dienst else ()
        niveaus = {"acr_values": " ".join(gevraagd)} if gevraagd else {}
        # Who must show again who he is does so there, however lately he did.
        return {**niveaus, **({"max_age": "0"} if is_opnieuw else {})}

    def serialize(self) -> dict[str, Any]:
        """Name the service by its code: two may know us by the same name."""
        return {"id": self.app.provider_id}

    def redirect(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send somebody there, with a nonce that must come back in the identity."""
        nonce = get_random_string(_NONCE_LENGTE)
        kwargs["auth_params"] = {**(kwargs.get("auth_params") or {}), "nonce": nonce}
        antwoord: HttpResponse = super().redirect(request, *args, nonce=nonce, **kwargs)
        return antwoord


class Terugkeer(OAuth2CallbackView):
    """Where a service sends somebody back to."""

    adapter: Oidcadapter

    def _get_state(self, request: HttpRequest, provider: Any) -> Any:
        toestand, antwoord = super()._get_state(request, provider)
        if toestand is not None:
            self.adapter.toestand = toestand
            self._check_afzender(request)
        return toestand, antwoord

    def _check_afzender(self, request: HttpRequest) -> None:
        """Refuse an answer that says it comes from another service (RFC 9207)."""
        afzender = request.GET.get("iss")
        if afzender is not None and afzender != self.adapter.dienst.issuer:
            raise DienstError(f"{self.adapter.provider_id}: het antwoord komt van een ander")
