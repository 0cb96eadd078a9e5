"""Exports of a table: the filtered rows as CSV or as a workbook.

The file is written while the request runs, not streamed from the database afterwards: what a user may
see is set per transaction (row-level security) and ends with the request.
"""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from typing import IO, Any

from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import FileResponse

from inkoop.platform.documenten.services import make_tabel_csv, make_tabel_xlsx
from inkoop.platform.schermen.tabel import Tabel

BLOKGROOTTE = 2000
IN_GEHEUGEN = 1_000_000
MAKERS = {"csv": make_tabel_csv, "xlsx": make_tabel_xlsx}
SOORTEN = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def exporteer(tabel: Tabel, vorm: str) -> FileResponse:
    """Return all filtered rows of a table as a download; raises BadRequest for an unknown form."""
    if vorm not in SOORTEN:
        raise BadRequest(f"De vorm {vorm!r} bestaat niet; kies uit {', '.join(sorted(SOORTEN))}.")
    kolommen = [kolom.get_bladkolom() for kolom in tabel.get_kolommen()]
    with ExitStack() as bij_fout:
        bestand: IO[bytes] = bij_fout.enter_context(tempfile.SpooledTemporaryFile(max_size=IN_GEHEUGEN))
        for stuk in MAKERS[vorm](tabel.exportnaam, kolommen, iter_waarden(tabel)):
            bestand.write(stuk)
        bestand.seek(0)
        # From here on the response closes it.
        bij_fout.pop_all()
    return FileResponse(
        bestand, as_attachment=True, filename=f"{tabel.bestandsnaam}.{vorm}", content_type=SOORTEN[vorm]
    )


def iter_waarden(tabel: Tabel) -> Iterator[list[Any]]:
    """Yield the values of every filtered row, in order and in bounded memory."""
    rijen = tabel.get_alle_rijen()
    bron = rijen.iterator(chunk_size=BLOKGROOTTE) if isinstance(rijen, QuerySet) else iter(rijen)
    kolommen = tabel.get_kolommen()
    for rij in bron:
        yield [kolom.get_exportwaarde(rij) for kolom in kolommen]
