"""A worked example in the database, and who establishes its year.

Models are imported inside the fixtures: pytest reads this file before Django is set up.
"""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from inkoop.platform.gebruikers.models import Gebruiker
    from segmenten.models import Regio


@pytest.fixture
def regio() -> "Regio":
    from tests.bekostiging.hulp import store_voorbeeld

    return store_voorbeeld("03")


@pytest.fixture
def maker(regio: "Regio") -> "Gebruiker":
    from tests.bekostiging.hulp import make_contractmanager

    return make_contractmanager(regio, "maker")


@pytest.fixture
def vaststeller(regio: "Regio") -> "Gebruiker":
    from tests.bekostiging.hulp import make_contractmanager

    return make_contractmanager(regio, "vaststeller")
