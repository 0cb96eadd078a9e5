"""The product settles random bundles as the reference does, by the calculation and by the commands."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from bekostiging.berekening.uitvoer import make_uitvoer
from bekostiging.selectors import read_regioinvoer
from bekostiging.services.afrekening import calculate_lezing
from inkoop.gebruikers.zicht import met_systeemzicht
from segmenten.models import Regio
from tests.orakel.afrekening import settle
from tests.orakel.maker import Maker

pytestmark = pytest.mark.django_db

SNEL = range(15)
TRAAG = range(15, 215)


@pytest.mark.parametrize("zaad", SNEL)
def test_het_product_rekent_als_het_orakel(zaad: int, tmp_path: Path) -> None:
    check_zaad(zaad, tmp_path)


@pytest.mark.traag
@pytest.mark.parametrize("zaad", TRAAG)
def test_het_product_rekent_als_het_orakel_op_veel_bundels(zaad: int, tmp_path: Path) -> None:
    check_zaad(zaad, tmp_path)


def check_zaad(zaad: int, map_: Path) -> None:
    """Settle one random bundle by both, for its year and the year after."""
    maker = Maker(zaad)
    maker.write(map_)
    call_command("laad_regio", str(map_), stdout=StringIO())
    for jaar in (maker.jaar, maker.jaar + 1):
        verwacht = without_reasons(settle(map_, jaar))
        assert without_reasons(calculate(maker, jaar)) == verwacht
        assert without_reasons(run_command(maker, jaar)) == verwacht


def calculate(maker: Maker, jaar: int) -> dict[str, Any]:
    """Settle what the selectors read with the pure calculation."""
    with met_systeemzicht():
        regio = Regio.objects.get(code=maker.kop["regio"]["code"])
        return make_uitvoer(calculate_lezing(read_regioinvoer(regio, jaar)))


def run_command(maker: Maker, jaar: int) -> dict[str, Any]:
    """Settle and store by the command, and read what it prints."""
    uit = StringIO()
    call_command("reken_af", "--regio", maker.kop["regio"]["code"], "--jaar", str(jaar), "--json", stdout=uit)
    uitkomst: dict[str, Any] = json.loads(uit.getvalue())
    return uitkomst


def without_reasons(uitkomst: dict[str, Any]) -> dict[str, Any]:
    """Leave out the wording of a reason to park, which is the product's own."""
    geparkeerd = [rij["contract"] for rij in uitkomst.get("geparkeerd", [])]
    return {**uitkomst, "geparkeerd": geparkeerd}
