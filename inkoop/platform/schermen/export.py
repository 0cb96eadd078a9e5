"""Exports of a table: the filtered rows as CSV or as a workbook.

A short list is written while the request runs, not streamed from the database afterwards: what a user may see
is set per transaction (row-level security) and ends with the request. A long one is made in the background
(`download.py`).
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import HttpResponseBase

from inkoop.kern.opmaak import format_getal
from inkoop.platform.documenten.services import CSV, WERKMAP, make_tabel_csv, make_tabel_xlsx
from inkoop.platform.schermen.download import Download, lever
from inkoop.platform.schermen.tabel import Tabel
from inkoop.platform.taken.services import Voortgang

BLOKGROOTTE = 2000
MAKERS = {"csv": make_tabel_csv, "xlsx": make_tabel_xlsx}
SOORTEN = {"csv": f"{CSV}; charset=utf-8", "xlsx": WERKMAP}
_VORMEN = {"csv": "CSV", "xlsx": "Excel"}


def exporteer(tabel: Tabel, vorm: str) -> HttpResponseBase:
    """Return all filtered rows of a table as a download, or lead to where a long list is made.

    Raises BadRequest for an unknown form, and for a filter that cannot be used.
    """
    if vorm not in SOORTEN:
        raise BadRequest(f"De vorm {vorm!r} bestaat niet; kies uit {', '.join(sorted(SOORTEN))}.")
    return lever(
        tabel.request,
        Download(
            titel=f"{tabel.bijschrift} ({_VORMEN[vorm]})",
            naam=tabel.bestandsnaam,
            einde=f".{vorm}",
            mime=SOORTEN[vorm],
            is_groot=partial(is_lang, tabel),
            make=partial(write_tabel, tabel, vorm),
        ),
    )


def is_lang(tabel: Tabel) -> bool:
    """Tell whether a table has more rows than a page writes; never counts further than that."""
    grens: int = settings.EXPORT_REGELS_DIRECT
    rijen = tabel.get_alle_rijen()
    if isinstance(rijen, QuerySet):
        return bool(rijen.order_by()[: grens + 1].count() > grens)
    return len(rijen) > grens


def write_tabel(tabel: Tabel, vorm: str, voortgang: Voortgang) -> Iterable[bytes]:
    """Yield the file of a table piece by piece."""
    kolommen = [kolom.get_bladkolom() for kolom in tabel.get_kolommen()]
    return MAKERS[vorm](tabel.exportnaam, kolommen, iter_waarden(tabel, voortgang))


def iter_waarden(tabel: Tabel, voortgang: Voortgang) -> Iterator[list[Any]]:
    """Yield the values of every filtered row, in order and in bounded memory."""
    rijen = tabel.get_alle_rijen()
    bron = rijen.iterator(chunk_size=BLOKGROOTTE) if isinstance(rijen, QuerySet) else iter(rijen)
    kolommen = tabel.get_kolommen()
    totaal = 0
    for rij in bron:
        if tabel.aantal_geexporteerd % BLOKGROOTTE == 0 and tabel.aantal_geexporteerd:
            # Counted once, and only of a list that is long.
            totaal = totaal or _count(rijen)
            voortgang(tabel.aantal_geexporteerd, totaal, _describe(tabel.aantal_geexporteerd, totaal))
        tabel.aantal_geexporteerd += 1
        yield [kolom.get_exportwaarde(rij) for kolom in kolommen]


def _count(rijen: Any) -> int:
    return int(rijen.order_by().count()) if isinstance(rijen, QuerySet) else len(rijen)


def _describe(gedaan: int, totaal: int) -> str:
    return f"{format_getal(gedaan)} van {format_getal(totaal)} regels geschreven"
