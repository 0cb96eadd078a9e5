"""The product settles random regions as the reference does, by the calculation and by the commands."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from bekostiging.berekening.uitvoer import make_uitvoer
from bekostiging.selectors import read_regioinvoer
from bekostiging.services.afrekening import calculate_lezing
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from segmenten.models import Regio
from tests.orakel.afrekening import settle_regio, without_reasons
from tests.orakel.bundel import list_leveringen
from tests.orakel.laden import load_all
from tests.orakel.overtredingen import OVERTREDINGEN, Overtreding
from tests.orakel.regio_maken import write_regio
from toegang.selectors import find_totaalverschillen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("systeem")]

# Chosen so that each of a score of deliberate errors shows in at least one of them.
SNEL = (0, 4, 10, 13, 17, 24, 27, 28, 33, 35)
TRAAG = tuple(zaad for zaad in range(212) if zaad not in SNEL)


@pytest.mark.parametrize("zaad", SNEL)
def test_het_product_rekent_als_het_orakel(zaad: int, tmp_path: Path) -> None:
    check_zaad(zaad, tmp_path)


@pytest.mark.traag
@pytest.mark.parametrize("zaad", TRAAG)
def test_het_product_rekent_als_het_orakel_op_veel_bundels(zaad: int, tmp_path: Path) -> None:
    check_zaad(zaad, tmp_path)


def check_zaad(zaad: int, map_: Path) -> None:
    """Load the deliveries of one random region by both, and settle it after each of them."""
    jaren = write_regio(zaad, map_)
    leveringen = list_leveringen(map_)
    for nummer, levering in enumerate(leveringen, 1):
        load(levering)
        regio = load_all(leveringen[:nummer])
        for jaar in jaren:
            verwacht = without_reasons(settle_regio(regio, jaar))
            assert find_verschillen(without_reasons(calculate(regio.code, jaar)), verwacht) == []
            if nummer == len(leveringen):
                assert find_verschillen(without_reasons(run_command(regio.code, jaar)), verwacht) == []
    load(leveringen[-1])
    for jaar in jaren:
        verwacht = without_reasons(settle_regio(regio, jaar))
        assert find_verschillen(without_reasons(calculate(regio.code, jaar)), verwacht) == []
    check_maandtotalen(regio.code)


@pytest.mark.parametrize("overtreding", OVERTREDINGEN, ids=lambda overtreding: overtreding.naam)
def test_het_product_weigert_wat_het_orakel_weigert(overtreding: Overtreding, tmp_path: Path) -> None:
    """The file is compared; the product names a field by its whole path, in words of its own."""
    overtreding.write(tmp_path)
    *eerder, laatste = list_leveringen(tmp_path)
    for levering in eerder:
        load(levering)
    with pytest.raises(CommandError) as geweigerd:
        load(laatste)
    regels = str(geweigerd.value).splitlines()
    assert any(regel.startswith(overtreding.bestand) for regel in regels), geweigerd.value


def load(map_: Path) -> None:
    """Load a bundle by the command; exit code 2 tells that a line was rejected."""
    try:
        call_command("laad_regio", str(map_), stdout=StringIO(), stderr=StringIO())
    except SystemExit as einde:
        if einde.code != 2:
            raise


def check_maandtotalen(code: str) -> None:
    """The month totals that were kept while loading equal the lines."""
    with met_systeemzicht():
        assert find_totaalverschillen(Regio.objects.get(code=code)) == []


def calculate(code: str, jaar: int) -> dict[str, Any]:
    """Settle what the selectors read with the pure calculation."""
    with met_systeemzicht():
        regio = Regio.objects.get(code=code)
        return make_uitvoer(calculate_lezing(read_regioinvoer(regio, jaar)))


def run_command(code: str, jaar: int) -> dict[str, Any]:
    """Settle and store by the command, and read what it prints."""
    uit = StringIO()
    call_command("reken_af", "--regio", code, "--jaar", str(jaar), "--json", stdout=uit)
    uitkomst: dict[str, Any] = json.loads(uit.getvalue())
    return uitkomst


def find_verschillen(product: dict[str, Any], orakel: dict[str, Any]) -> list[tuple[Any, Any]]:
    """Give (product, reference) for each contract, and for the rest, where they differ."""
    nummers = [[rij["contract"] for rij in uitkomst["contracten"]] for uitkomst in (product, orakel)]
    if nummers[0] != nummers[1]:
        return [(nummers[0], nummers[1])]
    paren: list[tuple[Any, Any]] = list(zip(product["contracten"], orakel["contracten"], strict=True))
    paren.append(({**product, "contracten": []}, {**orakel, "contracten": []}))
    return [paar for paar in paren if paar[0] != paar[1]]
