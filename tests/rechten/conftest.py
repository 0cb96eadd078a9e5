"""The two regions that every test of rights looks at."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.rechten.wereld import Wereld


@pytest.fixture
def wereld(db: None) -> "Wereld":
    """Return a new world; its rows are made as the system."""
    from inkoop.platform.gebruikers.zicht import met_systeemzicht
    from tests.rechten.wereld import make_wereld

    with met_systeemzicht():
        return make_wereld()
