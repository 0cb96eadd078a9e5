"""What the tests of the pages share: the test world and a browserless visitor."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.test import Client

if TYPE_CHECKING:
    from bekostiging.models import Afrekening
    from tests.rechten.wereld import Wereld

Bezoeker = Callable[[str], Client]


@pytest.fixture
def wereld() -> "Wereld":
    """Return two regions with one of everything."""
    # This file is read before Django is set up.
    from inkoop.platform.gebruikers.zicht import met_systeemzicht
    from tests.rechten.wereld import make_wereld

    with met_systeemzicht():
        return make_wereld()


@pytest.fixture
def als(wereld: "Wereld") -> Bezoeker:
    """Return a function that gives a visitor with a role."""

    def meld_aan(rol: str) -> Client:
        client = Client()
        client.force_login(wereld.accounts[rol])
        return client

    return meld_aan


@pytest.fixture
def vast(wereld: "Wereld") -> "Afrekening":
    """Return the version that everybody sees, established."""
    from inkoop.platform.gebruikers.zicht import met_systeemzicht
    from tests.paginas.versies import establish

    afrekening: Afrekening = wereld.eigen["afrekening"]
    with met_systeemzicht():
        establish(wereld, afrekening)
    return afrekening
