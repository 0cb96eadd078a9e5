"""Exports of a table: the filtered rows as CSV or as a workbook.

The file is written while the request runs, not streamed from the database afterwards: what a user may
see is set per transaction (row-level security) and ends with the request.
"""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from typing import IO, Any, Protocol

from django.conf import settings
from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import FileResponse
from django.utils.module_loading import import_string

from inkoop.platform.schermen.kolom import Kolom
from inkoop.platform.schermen.tabel import Tabel

BLOKGROOTTE = 2000
IN_GEHEUGEN = 1_000_000
SOORTEN = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Tabelmaker(Protocol):
    """Writes rows as a file; `settings.TABELMAKERS` names one per form.

    The makers lie in a package beside this one, which is why they are named and not imported.
    """

    def __call__(
        self, naam: str, kolommen: Sequence[Kolom], rijen: Iterable[Sequence[Any]]
    ) -> Iterator[bytes]:
        """Yield the file piece by piece."""


def exporteer(tabel: Tabel, vorm: str) -> FileResponse:
    """Return all filtered rows of a table as a download; raises BadRequest for an unknown form."""
    if vorm not in SOORTEN:
        raise BadRequest(f"De vorm {vorm!r} bestaat niet; kies uit {', '.join(sorted(SOORTEN))}.")
    maker: Tabelmaker = import_string(settings.TABELMAKERS[vorm])
    with ExitStack() as bij_fout:
        bestand: IO[bytes] = bij_fout.enter_context(tempfile.SpooledTemporaryFile(max_size=IN_GEHEUGEN))
        for stuk in maker(tabel.exportnaam, tabel.get_kolommen(), iter_waarden(tabel)):
            bestand.write(stuk)
        bestand.seek(0)
        # From here on the response closes it.
        bij_fout.pop_all()
    return FileResponse(
        bestand, as_attachment=True, filename=f"{tabel.exportnaam}.{vorm}", content_type=SOORTEN[vorm]
    )


def iter_waarden(tabel: Tabel) -> Iterator[list[Any]]:
    """Yield the values of every filtered row, in order and in bounded memory."""
    rijen = tabel.get_alle_rijen()
    bron = rijen.iterator(chunk_size=BLOKGROOTTE) if isinstance(rijen, QuerySet) else iter(rijen)
    kolommen = tabel.get_kolommen()
    for rij in bron:
        yield [kolom.get_exportwaarde(rij) for kolom in kolommen]
