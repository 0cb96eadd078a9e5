"""Gives rows that must be mended back as a file: as they came, with a column that says why."""

from collections.abc import Iterator

from inkoop.inname.bronnen import BRONNEN
from inkoop.inname.models import Upload, Uploadstatus
from inkoop.platform.bestanden.selectors import open_inhoud
from inkoop.platform.bestanden.tabellezer import read_tabel
from inkoop.platform.documenten.services import EXCEL_NL, write_csv

REDENKOLOM = "reden"


def write_te_herstellen(upload: Upload) -> Iterator[bytes]:
    """Yield the wrong and the rejected rows of an upload as CSV that Dutch Excel opens at once."""
    redenen = _get_redenen(upload)
    with open_inhoud(upload.bestand) as inhoud:
        tabel = read_tabel(inhoud)
        breedte = len(tabel.kop)
        rijen = ([*rij[:breedte], redenen[nummer]] for nummer, rij in tabel.rijen if nummer in redenen)
        yield from write_csv([*tabel.kop, REDENKOLOM], rijen, EXCEL_NL)


def _get_redenen(upload: Upload) -> dict[int, str]:
    """Return per row what is wrong with it, or why it was rejected."""
    fout = (upload.uitslag or {}).get("rijen", {})
    # A rejected line that is kept holds its reference; one that was not taken in does not.
    herstel = BRONNEN[upload.soort].herstel if upload.status == Uploadstatus.INGELEZEN else ""
    return {
        **{rij: _describe_afgekeurd(reden, herstel) for rij, reden in upload.redenen.items()},
        **{int(rij): _describe(redenen) for rij, redenen in fout.items()},
    }


def _describe(redenen: list[list[str]]) -> str:
    return "; ".join(f"{veld}: {reden}" if veld else reden for veld, reden in redenen)


def _describe_afgekeurd(reden: str, herstel: str) -> str:
    return "; ".join(filter(None, (f"afgekeurd: {reden[:1].lower()}{reden[1:]}", herstel)))
