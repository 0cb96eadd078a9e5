"""The worked examples through the database: load, settle, compare to the byte."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from bekostiging.models import Afrekening
from segmenten.models import Regio
from tests.bekostiging.berekening.gevallen import GEVALLEN, drop_woorden, get_naam, read_verwacht

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]


def load(map_: Path) -> None:
    """Load by the command; exit code 2 tells that something in it was rejected."""
    try:
        call_command("laad_regio", str(map_), stdout=StringIO(), stderr=StringIO())
    except SystemExit as einde:
        if einde.code != 2:
            raise


def settle(verwacht: Path) -> str:
    """Give what reken_af writes for the only region, in the year of the expected output."""
    uit = StringIO()
    regio, jaar = Regio.objects.get().code, verwacht.stem[-4:]
    call_command("reken_af", "--json", f"--regio={regio}", f"--jaar={jaar}", stdout=uit)
    assert Afrekening.objects.get().versie == 1
    return uit.getvalue()


@pytest.mark.parametrize("geval", GEVALLEN, ids=get_naam)
def test_the_loaded_example_settles_to_the_cent(geval: tuple[Path, Path]) -> None:
    map_, verwacht = geval
    load(map_)
    assert drop_woorden(settle(verwacht)) == read_verwacht(verwacht)
