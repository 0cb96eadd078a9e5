"""A loaded region is exported to a bundle that loads to the same region."""

from pathlib import Path

import pytest
from django.db import transaction

from inkoop.regiobundel.exporteren import export_bundel
from segmenten.models import Regio
from tests.inkoop.regiobundel.bundels import get_bundels, load

pytestmark = pytest.mark.django_db


class _TerugError(Exception):
    """Undoes a load, so that the same region can be loaded into an empty database."""


def load_and_export(bundel: Path, doel: Path) -> dict[str, bytes]:
    """Load into an empty database, export, and leave the database empty."""
    assert not Regio.objects.exists()
    with pytest.raises(_TerugError), transaction.atomic():
        code = load(bundel).regio.code
        export_bundel(code, doel)
        assert not load(doel).is_gewijzigd, "the export says something else than what was loaded"
        raise _TerugError
    return {pad.name: pad.read_bytes() for pad in sorted(doel.iterdir())}


@pytest.mark.parametrize("map_", get_bundels(), ids=lambda map_: map_.name)
def test_an_export_loads_to_the_same_region_byte_for_byte(map_: Path, tmp_path: Path) -> None:
    eerste = load_and_export(map_, tmp_path / "eerste")
    tweede = load_and_export(tmp_path / "eerste", tmp_path / "tweede")
    assert tweede == eerste
    csvs = {pad.name for pad in map_.glob("*.csv")}
    assert set(eerste) == csvs | {"regio.yaml"}
