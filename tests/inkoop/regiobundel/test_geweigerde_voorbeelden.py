"""An example that must be refused is refused, with the file and field that it names."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from segmenten.models import Regio
from tests.inkoop.regiobundel.bundels import VOORBEELDEN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]

MAPPEN = sorted(VOORBEELDEN.glob("geweigerd-*"))


@pytest.mark.parametrize("map_", MAPPEN, ids=lambda map_: map_.name)
def test_the_example_is_refused_with_file_and_field(map_: Path) -> None:
    bestand, veld = (map_ / "moet-geweigerd").read_text(encoding="utf-8").split()
    with pytest.raises(CommandError) as geweigerd:
        call_command("laad_regio", str(map_), stdout=StringIO(), stderr=StringIO())
    assert geweigerd.value.returncode == 1
    _, *fouten = str(geweigerd.value).splitlines()
    (fout,) = (fout.strip() for fout in fouten)
    assert fout.startswith(bestand)
    assert veld in fout.partition(": ")[0]
    # Of deliveries only the last is refused.
    assert Regio.objects.exists() == (map_ / "2").exists()


def test_all_refused_examples_are_there() -> None:
    assert len(MAPPEN) == 12
