"""Gives wrong rows back as a file: as they came, with a column that says why."""

from collections.abc import Iterator

from inkoop.inname.models import Upload
from inkoop.platform.bestanden.selectors import open_inhoud
from inkoop.platform.bestanden.tabellezer import read_tabel
from inkoop.platform.documenten.services import EXCEL_NL, write_csv

REDENKOLOM = "reden"


def write_foute_rijen(upload: Upload) -> Iterator[bytes]:
    """Yield the wrong rows of an upload as CSV that Excel with Dutch settings opens at once."""
    redenen = (upload.uitslag or {}).get("rijen", {})
    with open_inhoud(upload.bestand) as inhoud:
        tabel = read_tabel(inhoud)
        breedte = len(tabel.kop)
        rijen = (
            [*rij[:breedte], _describe(redenen[str(nummer)])]
            for nummer, rij in tabel.rijen
            if str(nummer) in redenen
        )
        yield from write_csv([*tabel.kop, REDENKOLOM], rijen, EXCEL_NL)


def _describe(redenen: list[list[str]]) -> str:
    return "; ".join(f"{veld}: {reden}" if veld else reden for veld, reden in redenen)
