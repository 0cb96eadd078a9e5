"""Reads a file back to who delivered it: how its rows were read, and by what people know them."""

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from inkoop.inname.models import Upload
from inkoop.inname.services.koppen import read_uploadtabel
from inkoop.inname.services.lezen import get_gemeentenamen, iter_opgaven, show_waarde
from inkoop.inname.services.rijfouten import Rijfouten
from inkoop.kern.opmaak import format_bedrag, format_getal
from inkoop.platform.bestanden.bron import Rijenbron
from inkoop.platform.bestanden.selectors import open_inhoud

VOORBEELDEN = 3


def tell_gelezen(upload: Upload, bron: Rijenbron, fout: Collection[int], afgekeurd: Collection[int]) -> Any:
    """Return as data how the first rows that count were read, and how much all of them are together.

    Call it within `met_systeemzicht()`.

    Args:
        upload: the file, with its columns chosen.
        bron: what its rows are.
        fout: the rows that are wrong.
        afgekeurd: the rows that are kept and do not count.
    """
    bekend = Rijfouten()
    bekend.per_rij = {rij: [] for rij in (*fout, *afgekeurd)}
    velden = {naam: over.soort for naam, over in bron.get_velden().items() if naam in upload.kolommen}
    gemeenten = get_gemeentenamen(upload.regio)
    rijen: list[dict[str, Any]] = []
    totalen: dict[str, Decimal] = {}
    for rij in iter_opgaven(upload, bron, bekend):
        if len(rijen) < VOORBEELDEN:
            cellen = [
                show_waarde(soort, getattr(rij.waarde, naam), gemeenten) for naam, soort in velden.items()
            ]
            rijen.append({"regel": rij.plaats, "cellen": cellen})
        if bron.tel is not None:
            eenheid, hoeveelheid = bron.tel(rij.waarde)
            totalen[eenheid] = totalen.get(eenheid, Decimal(0)) + hoeveelheid
    return {
        "kop": [bron.kolommen[naam].label for naam in velden],
        "rijen": rijen,
        "totalen": [
            f"{format_getal(hoeveelheid)} {eenheid}" if eenheid else format_bedrag(hoeveelheid)
            for eenheid, hoeveelheid in sorted(totalen.items())
        ],
    }


def read_kenmerken(upload: Upload, bron: Rijenbron, rijen: Collection[int]) -> dict[int, str]:
    """Return by row of the file what people know it by, as it stands there."""
    plaats = upload.kolommen.get(bron.kenmerk)
    if plaats is None or not rijen:
        return {}
    with open_inhoud(upload.bestand) as inhoud:
        tabel = read_uploadtabel(upload, inhoud)
        return {nummer: rij[plaats].strip() for nummer, rij in tabel.rijen if nummer in rijen}
