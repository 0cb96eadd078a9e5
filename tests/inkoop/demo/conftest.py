"""One demo year that the tests share, written and settled once."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.inkoop.demo.gevallen import Geval


@pytest.fixture(scope="session")
def geval(tmp_path_factory: pytest.TempPathFactory) -> "Geval":
    """The demo year of `make demo`."""
    # Not before Django has been set up.
    from tests.inkoop.demo.gevallen import OPDRACHT, make_geval

    return make_geval(OPDRACHT, tmp_path_factory.mktemp("demojaar"))
