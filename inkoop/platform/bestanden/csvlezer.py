"""Reads the CSV files of a region bundle: UTF-8, comma, header row; line by line, in bounded memory.

Every line that is wrong is reported and passed over, so that one run shows all errors.
"""

import csv
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from inkoop.kern.waarden import shorten
from inkoop.platform.bestanden.fouten import Fouten

BOM = b"\xef\xbb\xbf"
LANGSTE_REGEL = 100_000
LOSSE_CR = "bevat een los CR-teken; bewaar het bestand met gewone regeleinden (LF of CRLF)"
BEWAAR_ALS = (
    "bewaar het als CSV in UTF-8 met komma's, decimalen met een punt en datums als 2022-01-31, "
    "of lever het in op de pagina Aanleveren"
)
SCHEIDING = {";": "puntkomma's", "\t": "tabs"}
ONLEESBAAR = "is geen geldige CSV-regel (staan de aanhalingstekens goed?)"


def read_csv_regels(
    pad: Path, kolommen: Sequence[str], fouten: Fouten, *, optioneel: Collection[str] = ()
) -> Iterator[tuple[int, list[str]]]:
    """Yield (line number, values in the order of `kolommen`) of every well-formed row of `pad`.

    Args:
        pad: the file; a byte order mark, as spreadsheets write it, is passed over.
        kolommen: the known columns; the file may have them in any order, another one is an error.
        fouten: receives what is wrong, by line; nothing is raised.
        optioneel: columns that may be missing; their value is then "".

    A row without anything in it, as spreadsheets leave them below a list, is passed over and counted. A file
    that is no CSV with commas at all is told in one sentence.

    The line number is that of the first line of a row that spans more lines by a quoted line end.
    """
    with pad.open("rb") as bron:
        if reden := find_ander_bestand(bron):
            fouten.add(pad.name, 0, "", reden)
            return
        lezer = _Lezer(bron, pad.name, fouten)
        rijen = lezer.read_rijen()
        kop = next(rijen, None)
        if kop is None:
            if lezer.regel == 0:
                fouten.add(pad.name, 0, "", "het bestand is leeg; de eerste regel noemt de kolommen")
            return
        if reden := _find_vreemde_vorm(kop[1], kolommen):
            fouten.add(pad.name, 0, "", reden)
            return
        plaatsen = _find_plaatsen(kop, kolommen, optioneel, pad.name, fouten)
        if plaatsen is None:
            return
        breedte = len(kop[1])
        for regel, rij in rijen:
            if not any(map(str.strip, rij)):
                fouten.leeg += 1
            elif len(rij) == breedte:
                yield regel, [rij[plaats] if plaats >= 0 else "" for plaats in plaatsen]
            else:
                velden = "veld" if len(rij) == 1 else "velden"
                fouten.add(pad.name, regel, "", f"heeft {len(rij)} {velden} in plaats van {breedte}")


class _Lezer:
    """Decodes line by line and parses the rows, with the number of the line where each began."""

    def __init__(self, bron: BinaryIO, naam: str, fouten: Fouten) -> None:
        self._bron, self._naam, self._fouten = bron, naam, fouten
        self.regel = self._begin = 0

    def read_rijen(self) -> Iterator[tuple[int, list[str]]]:
        """Yield (first line, fields), passing over empty lines; nothing more when line 1 is wrong."""
        lezer = csv.reader(self._read_regels(), strict=True)
        while True:
            self._begin = 0
            try:
                rij = next(lezer)
            except StopIteration:
                return
            except csv.Error as fout:
                reden = LOSSE_CR if "new-line character" in str(fout) else ONLEESBAAR
                self._fouten.add(self._naam, self._begin, "", reden)
                if self._begin == 1:
                    return
                continue
            if rij:
                yield self._begin, rij

    def _read_regels(self) -> Iterator[str]:
        while rauw := self._bron.readline(LANGSTE_REGEL):
            self.regel += 1
            tekst = self._decode(rauw)
            if tekst is not None:
                self._begin = self._begin or self.regel
                yield tekst
            elif self.regel == 1:
                return

    def _decode(self, rauw: bytes) -> str | None:
        if len(rauw) == LANGSTE_REGEL and not rauw.endswith(b"\n"):
            self._skip_rest()
            self._refuse(f"is langer dan {LANGSTE_REGEL} bytes")
            return None
        if self.regel == 1:
            rauw = rauw.removeprefix(BOM)
        try:
            tekst = rauw.decode()
        except UnicodeDecodeError as fout:
            waar = f"byte {rauw[fout.start]:#04x} op plaats {fout.start + 1}"
            self._refuse(f"is geen UTF-8 ({waar}); bewaar het bestand als UTF-8", "geen UTF-8")
            return None
        if "\0" in tekst:
            self._refuse("bevat een nulteken; bewaar het bestand als UTF-8")
            return None
        return tekst

    def _skip_rest(self) -> None:
        while (rauw := self._bron.readline(LANGSTE_REGEL)) and not rauw.endswith(b"\n"):
            pass

    def _refuse(self, reden: str, kolomfout: str = "") -> None:
        self._fouten.add(self._naam, self.regel, "", reden, kolomfout)


def find_ander_bestand(bron: BinaryIO) -> str:
    """Return what a file is when its first bytes say that it is no text at all; "" when they do not."""
    begin = bron.read(8)
    bron.seek(0)
    if begin.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return f"is een rekenblad en geen CSV-bestand; {BEWAAR_ALS}"
    return ""


def _find_vreemde_vorm(kop: Sequence[str], kolommen: Sequence[str]) -> str:
    """Return why a header cannot be read when its columns are not separated by commas; "" when they are."""
    for teken, naam in SCHEIDING.items():
        namen = {deel.strip().strip('"') for deel in kop[0].split(teken)}
        if len(kop) == 1 and len(namen) > 1 and namen & set(kolommen):
            return f"de kolommen zijn gescheiden met {naam} in plaats van komma's; {BEWAAR_ALS}"
    return ""


def _find_plaatsen(
    kop: tuple[int, list[str]], kolommen: Sequence[str], optioneel: Collection[str], naam: str, fouten: Fouten
) -> list[int] | None:
    """Return where each known column stands (-1: absent), or None when the header is wrong."""
    regel, namen = kop
    voor = fouten.totaal
    for kolom in sorted(set(namen)):
        if kolom not in kolommen:
            reden = f"onbekende kolom '{shorten(kolom)}'; dit bestand kent {', '.join(kolommen)}"
            fouten.add(naam, regel, shorten(kolom), reden)
        elif namen.count(kolom) > 1:
            fouten.add(naam, regel, kolom, "deze kolom staat er meer dan eenmaal")
    for kolom in kolommen:
        if kolom not in namen and kolom not in optioneel:
            fouten.add(naam, regel, kolom, "deze kolom ontbreekt")
    if fouten.totaal > voor:
        return None
    return [namen.index(kolom) if kolom in namen else -1 for kolom in kolommen]
