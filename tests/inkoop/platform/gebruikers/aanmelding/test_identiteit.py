"""Of an identity token everything is checked, and a file of services is refused when it cannot be right."""

import json
import time
import warnings
from io import BytesIO
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import LazySettings
from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory
from requests import PreparedRequest, Response, TooManyRedirects
from requests.adapters import HTTPAdapter

from inkoop.platform.gebruikers.aanmelding.dienstadapter import Dienstadapter
from inkoop.platform.gebruikers.aanmelding.diensten import (
    Aanmelddienst,
    DienstError,
    Dienstsoort,
    check_diensten,
    find_dienst,
)
from inkoop.platform.gebruikers.aanmelding.oidc import read_identiteit

ISSUER, NONCE = "https://dienst.example", "n" * 43
SLEUTEL = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ANDERE = rsa.generate_private_key(public_exponent=65537, key_size=2048)
DIENST = Aanmelddienst("d", "D", ISSUER, "inkoop", Path("geheim"), Dienstsoort.MEDEWERKERS)


def make_sleutels(sleutel: rsa.RSAPrivateKey = SLEUTEL, **anders: str) -> dict[str, Any]:
    jwk = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(sleutel.public_key()))
    return {"keys": [{**jwk, "kid": "k1", "use": "sig", "alg": "RS256", **anders}]}


def make_token(
    sleutel: Any = SLEUTEL, algoritme: str = "RS256", kid: str = "k1", weg: str = "", **anders: Any
) -> str:
    nu = int(time.time())
    claims = {
        "iss": ISSUER,
        "sub": "s",
        "aud": "inkoop",
        "iat": nu,
        "exp": nu + 300,
        "nonce": NONCE,
        **anders,
    }
    claims.pop(weg, None)
    return jwt.encode(claims, sleutel, algoritme, headers={"kid": kid})


def test_what_is_right_comes_through() -> None:
    assert read_identiteit(DIENST, make_token(kvk="1"), make_sleutels(), NONCE)["kvk"] == "1"
    met_azp = make_token(aud=["inkoop", "ander"], azp="inkoop")
    assert read_identiteit(DIENST, met_azp, make_sleutels(), NONCE)["sub"] == "s"


@pytest.mark.parametrize(
    "token",
    [
        pytest.param(make_token(ANDERE), id="signed by another"),
        pytest.param(make_token(kid="k2"), id="a key that is not of the service"),
        pytest.param(make_token(None, "none"), id="not signed"),
        pytest.param(make_token("g" * 64, "HS256"), id="signed with a shared secret"),
        pytest.param(make_token(algoritme="PS256"), id="another algorithm than the key is for"),
        pytest.param(make_token(iss="https://elders.example"), id="another issuer"),
        pytest.param(make_token(aud="ander"), id="for another"),
        pytest.param(make_token(aud=["inkoop", "ander"]), id="for two, and not said for whom"),
        pytest.param(make_token(azp="ander"), id="asked by another"),
        pytest.param(make_token(exp=int(time.time()) - 120), id="too late"),
        pytest.param(make_token(iat=int(time.time()) + 600), id="not yet made"),
        pytest.param(make_token(nbf=int(time.time()) + 600), id="not yet to be used"),
        pytest.param(make_token(nonce="x" * 43), id="of another sign-in"),
        *(
            pytest.param(make_token(weg=naam), id=f"no {naam}")
            for naam in ("iss", "sub", "aud", "exp", "iat", "nonce")
        ),
        pytest.param("geen token", id="no token at all"),
    ],
)
def test_what_is_not_right_is_refused(token: str) -> None:
    with pytest.raises(DienstError):
        read_identiteit(DIENST, token, make_sleutels(), NONCE)


def test_a_key_that_is_too_short_proves_nothing() -> None:
    kort = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505 - it is refused
    with warnings.catch_warnings():
        # The library warns of it while the test signs with it.
        warnings.simplefilter("ignore")
        token = make_token(kort)
    with pytest.raises(DienstError, match="2048"):
        read_identiteit(DIENST, token, make_sleutels(kort), NONCE)


def test_a_service_without_keys_proves_nothing() -> None:
    with pytest.raises(DienstError):
        read_identiteit(DIENST, make_token(), {"keys": []}, NONCE)


def test_a_level_that_is_asked_for_must_come_back() -> None:
    streng = Aanmelddienst(
        "d", "D", ISSUER, "inkoop", Path("geheim"), Dienstsoort.MEDEWERKERS, vraag_acr=("hoog",)
    )
    assert read_identiteit(streng, make_token(acr="hoog"), make_sleutels(), NONCE)
    for token in (make_token(acr="laag"), make_token()):
        with pytest.raises(DienstError, match="niveau"):
            read_identiteit(streng, token, make_sleutels(), NONCE)


GOED = {"code": "d", "naam": "D", "issuer": ISSUER, "client_id": "i", "soort": "medewerkers"}


@pytest.fixture
def schrijf(tmp_path: Path, settings: LazySettings) -> Any:
    geheim = tmp_path / "geheim"
    geheim.write_text("g")

    def schrijf(*rijen: Any) -> None:
        pad = tmp_path / "diensten.json"
        pad.write_text(json.dumps([{"geheim": str(geheim), **rij} for rij in rijen]))
        settings.AANMELDDIENSTEN = str(pad)
        check_diensten()

    return schrijf


def test_a_file_that_is_right_names_its_services(schrijf: Any) -> None:
    schrijf(GOED, {**GOED, "code": "e", "soort": "eherkenning", "kvk_claim": "kvk", "vraag_acr": ["eh3"]})
    dienst = find_dienst("e")
    assert dienst is not None
    assert dienst.kvk_claim == "kvk"
    assert find_dienst("f") is None


@pytest.mark.parametrize(
    ("anders", "woord"),
    [
        ({"issuer": "http://dienst.example"}, "https"),
        ({"soort": "iets"}, "iets"),
        ({"naam": ""}, "naam"),
        ({"geheim": "/bestaat/niet"}, "bestaat"),
        ({"soort": "eherkenning"}, "kvk_claim"),
        ({"soort": "eherkenning", "kvk_claim": "k", "domeinen": ["x.nl"]}, "domeinen"),
        ({"soort": "eherkenning", "kvk_claim": "k"}, "vraag_acr"),
        ({"domain": ["x.nl"]}, "onbekend"),
    ],
)
def test_a_file_that_cannot_be_right_stops_the_start(
    schrijf: Any, anders: dict[str, Any], woord: str
) -> None:
    with pytest.raises(ImproperlyConfigured, match=woord):
        schrijf({**GOED, **anders})


def test_a_code_that_stands_there_twice_stops_the_start(schrijf: Any) -> None:
    with pytest.raises(ImproperlyConfigured, match="twee keer"):
        schrijf(GOED, GOED)


class Omleider(HTTPAdapter):
    """A service that sends whoever asks it something to an address inside."""

    def __init__(self) -> None:
        super().__init__()
        self.gevraagd: list[str] = []

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        self.gevraagd.append(str(request.url))
        antwoord = Response()
        antwoord.status_code, antwoord.url, antwoord.request = 302, str(request.url), request
        antwoord.headers["Location"] = "http://169.254.169.254/geheim"
        antwoord.raw = BytesIO()
        return antwoord


def test_a_service_sends_us_nowhere_else() -> None:
    with Dienstadapter(RequestFactory().get("/")).get_requests_session() as sessie:
        omleider = Omleider()
        sessie.mount("https://", omleider)
        sessie.mount("http://", omleider)
        with pytest.raises(TooManyRedirects):
            sessie.get("https://dienst.example/jwks")
    assert omleider.gevraagd == ["https://dienst.example/jwks"]


def test_what_must_come_back_is_long_and_never_the_same() -> None:
    """Of 62 signs, 22 make 128 bits."""
    adapter = Dienstadapter(RequestFactory().get("/"))
    vragen = {adapter.generate_state_param({}) for _ in range(20)}
    assert len(vragen) == 20
    assert min(map(len, vragen)) >= 22
