"""One demo year that the tests share, written and settled once."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.inkoop.demo.gevallen import Geval


@pytest.fixture(scope="session")
def geval(tmp_path_factory: pytest.TempPathFactory) -> "Geval":
    """The demo year of `make demo`, with a segment for each model that its region does not use."""
    # Not before Django has been set up.
    from tests.inkoop.demo.gevallen import ALLES, make_geval

    return make_geval(ALLES, tmp_path_factory.mktemp("demojaar"))
