"""Two services of one server, an account of a municipality, and one of a provider.

Models are imported inside the fixtures: pytest may read this file before Django is set up.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import LazySettings

if TYPE_CHECKING:
    from inkoop.platform.gebruikers.models import Gebruiker


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    from tests.inkoop.platform.gebruikers.aanmelding.diensten.dienst import EHERKENNING, GEMEENTE, run_dienst

    with run_dienst([GEMEENTE, EHERKENNING]) as adres:
        yield adres


@pytest.fixture
def geheim(tmp_path: Path) -> Path:
    from tests.inkoop.platform.gebruikers.aanmelding.diensten.dienst import GEHEIM

    bestand = tmp_path / "geheim"
    bestand.write_text(GEHEIM + "\n")
    return bestand


@pytest.fixture(autouse=True)
def _diensten(issuer: str, geheim: Path, tmp_path: Path, settings: LazySettings) -> Iterator[None]:
    from inkoop.platform.gebruikers.aanmelding.diensten import check_diensten
    from tests.inkoop.platform.gebruikers.aanmelding.diensten.dienst import EHERKENNING, GEMEENTE

    vast = {"issuer": issuer, "client_id": "inkoop", "geheim": str(geheim)}
    rijen = [
        {
            **vast,
            "code": GEMEENTE,
            "naam": "Gemeente",
            "soort": "medewerkers",
            "domeinen": ["gemeente.example"],
            "tweede_stap": ["mfa"],
        },
        {
            **vast,
            "code": EHERKENNING,
            "naam": "eHerkenning",
            "soort": "eherkenning",
            "kvk_claim": "kvk",
            "vraag_acr": ["eh3"],
        },
    ]
    bestand = tmp_path / "diensten.json"
    bestand.write_text(json.dumps(rijen))
    settings.AANMELDDIENSTEN = str(bestand)
    yield
    settings.AANMELDDIENSTEN = ""
    check_diensten()


@pytest.fixture(autouse=True)
def bea(db: None) -> "Gebruiker":
    from inkoop.platform.gebruikers.aanmelding.adressen import set_adres
    from inkoop.platform.gebruikers.models import Gebruiker, Rol
    from tests.inkoop.platform.gebruikers.aanmelding.stappen import WACHTWOORD

    gebruiker = Gebruiker.objects.create_user("bea", WACHTWOORD, naam="Bea", rollen=[Rol.CONTRACTMANAGER])
    set_adres(gebruiker, "bea@gemeente.example", is_bevestigd=True)
    return gebruiker


@pytest.fixture
def aanbieder(db: None) -> "Gebruiker":
    from contracten.models import AanbiederToegang
    from inkoop.platform.gebruikers.aanmelding.adressen import set_adres
    from inkoop.platform.gebruikers.models import Gebruiker, Rol
    from inkoop.platform.gebruikers.zicht import met_systeemzicht
    from tests.fabrieken import AanbiederFactory
    from tests.inkoop.platform.gebruikers.aanmelding.stappen import WACHTWOORD

    gebruiker = Gebruiker.objects.create_user("zorg", WACHTWOORD, naam="Zorg", rollen=[Rol.AANBIEDER])
    set_adres(gebruiker, "zorg@elders.example", is_bevestigd=True)
    with met_systeemzicht():
        aanbieder = AanbiederFactory.create(kvk="12345678")
        AanbiederToegang.objects.create(gebruiker=gebruiker, aanbieder=aanbieder)
    return gebruiker
