"""The world of the rights matrix for what is asked on a page and made as a file.

Models are imported inside the fixture: pytest reads this file before Django is set up.
"""

from typing import TYPE_CHECKING, Any

import pytest
from django.conf import LazySettings

if TYPE_CHECKING:
    from tests.rechten.wereld import Wereld


@pytest.fixture
def wereld(db: None, niet_verzenden: None, settings: LazySettings, tmp_path: Any) -> "Wereld":
    """Two regions with everything in them, whose jobs wait and whose files lie in a folder of their own."""
    from inkoop.platform.gebruikers.zicht import met_systeemzicht
    from tests.rechten.wereld import make_wereld

    settings.BESTANDEN_MAP = tmp_path / "bestanden"
    with met_systeemzicht():
        return make_wereld()
