"""A stored region per funding model, to which each example adds its data."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from inkoop.kern.codes import Model

if TYPE_CHECKING:
    from tests.bekostiging.opslag import Opslag


@pytest.fixture
def opslag(model: Model) -> "Iterator[Opslag]":
    """The structure, stored once; every example adds its data and takes it away again."""
    # Django is not ready when pytest reads this file.
    from inkoop.platform.gebruikers.zicht import met_systeemzicht
    from tests.bekostiging.berekening.bundel import Bundel
    from tests.bekostiging.opslag import Opslag
    from tests.bekostiging.selectors.gegevens import make_structuur

    with met_systeemzicht():
        opslag = Opslag(Bundel(make_structuur(model), {}))
        opslag.store_structuur()
        yield opslag
