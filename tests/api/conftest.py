"""A provider with a token, in the world of the rights matrix.

Models are imported inside the fixtures: pytest reads this file before Django is set up.
"""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from rest_framework.test import APIClient

    from tests.rechten.wereld import Wereld


@pytest.fixture
def wereld(db: None) -> "Wereld":
    from inkoop.platform.gebruikers.zicht import met_systeemzicht
    from tests.rechten.wereld import make_wereld

    with met_systeemzicht():
        return make_wereld()


@pytest.fixture
def aanbieder(wereld: "Wereld") -> "APIClient":
    """A client that signs in with the token of the own provider."""
    from rest_framework.test import APIClient

    from inkoop.platform.koppelvlak.aanmelding import renew_token

    token = renew_token(wereld.accounts["aanbieder"])
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
    return client
