"""Two places for files, and a kind of file of which each reader has their own.

Every test runs in a folder and in an object store that speaks S3: a real server on this machine.

Models are imported inside the fixtures: pytest may read this file before Django is set up.
"""

import os
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pytest_django.fixtures import Settings

from inkoop.stapel.processen import Opdracht, accepts_verbinding, get_vrije_poort, start_kind, wait_for

if TYPE_CHECKING:
    from inkoop.platform.bestanden.models import Bestand
    from inkoop.platform.bestanden.opslag import PriveOpslag
    from inkoop.platform.gebruikers.models import Gebruiker

SOORT = "proefbrief"


@pytest.fixture(scope="session")
def s3_adres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an object store that runs for these tests, in a process of its own."""
    poort = get_vrije_poort()
    argv = [sys.executable, "-W", "ignore", "-m", "moto.server", "-H", "127.0.0.1", "-p", str(poort)]
    # A list is cut into pages that a test can fill.
    omgeving = {**os.environ, "MOTO_S3_DEFAULT_MAX_KEYS": "5"}
    log = tmp_path_factory.mktemp("moto") / "moto.log"
    kind = start_kind(Opdracht("De objectopslag", argv, log, omgeving=omgeving))
    try:
        wait_for(kind, lambda: accepts_verbinding(poort), 60.0)
        yield f"http://127.0.0.1:{poort}"
    finally:
        kind.proces.kill()
        kind.proces.wait()


@pytest.fixture
def s3_opties(s3_adres: str) -> dict[str, Any]:
    """An empty bucket, as the settings name it."""
    import boto3

    opties = {
        "bucket_name": f"proef-{uuid.uuid4()}",
        "endpoint_url": s3_adres,
        "region_name": "eu-west-1",
        "access_key": "proef",
        "secret_key": "proef",
        "signature_version": "s3v4",
    }
    bron = boto3.resource(
        "s3",
        endpoint_url=s3_adres,
        region_name="eu-west-1",
        aws_access_key_id="proef",
        aws_secret_access_key="proef",
    )
    bron.create_bucket(
        Bucket=opties["bucket_name"], CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
    )
    return opties


@pytest.fixture
def bestanden_map(settings: Settings, tmp_path: Path) -> Path:
    """An empty folder for private files."""
    settings.BESTANDEN_MAP = tmp_path / "bestanden"
    return tmp_path / "bestanden"


@pytest.fixture(params=["map", "s3"])
def opslag(request: pytest.FixtureRequest, settings: Settings) -> "PriveOpslag":
    """An empty place for private files."""
    from inkoop.platform.bestanden.opslag import get_opslag

    if request.param == "map":
        request.getfixturevalue("bestanden_map")
    else:
        achterkant = "inkoop.platform.bestanden.s3opslag.S3opslag"
        opties = request.getfixturevalue("s3_opties")
        settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": achterkant, "OPTIONS": opties}}
    return get_opslag()


@pytest.fixture(autouse=True)
def recht(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of this kind may be read by the account whose name is their key."""
    from inkoop.platform.bestanden import rechten

    monkeypatch.setattr(rechten, "_RECHTEN", {})
    rechten.register_recht(
        SOORT, lambda gebruiker, bestand: gebruiker.gebruikersnaam == bestand.onderwerp_sleutel
    )


def _make_gebruiker(gebruikersnaam: str) -> "Gebruiker":
    from inkoop.platform.gebruikers.models import Gebruiker, Rol

    return Gebruiker.objects.create_user(gebruikersnaam, naam=gebruikersnaam.title(), rollen=[Rol.INKOPER])


@pytest.fixture
def anna(db: None) -> "Gebruiker":
    return _make_gebruiker("anna")


@pytest.fixture
def bram(db: None) -> "Gebruiker":
    return _make_gebruiker("bram")


@pytest.fixture
def save(opslag: "PriveOpslag", anna: "Gebruiker") -> Callable[..., "Bestand"]:
    """Keep a file for Anna."""
    from inkoop.platform.bestanden.services import save_bestand

    def _save(**anders: object) -> "Bestand":
        velden: dict[str, object] = {
            "soort": SOORT,
            "naam": "brief.pdf",
            "mime": "application/pdf",
            "inhoud": b"geheim",
            "onderwerp": ("brief", "anna"),
            "gebruiker": anna,
        }
        return save_bestand(**{**velden, **anders})  # type: ignore[arg-type]

    return _save
