"""A place for files and a kind of file of which each reader has their own.

Models are imported inside the fixtures: pytest may read this file before Django is set up.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytest_django.fixtures import Settings

if TYPE_CHECKING:
    from inkoop.platform.bestanden.models import Bestand
    from inkoop.platform.gebruikers.models import Gebruiker

SOORT = "proefbrief"


@pytest.fixture(autouse=True)
def bestanden_map(settings: Settings, tmp_path: Path) -> Path:
    """An empty folder for private files."""
    settings.BESTANDEN_MAP = tmp_path / "bestanden"
    return tmp_path / "bestanden"


@pytest.fixture(autouse=True)
def recht(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of this kind may be read by the account whose name is their key."""
    from inkoop.platform.bestanden import rechten

    monkeypatch.setattr(rechten, "_RECHTEN", {})
    rechten.registreer_recht(
        SOORT, lambda gebruiker, bestand: gebruiker.gebruikersnaam == bestand.onderwerp_sleutel
    )


def _make_gebruiker(gebruikersnaam: str) -> "Gebruiker":
    from inkoop.platform.gebruikers.models import Gebruiker, Rol

    return Gebruiker.objects.create_user(gebruikersnaam, naam=gebruikersnaam.title(), rol=Rol.INKOPER)


@pytest.fixture
def anna(db: None) -> "Gebruiker":
    return _make_gebruiker("anna")


@pytest.fixture
def bram(db: None) -> "Gebruiker":
    return _make_gebruiker("bram")


@pytest.fixture
def bewaar(anna: "Gebruiker") -> Callable[..., "Bestand"]:
    """Keep a file for Anna."""
    from inkoop.platform.bestanden.services import bewaar_bestand

    def _bewaar(**anders: object) -> "Bestand":
        velden: dict[str, object] = {
            "soort": SOORT,
            "naam": "brief.pdf",
            "mime": "application/pdf",
            "inhoud": b"geheim",
            "onderwerp": ("brief", "anna"),
            "gebruiker": anna,
        }
        return bewaar_bestand(**{**velden, **anders})  # type: ignore[arg-type]

    return _bewaar
