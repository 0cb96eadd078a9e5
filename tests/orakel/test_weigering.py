"""The reference refuses each way to be wrong, with file and field, and leaves what was loaded as it was."""

from pathlib import Path

import pytest

from tests.orakel.bundel import list_leveringen, read_bundle
from tests.orakel.foutloos import KOP, RIJEN
from tests.orakel.laden import load, load_all, load_bundle
from tests.orakel.overtredingen import OVERTREDINGEN, Overtreding
from tests.orakel.schrijven import write_bundle
from tests.orakel.weigering import GeweigerdError


@pytest.mark.parametrize("overtreding", OVERTREDINGEN, ids=lambda overtreding: overtreding.naam)
def test_een_overtreding_wordt_geweigerd(overtreding: Overtreding, tmp_path: Path) -> None:
    overtreding.write(tmp_path)
    *eerder, laatste = list_leveringen(tmp_path)
    regio = load_all(eerder)
    with pytest.raises(GeweigerdError) as geweigerd:
        load_bundle(regio, read_bundle(laatste))
    assert (geweigerd.value.bestand, geweigerd.value.veld) == (overtreding.bestand, overtreding.veld)
    assert regio == load_all(eerder)


def test_zonder_overtreding_wordt_de_regio_geladen(tmp_path: Path) -> None:
    write_bundle(tmp_path, KOP, RIJEN)
    assert len(load(tmp_path).toewijzingen) == len(RIJEN["toewijzingen.csv"])


def test_wat_ingetrokken_is_wordt_niet_tegen_deelname_en_looptijd_gehouden(tmp_path: Path) -> None:
    Overtreding(
        *("", "", ""),
        {
            "toewijzingen.csv/A3/gemeente": "1991",
            "toewijzingen.csv/A3/ingangsdatum": "2021-01-01",
            "toewijzingen.csv/A3/ingetrokken": "ja",
        },
    ).write(tmp_path)
    assert load(tmp_path).toewijzingen["1991", "A3"].ingetrokken
