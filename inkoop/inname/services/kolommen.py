"""Which column of a file is which field: remembered, else guessed by its heading, and then chosen."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from inkoop.inname.models import Kolomkeuze, Upload
from inkoop.platform.bestanden.bron import Rijenbron

# Unlike any column of a list itself: periods of care have a "reden" of their own.
REDENKOLOM = "Wat is er fout"
_GEEN_LETTER = re.compile(r"[^a-z0-9]+")
_NUMMER = re.compile(r"n(?:umme)?r$")


def guess_kolommen(bron: Rijenbron, kop: Sequence[str]) -> dict[str, int]:
    """Return for each field the column whose heading is its name, or a name that people give it."""
    plaatsen: dict[str, int] = {}
    for plaats, naam in enumerate(kop):
        plaatsen.setdefault(_simplify(naam), plaats)
    gevonden: dict[str, int] = {}
    # What a column is called is sure of it; what others call it may be another one's name.
    for rang in (0, 1):
        for veld, tekst in bron.kolommen.items():
            namen = (veld, tekst.label) if rang == 0 else tekst.anders
            for plaats in (plaatsen[naam] for naam in map(_simplify, namen) if naam in plaatsen):
                if veld not in gevonden and plaats not in gevonden.values():
                    gevonden[veld] = plaats
    return gevonden


def find_kolommen(
    upload: Upload, bron: Rijenbron, kop: Sequence[str] | None = None
) -> tuple[dict[str, int], bool]:
    """Return the columns for a file, and whether somebody chose them before for the same headings.

    Args:
        upload: the file.
        bron: what its rows are.
        kop: the headings; those that the file has when not given.
    """
    kop = [*(upload.kop if kop is None else kop)]
    keuze = Kolomkeuze.objects.filter(regio=upload.regio, soort=upload.soort, kop=kop).first()
    if keuze is not None:
        return dict(keuze.kolommen), True
    return guess_kolommen(bron, kop), False


def remember_kolommen(upload: Upload, kolommen: Mapping[str, int]) -> None:
    """Keep the columns of a file, also for the next file with the same headings, and where those stood."""
    upload.kolommen = dict(kolommen)
    upload.uitslag = None
    upload.save(update_fields=["kolommen", "uitslag"])
    Kolomkeuze.objects.update_or_create(
        regio=upload.regio,
        soort=upload.soort,
        kop=upload.kop,
        defaults={"kolommen": dict(kolommen), "blad": upload.blad, "kopregel": upload.kopregel},
    )


def make_koplezer(bron: Rijenbron) -> Callable[[Sequence[str]], int]:
    """Return what tells of a row how many of its cells are headings that are known."""
    return lambda rij: len(guess_kolommen(bron, rij))


def drop_redenkolom(kop: Sequence[str]) -> list[str]:
    """Return the headings without the last one that a file with wrong rows got from here."""
    is_terug = bool(kop) and _simplify(kop[-1]) == _simplify(REDENKOLOM)
    return [*(kop[:-1] if is_terug else kop)]


def name_veld(upload: Upload, bron: Rijenbron, veld: str) -> str:
    """Return what the reader calls a field: the heading in the file, with our word when that is another."""
    tekst = bron.kolommen.get(veld)
    label = tekst.label if tekst else veld
    if veld not in upload.kolommen:
        return label
    kop = str(upload.kop[upload.kolommen[veld]])
    return kop if _simplify(kop) == _simplify(label) else f"{kop} ({label})" if kop else label


def find_ontbrekend(bron: Rijenbron, kolommen: Mapping[str, int]) -> list[str]:
    """Return the fields that must have a column and have none."""
    return [naam for naam, over in bron.get_velden().items() if over.verplicht and naam not in kolommen]


def _simplify(naam: str) -> str:
    """Return a heading without signs, capitals and spaces: "Contract-nr." is "contractnummer"."""
    kaal = unicodedata.normalize("NFKD", naam.lower()).encode("ascii", "ignore").decode()
    return _NUMMER.sub("nummer", _GEEN_LETTER.sub("", kaal))
