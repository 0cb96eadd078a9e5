"""Services elsewhere with which people sign in: the identity provider of a municipality, or of eHerkenning.

Which there are stands in a file that a setting names; the secret of each in a file of its own, which is read
again every time, so that it can be replaced while the site runs.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from inkoop.platform.gebruikers.models import Gebruiker

_LOKAAL = ("127.0.0.1", "::1", "localhost")
_VERPLICHT = ("code", "naam", "issuer", "client_id", "geheim", "soort")


class DienstError(OAuth2Error):
    """The answer of a service is not to be trusted, or not there; says why in words of our own."""


class Dienstsoort(StrEnum):
    """Whom a service knows: people of a municipality, or people who may act for a company."""

    MEDEWERKERS = "medewerkers"
    EHERKENNING = "eherkenning"


@dataclass(frozen=True)
class Aanmelddienst:
    """One service (OpenID Connect).

    Attributes:
        code: how the addresses and the linked accounts know it; another issuer is another code.
        issuer: address of the service, exactly as it calls itself.
        geheim: file with the client secret.
        domeinen: of which addresses its word is taken: an account with such an address is linked by itself.
        kvk_claim: which claim holds the KvK number, of a broker of eHerkenning.
        tweede_stap: values of `acr` that say that somebody took a second step there.
        vraag_acr: values of `acr` that are asked for; the answer must be one of these.
    """

    code: str
    naam: str
    issuer: str
    client_id: str
    geheim: Path
    soort: Dienstsoort
    domeinen: tuple[str, ...] = ()
    kvk_claim: str = ""
    tweede_stap: tuple[str, ...] = ()
    vraag_acr: tuple[str, ...] = ()

    def gives_out(self, adres: str) -> bool:
        """Tell whether this service itself gives out addresses in the domain of this one."""
        return adres.rpartition("@")[2].lower() in self.domeinen

    def read_geheim(self) -> str:
        """Return the client secret of now."""
        return self.geheim.read_text().strip()


def get_diensten() -> tuple[Aanmelddienst, ...]:
    """Return the services of this installation; none when the setting is empty."""
    return _read(settings.AANMELDDIENSTEN)


def find_dienst(code: str) -> Aanmelddienst | None:
    """Return the service with this code."""
    return next((dienst for dienst in get_diensten() if dienst.code == code), None)


@lru_cache(maxsize=8)
def _read(pad: str) -> tuple[Aanmelddienst, ...]:
    if not pad:
        return ()
    try:
        rijen = json.loads(Path(pad).read_text())
        diensten = tuple(_make_dienst(rij) for rij in rijen)
    except (OSError, ValueError, TypeError, KeyError) as fout:
        raise ImproperlyConfigured(f"AANMELDDIENSTEN: {pad} kan niet worden gelezen: {fout}") from fout
    codes = [dienst.code for dienst in diensten]
    if len(set(codes)) != len(codes):
        raise ImproperlyConfigured("AANMELDDIENSTEN: een code staat er twee keer in.")
    return diensten


def _make_dienst(rij: dict[str, Any]) -> Aanmelddienst:
    if vreemd := rij.keys() - {veld.name for veld in fields(Aanmelddienst)}:
        raise ValueError(f"{', '.join(sorted(vreemd))} is onbekend")
    if ontbreekt := [naam for naam in _VERPLICHT if not rij.get(naam)]:
        raise ValueError(f"{', '.join(ontbreekt)} ontbreekt")
    dienst = Aanmelddienst(
        code=rij["code"],
        naam=rij["naam"],
        issuer=rij["issuer"],
        client_id=rij["client_id"],
        geheim=Path(rij["geheim"]),
        soort=Dienstsoort(rij["soort"]),
        domeinen=tuple(domein.lower() for domein in rij.get("domeinen", ())),
        kvk_claim=rij.get("kvk_claim", ""),
        tweede_stap=tuple(rij.get("tweede_stap", ())),
        vraag_acr=tuple(rij.get("vraag_acr", ())),
    )
    check_adres(dienst.issuer)
    if dienst.soort is Dienstsoort.EHERKENNING and not dienst.kvk_claim:
        raise ValueError(f"{dienst.code}: kvk_claim ontbreekt")
    if dienst.soort is Dienstsoort.EHERKENNING and dienst.domeinen:
        raise ValueError(f"{dienst.code}: domeinen hoort niet bij eHerkenning")
    if dienst.soort is Dienstsoort.EHERKENNING and not dienst.vraag_acr:
        raise ValueError(f"{dienst.code}: vraag_acr ontbreekt; eHerkenning kent niveaus")
    dienst.read_geheim()
    return dienst


def check_adres(adres: str) -> None:
    """Refuse an address that others could read along with; on this machine itself nobody can."""
    delen = urlsplit(adres)
    if delen.scheme != "https" and not (delen.scheme == "http" and delen.hostname in _LOKAAL):
        raise ValueError(f"{adres} begint niet met https://")


_kvk_lezers: list[Callable[[Gebruiker], set[str]]] = []


def register_kvk_lezer(lezer: Callable[[Gebruiker], set[str]]) -> None:
    """Let an app say for which KvK numbers an account works; this one knows no providers."""
    if lezer not in _kvk_lezers:
        _kvk_lezers.append(lezer)


def get_kvk_nummers(account: Gebruiker) -> set[str]:
    """Return the KvK numbers for which an account works."""
    return {nummer for lezer in _kvk_lezers for nummer in lezer(account) if nummer}


def check_diensten() -> None:
    """Raise ImproperlyConfigured for a file that cannot be right."""
    _read.cache_clear()
    get_diensten()
