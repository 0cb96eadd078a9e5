"""Where the headings of a file stand: remembered of one before, found, or chosen by who delivers it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import IO

from django.core.exceptions import ValidationError

from inkoop.inname.bronnen import BRONNEN
from inkoop.inname.models import Kolomkeuze, Upload, Uploadstatus
from inkoop.inname.services.kolommen import drop_redenkolom, make_koplezer
from inkoop.platform.bestanden.fouten import TabelFoutError
from inkoop.platform.bestanden.selectors import open_inhoud
from inkoop.platform.bestanden.tabellezer import ZOEKREGELS, Tabelinhoud, find_blad, read_begin, read_tabel

# Headings stand above a list: further down nobody looks for them.
MEESTE_KOPREGEL = 1000
# How many rows of each sheet, and below the headings, are shown to who chooses.
TOON_BEGIN, TOON_ERONDER = 15, 3
_MEESTE_BLADEN = 50
BEZIG = "Het bestand wordt nog verwerkt. Wacht tot dat klaar is."
AFGEHANDELD = "Dit bestand is al afgehandeld. De koppen en kolommen staan vast."

Regel = tuple[int, Sequence[str]]


@dataclass(frozen=True)
class Koppen:
    """The headings of a file.

    Attributes:
        blad: the sheet that they are on; empty for text.
        regel: the number of their row in the file.
        kop: the headings.
        eronder: the first rows below them, with their numbers.
    """

    blad: str
    regel: int
    kop: Sequence[str]
    eronder: Sequence[Regel] = ()


def read_uploadtabel(upload: Upload, inhoud: IO[bytes]) -> Tabelinhoud:
    """Read the list in the open file of an upload, below the headings that it has."""
    # Uploads of before remember what the headings are, and not where.
    return read_tabel(inhoud, kop=upload.kop, kopregel=upload.kopregel, blad=upload.blad)


def fill_koppen(upload: Upload, inhoud: IO[bytes], blad: str, regel: int | None) -> None:
    """Set the headings of an upload, and how many rows are below them; without a row they are looked for.

    Raises:
        TabelFoutError: when there is no list below them.
    """
    tabel = read_tabel(inhoud, kopregel=regel, blad=blad, count_bekend=make_koplezer(BRONNEN[upload.soort]))
    aantal = sum(1 for _ in tabel.rijen)
    if not aantal:
        waar = f"Onder regel {regel} staan geen regels." if regel else ""
        raise TabelFoutError(waar or "Het bestand heeft alleen koppen en geen regels.")
    upload.blad, upload.kopregel = blad, tabel.kopregel
    upload.kop, upload.aantal_rijen = drop_redenkolom(tabel.kop), aantal


def fill_begin(upload: Upload, inhoud: IO[bytes]) -> tuple[str, int | None]:
    """Set the first rows of an upload; return the sheet and the row of its headings, if they are remembered.

    What was chosen last goes before what was chosen earlier, and that before what is found by its words.
    """
    begin = read_begin(inhoud, ZOEKREGELS)
    upload.begin = [
        [blad, [[nummer, [_tidy(cel) for cel in rij]] for nummer, rij in rijen]]
        for blad, rijen in [*begin.items()][:_MEESTE_BLADEN]
    ]
    keuzes = Kolomkeuze.objects.filter(regio=upload.regio, soort=upload.soort).order_by("-gekozen_op")
    plekken = (_find_onthouden(upload, inhoud, begin, keuze) for keuze in keuzes)
    onthouden = next((plek for plek in plekken if plek), None)
    return onthouden or (find_blad(begin, make_koplezer(BRONNEN[upload.soort])), None)


def _find_onthouden(
    upload: Upload, inhoud: IO[bytes], begin: Mapping[str, Sequence[Regel]], keuze: Kolomkeuze
) -> tuple[str, int] | None:
    """Return where the headings of a choice stand among the first rows, or on the very row of that time."""
    # The sheet of the last time before the others.
    for blad in sorted(begin, key=lambda naam: naam != keuze.blad):
        for nummer, rij in begin[blad]:
            if _strip(rij) == keuze.kop:
                return blad, nummer
    if keuze.kopregel is None or keuze.kopregel <= ZOEKREGELS:
        return None
    try:
        koppen = _peek(upload, inhoud, keuze.blad, keuze.kopregel)
    except TabelFoutError:
        return None
    return (koppen.blad, koppen.regel) if koppen.kop == keuze.kop else None


def get_koppen(upload: Upload) -> Koppen:
    """Return the headings that an upload has, with what it shows of the file."""
    if not upload.begin or upload.kopregel is None:
        with open_inhoud(upload.bestand) as inhoud:
            fill_begin(upload, inhoud)
            inhoud.seek(0)
            upload.kopregel = read_uploadtabel(upload, inhoud).kopregel
    eronder = [rij for rij in find_begin(upload, upload.blad) if rij[0] > upload.kopregel]
    return Koppen(upload.blad, upload.kopregel, upload.kop, eronder[:TOON_ERONDER])


def read_koppen(upload: Upload, blad: str, regel: int | None) -> Koppen:
    """Return what the headings would be on another row or sheet; without a row they are looked for.

    Raises:
        TabelFoutError: when the row is not there or empty.
    """
    with open_inhoud(upload.bestand) as inhoud:
        return _peek(upload, inhoud, blad, regel)


def _peek(upload: Upload, inhoud: IO[bytes], blad: str, regel: int | None) -> Koppen:
    # What reads the rest of the rows goes with this function, before the file is closed.
    tabel = read_tabel(inhoud, kopregel=regel, blad=blad, count_bekend=make_koplezer(BRONNEN[upload.soort]))
    return Koppen(blad, tabel.kopregel, drop_redenkolom(tabel.kop), [*islice(tabel.rijen, TOON_ERONDER)])


def choose_koppen(upload: Upload, koppen: Koppen) -> None:
    """Take other headings for an upload that was not taken in; what was checked must be checked again.

    Raises:
        ValidationError: with a sentence, when that cannot be.
    """
    if upload.is_bezig:
        raise ValidationError(BEZIG)
    if upload.status != Uploadstatus.OPEN:
        raise ValidationError(AFGEHANDELD)
    if (koppen.blad, koppen.regel) == (upload.blad, upload.kopregel):
        return
    try:
        with open_inhoud(upload.bestand) as inhoud:
            fill_koppen(upload, inhoud, koppen.blad, koppen.regel)
    except TabelFoutError as fout:
        raise ValidationError(str(fout)) from fout
    upload.save(update_fields=["blad", "kopregel", "kop", "aantal_rijen"])


def find_bladen(upload: Upload) -> list[str]:
    """Return the names of the sheets of a workbook; of text one that is empty."""
    return [blad for blad, _ in upload.begin]


def find_begin(upload: Upload, blad: str) -> list[Regel]:
    """Return the first rows of a sheet, with their numbers."""
    return [(nummer, rij) for naam, rijen in upload.begin if naam == blad for nummer, rij in rijen]


def _strip(rij: Sequence[str]) -> list[str]:
    """Return a row as the headings that it would be."""
    kop = [*rij]
    while kop and not kop[-1]:
        kop.pop()
    return drop_redenkolom(kop)


def _tidy(cel: str) -> str:
    """Return a cell as the database can keep it."""
    return cel.replace("\x00", "")
