"""Two regions, and an operator of one of them.

Models are imported inside the fixtures: pytest reads this file before Django is set up.
"""

from typing import TYPE_CHECKING

import pytest
from django.test import Client

if TYPE_CHECKING:
    from inkoop.platform.gebruikers.models import Gebruiker
    from segmenten.models import Regio


@pytest.fixture
def regios(db: None) -> "dict[str, Regio]":
    from inkoop.platform.gebruikers.zicht import met_systeemzicht
    from segmenten.models import Regio

    with met_systeemzicht():
        return {code: Regio.objects.create(code=code, naam=f"Regio {code}") for code in ("hier", "elders")}


@pytest.fixture
def beheerder(regios: "dict[str, Regio]") -> "Gebruiker":
    from tests.inkoop.beheer.hulp import make_account

    return make_account("beheer", "beheerder", regios["hier"])


@pytest.fixture
def beheer(beheerder: "Gebruiker", client: Client) -> Client:
    client.force_login(beheerder)
    return client


@pytest.fixture
def directie(regios: "dict[str, Regio]") -> Client:
    from tests.inkoop.beheer.hulp import make_account

    client = Client()
    client.force_login(make_account("directie", "directie", regios["hier"]))
    return client
