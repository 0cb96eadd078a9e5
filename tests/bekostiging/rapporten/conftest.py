"""A settlement with its reports.

Models are imported inside the fixtures: pytest reads this file before Django is set up.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import LazySettings

if TYPE_CHECKING:
    from bekostiging.models import Afrekening
    from bekostiging.rapporten.gegevens import Rapport


@pytest.fixture(autouse=True)
def eigen_map(settings: LazySettings, tmp_path: Path) -> None:
    settings.BESTANDEN_MAP = tmp_path / "bestanden"


@pytest.fixture
def afrekening() -> "Afrekening":
    from bekostiging.services import make_afrekening
    from tests.bekostiging.hulp import store_voorbeeld

    return make_afrekening(store_voorbeeld("10"), 2022, None)


@pytest.fixture
def rapporten(afrekening: "Afrekening") -> "dict[str, Rapport]":
    from bekostiging.rapporten.lezen import read_rapporten
    from inkoop.platform.gebruikers.zicht import met_systeemzicht

    with met_systeemzicht():
        return {rapport.bestandsnaam: rapport for rapport in read_rapporten(afrekening)}
