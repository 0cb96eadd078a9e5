"""Gives rows that must be mended back in the form in which they came, with a column that says why."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from inkoop.inname.bronnen import BRONNEN
from inkoop.inname.models import Upload, Uploadstatus
from inkoop.inname.services.kolommen import REDENKOLOM, name_veld
from inkoop.inname.services.koppen import read_uploadtabel
from inkoop.inname.services.lezen import get_gemeentenamen, make_lezers
from inkoop.inname.services.voorbeeldbestand import get_kolomsoort
from inkoop.kern.schrijfwijzen import Schrijfwijze
from inkoop.kern.waarden import WaardeFoutError
from inkoop.platform.bestanden.bron import Rijenbron
from inkoop.platform.bestanden.selectors import open_inhoud
from inkoop.platform.bestanden.tabellezer import Tabelinhoud
from inkoop.platform.documenten.services import (
    EXCEL_NL,
    TIJDLOOS,
    Blad,
    Bladkolom,
    Soort,
    Werkmap,
    make_csv,
    make_werkmap,
)

Waarde = str | Decimal | date


def get_vorm_te_herstellen(upload: Upload) -> str:
    """Return the form in which rows that must be mended go back: a workbook for a workbook, else CSV."""
    return "xlsx" if upload.is_werkboek else "csv"


def make_te_herstellen(upload: Upload) -> bytes:
    """Return the file of the wrong and the rejected rows, in the form in which they came.

    A date or number that can be read is one in the file as well, so that a spreadsheet shows it in its own
    manner; a code stays text, and what cannot be read stays as it was typed.
    """
    bron = BRONNEN[upload.soort]
    with open_inhoud(upload.bestand) as inhoud:
        tabel = read_uploadtabel(upload, inhoud)
        rijen = _collect(upload, bron, tabel)
    if not upload.is_werkboek:
        return make_csv([*upload.kop, REDENKOLOM], rijen, EXCEL_NL)
    velden = {plaats: veld for veld, plaats in upload.kolommen.items()}
    kolommen = (
        *(
            Bladkolom(naam, get_kolomsoort(bron, velden[plaats]) if plaats in velden else Soort.KORT, 18)
            for plaats, naam in enumerate(upload.kop)
        ),
        Bladkolom(REDENKOLOM, breedte=80),
    )
    blad = Blad("Te herstellen", kolommen, rijen, is_invulblad=True)
    return make_werkmap(Werkmap(f"Te herstellen uit {upload.naam}", TIJDLOOS, (blad,)))


def _collect(upload: Upload, bron: Rijenbron, tabel: Tabelinhoud) -> list[Sequence[Waarde]]:
    redenen = _get_redenen(upload, bron)
    wijze = Schrijfwijze(tabel.is_nederlands, get_gemeentenamen(upload.regio))
    lezers = {plaats: read for _, plaats, read in make_lezers(bron, upload.kolommen, wijze)}
    return [
        [
            *(_type(lezers.get(plaats), cel) for plaats, cel in enumerate(rij[: len(upload.kop)])),
            redenen[nummer],
        ]
        for nummer, rij in tabel.rijen
        if nummer in redenen
    ]


def _type(read: Callable[[str], Any] | None, cel: str) -> Waarde:
    """Return a date or number as itself, and everything else as it stood there."""
    if read is None or not cel.strip():
        return cel
    try:
        waarde = read(cel)
    except WaardeFoutError:
        return cel
    return waarde if isinstance(waarde, Decimal | date) else cel


def _get_redenen(upload: Upload, bron: Rijenbron) -> dict[int, str]:
    """Return per row what is wrong with it, or why it was rejected."""
    fout = (upload.uitslag or {}).get("rijen", {})
    # A rejected line that is kept holds its reference; one that was not taken in does not.
    herstel = bron.herstel if upload.status == Uploadstatus.INGELEZEN else ""
    return {
        **{rij: _describe_afgekeurd(reden, herstel) for rij, reden in upload.redenen.items()},
        **{int(rij): _describe(upload, bron, redenen) for rij, redenen in fout.items()},
    }


def _describe(upload: Upload, bron: Rijenbron, redenen: Sequence[Sequence[str]]) -> str:
    return "; ".join(
        f"{name_veld(upload, bron, veld)}: {reden}" if veld else reden for veld, reden in redenen
    )


def _describe_afgekeurd(reden: str, herstel: str) -> str:
    return "; ".join(filter(None, (f"afgekeurd: {reden[:1].lower()}{reden[1:]}", herstel)))
