"""Which column of a file is which field: remembered, else guessed by its heading, and then chosen."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from inkoop.inname.models import Kolomkeuze, Upload
from inkoop.platform.bestanden.bron import Rijenbron

_GEEN_LETTER = re.compile(r"[^a-z0-9]+")


def guess_kolommen(bron: Rijenbron, kop: Sequence[str]) -> dict[str, int]:
    """Return for each field the column whose heading is its name, or a name that others give it."""
    plaatsen: dict[str, int] = {}
    for plaats, naam in enumerate(kop):
        plaatsen.setdefault(_simplify(naam), plaats)
    gevonden = {veld: plaatsen[_simplify(veld)] for veld in bron.get_velden() if _simplify(veld) in plaatsen}
    for naam, veld in bron.extra.items():
        anders = plaatsen.get(_simplify(naam))
        if veld not in gevonden and anders is not None and anders not in gevonden.values():
            gevonden[veld] = anders
    return gevonden


def find_kolommen(upload: Upload, bron: Rijenbron) -> tuple[dict[str, int], bool]:
    """Return the columns for a file, and whether somebody chose them before for the same headings."""
    keuze = Kolomkeuze.objects.filter(regio=upload.regio, soort=upload.soort, kop=upload.kop).first()
    if keuze is not None:
        return dict(keuze.kolommen), True
    return guess_kolommen(bron, upload.kop), False


def remember_kolommen(upload: Upload, kolommen: Mapping[str, int]) -> None:
    """Keep the columns of a file, also for the next file with the same headings."""
    upload.kolommen = dict(kolommen)
    upload.uitslag = None
    upload.save(update_fields=["kolommen", "uitslag"])
    Kolomkeuze.objects.update_or_create(
        regio=upload.regio, soort=upload.soort, kop=upload.kop, defaults={"kolommen": dict(kolommen)}
    )


def find_ontbrekend(bron: Rijenbron, kolommen: Mapping[str, int]) -> list[str]:
    """Return the fields that must have a column and have none."""
    return [naam for naam, over in bron.get_velden().items() if over.verplicht and naam not in kolommen]


def _simplify(naam: str) -> str:
    """Return a heading without signs, capitals and spaces: "Begin-datum" is "begindatum"."""
    kaal = unicodedata.normalize("NFKD", naam.lower()).encode("ascii", "ignore").decode()
    return _GEEN_LETTER.sub("", kaal)
