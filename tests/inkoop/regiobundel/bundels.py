"""Bundles for the tests: the worked examples, the regions, and a small one to spoil."""

import hashlib
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from inkoop.platform.bestanden.fouten import Bestandfout, BestandFoutenError
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.regiobundel.laden import Laadresultaat, load_bundel

PROJECT = Path(__file__).parents[3]
VOORBEELDEN = PROJECT / "tests" / "voorbeelden"
REGIOS = PROJECT / "regios"
PEILMOMENT = datetime(2026, 1, 1, tzinfo=UTC)
TABELLEN = [
    model._meta.db_table
    for app in ("segmenten", "contracten", "toegang", "logboek")
    for model in apps.get_app_config(app).get_models(include_auto_created=True)
]


PXQ, PLAFOND, TRAJECTEN = "01-pxq-open-einde", "02-budgetplafond", "04-trajecten"
KEUZE, RESULTAAT, VAST, PRIKKELS = "06-gemeentekeuze", "07-resultaat", "09-vaste-bedragen", "10-prikkels"


def get_bundels() -> list[Path]:
    """Every example that is settled, and every region that is here."""
    mappen = [*VOORBEELDEN.glob("[0-9]*"), *(pad.parent for pad in REGIOS.glob("*/regio.yaml"))]
    return sorted(mappen)


def load(map_: Path, *, is_demo: bool = False) -> Laadresultaat:
    """Load a bundle at a fixed moment."""
    return load_bundel(map_, PEILMOMENT, is_demo=is_demo)


def copy_voorbeeld(naam: str, doel: Path) -> Path:
    """Copy an example, to change it."""
    return Path(shutil.copytree(VOORBEELDEN / naam, doel / naam))


def replace(pad: Path, oud: str, nieuw: str) -> None:
    """Replace text that occurs exactly once in a file."""
    tekst = pad.read_text(encoding="utf-8")
    assert tekst.count(oud) == 1, f"{oud!r} staat {tekst.count(oud)} keer in {pad.name}"
    pad.write_text(tekst.replace(oud, nieuw), encoding="utf-8")


def get_stand() -> dict[str, str]:
    """A digest of every row of every table with its key: equal only when nothing at all changed."""
    stand = {}
    with connection.cursor() as cursor:
        for tabel in TABELLEN:
            cursor.execute(f"SELECT t::text, xmin::text FROM {tabel} t ORDER BY 1")  # noqa: S608 - constants
            rijen = cursor.fetchall()
            som = hashlib.sha256(repr(rijen).encode()).hexdigest()[:12]
            stand[tabel] = f"{len(rijen)} rijen {som}"
    return stand


def refuse(map_: Path) -> BestandFoutenError:
    """Load a wrong bundle; the errors, after proof that not one row changed."""
    with met_systeemzicht():
        stand = get_stand()
    with pytest.raises(BestandFoutenError) as gevangen:
        load(map_)
    with met_systeemzicht():
        assert get_stand() == stand
    return gevangen.value


def assert_geweigerd(map_: Path, bestand: str, op_regel: str | None, veld: str, reden: str) -> None:
    """Exactly one error has this field and reason, in this file, on a line that holds `op_regel`."""
    passend = [fout for fout in refuse(map_).fouten if fout.veld == veld and reden in fout.reden]
    assert len(passend) == 1, passend
    assert passend[0].bestand == bestand
    if op_regel is not None:
        assert op_regel in _get_regel(map_, passend[0])


def _get_regel(map_: Path, fout: Bestandfout) -> str:
    return (map_ / fout.bestand).read_text(encoding="utf-8").split("\n")[fout.regel - 1]
