"""Makes Excel workbooks (.xlsx) from typed columns; the same workbook gives the same bytes.

Totals are formulas that also carry their outcome, so a viewer that does not calculate shows them too.
Text is never read as a formula.
"""

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from inkoop.platform.documenten.bladkolom import Bladkolom, Soort
from inkoop.platform.documenten.csv import FORMULETEKENS
from inkoop.platform.documenten.fouten import DocumentError, OngeldigeWaardeError
from inkoop.platform.documenten.thema import get_kleur

# What a file of this kind is called for a browser and in the store (ECMA-376).
WERKMAP = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What a spreadsheet, which counts in binary, can hold without changing the amount.
CIJFERS_MAXIMAAL = 15
# The moment of a file that tells of its rows only: equal rows give equal bytes, at whatever hour.
TIJDLOOS = datetime(1980, 1, 1, tzinfo=UTC)

CIVIELE_TIJD = ZoneInfo("Europe/Amsterdam")

Waarde = str | int | bool | Decimal | date | datetime | None


@dataclass(frozen=True)
class Blad:
    """One sheet. `rijen` may be a generator: it is read once, row by row.

    `is_invulblad`: somebody types in it. Its empty cells have the form of their column too, and text may
    stand where a number or date belongs.
    """

    naam: str
    kolommen: tuple[Bladkolom, ...]
    rijen: Iterable[Sequence[Waarde]]
    is_invulblad: bool = False


@dataclass(frozen=True)
class Werkmap:
    """A workbook: its title, the instant it tells of, its sheets and the lines of the sheet "Toelichting".

    `groot` keeps only one row in memory; choose it from some tens of thousands of rows.
    """

    titel: str
    moment: datetime
    bladen: tuple[Blad, ...]
    toelichting: tuple[tuple[str, str], ...] = ()
    groot: bool = False

    def __post_init__(self) -> None:
        if self.moment.tzinfo is None:
            raise DocumentError(f"Het moment {self.moment} van '{self.titel}' heeft geen tijdzone")
        if not self.bladen:
            raise DocumentError(f"De werkmap '{self.titel}' heeft geen bladen")


def make_werkmap(werkmap: Werkmap) -> bytes:
    """Write a workbook and return its bytes; equal input gives equal bytes.

    Raises `OngeldigeWaardeError` for a value that does not fit its column (with sheet, row and column),
    `DocumentError` for a sheet that does not fit.
    """
    with tempfile.TemporaryDirectory() as tijdelijk, BytesIO() as doel:
        wijze = {"constant_memory": True, "tmpdir": tijdelijk} if werkmap.groot else {"in_memory": True}
        boek = Workbook(doel, wijze)
        boek.set_properties(
            {
                "title": werkmap.titel,
                "author": "Inkoop",
                "created": werkmap.moment.astimezone(UTC).replace(tzinfo=None),
            }
        )
        for blad in werkmap.bladen:
            _Bladschrijver(boek, blad).write()
        if werkmap.toelichting:
            _Bladschrijver(boek, _make_toelichting(werkmap)).write()
        boek.close()
        return doel.getvalue()


def _make_toelichting(werkmap: Werkmap) -> Blad:
    kolommen = (Bladkolom("Onderwerp", breedte=32), Bladkolom("Toelichting", breedte=90))
    return Blad("Toelichting", kolommen, werkmap.toelichting)


class _Bladschrijver:
    """Writes one sheet from top to bottom, as the low-memory mode demands."""

    def __init__(self, boek: Any, blad: Blad) -> None:
        self.blad = blad
        self.vel = boek.add_worksheet(blad.naam)
        self.kop = boek.add_format(
            {
                "bold": True,
                "font_color": get_kleur("--inkoop-papier-op-merk"),
                "bg_color": get_kleur("--inkoop-papier-merk"),
                "valign": "bottom",
                "text_wrap": True,
            }
        )
        self.opmaak = [boek.add_format(kolom.get_opmaak()) for kolom in blad.kolommen]
        self.gebroken = [boek.add_format(kolom.get_opmaak(gebroken=True)) for kolom in blad.kolommen]
        # The mark that Excel itself gives text typed after an apostrophe: editing it never makes a formula.
        self.formuletekst = boek.add_format({"quote_prefix": True, "valign": "top", "text_wrap": True})
        self.totaal = {
            "bold": True,
            "top": 1,
            "font_color": get_kleur("--inkoop-papier-tekst"),
            "bg_color": get_kleur("--inkoop-papier-totaal"),
        }
        self.boek = boek
        self.sommen = [Decimal(0) for _ in blad.kolommen]

    def write(self) -> None:
        """Write heading, rows, totals and the settings of the sheet."""
        for nummer, kolom in enumerate(self.blad.kolommen):
            vorm = self.gebroken[nummer] if self.blad.is_invulblad else None
            self.vel.set_column(nummer, nummer, kolom.breedte, vorm)
            self._tekst(0, nummer, kolom.naam, self.kop)
        rij = 0
        for rij, waarden in enumerate(self.blad.rijen, start=1):
            self._rij(rij, waarden)
        if any(kolom.totaal for kolom in self.blad.kolommen):
            self._totalen(rij)
        self.vel.freeze_panes(1, 0)
        self.vel.autofilter(0, 0, max(rij, 1), len(self.blad.kolommen) - 1)
        self.vel.set_landscape()
        self.vel.set_paper(9)
        self.vel.fit_to_pages(1, 0)
        self.vel.repeat_rows(0)

    def _rij(self, rij: int, waarden: Sequence[Waarde]) -> None:
        if len(waarden) != len(self.blad.kolommen):
            reden = f"{len(self.blad.kolommen)} kolommen verwacht"
            raise OngeldigeWaardeError(f"Blad '{self.blad.naam}', rij {rij + 1}", tuple(waarden), reden)
        for nummer, waarde in enumerate(waarden):
            if waarde is not None:
                self._cel(rij, nummer, waarde)

    def _cel(self, rij: int, nummer: int, waarde: Waarde) -> None:
        match self.blad.kolommen[nummer].soort, waarde:
            case ((Soort.TEKST | Soort.KORT | Soort.STATUS), str()):
                self._tekst(rij, nummer, waarde, self.opmaak[nummer])
            case Soort.JANEE, bool():
                self._tekst(rij, nummer, "Ja" if waarde else "Nee", self.opmaak[nummer])
            case Soort.MOMENT, datetime() if waarde.tzinfo is not None:
                self._dag(rij, nummer, waarde.astimezone(CIVIELE_TIJD).replace(tzinfo=None))
            case Soort.DATUM, date() if not isinstance(waarde, datetime):
                self._dag(rij, nummer, waarde)
            case ((Soort.BEDRAG | Soort.GETAL | Soort.PERCENTAGE), int() | Decimal()) if not isinstance(
                waarde, bool
            ):
                self._getal(rij, nummer, Decimal(waarde))
            case _, str() if self.blad.is_invulblad:
                self._tekst(rij, nummer, waarde, self.opmaak[nummer])
            case soort, _:
                raise self._fout(rij, nummer, waarde, f"dit is geen {soort} (of het gegeven is onvolledig)")

    def _dag(self, rij: int, nummer: int, waarde: date) -> None:
        self._check(rij, nummer, waarde, self.vel.write_datetime(rij, nummer, waarde, self.opmaak[nummer]))

    def _tekst(self, rij: int, nummer: int, tekst: str, opmaak: Any) -> None:
        if tekst.startswith("<r>") and tekst.endswith("</r>"):
            # The maker would copy such text into the file as XML; as rich text in three parts it is escaped.
            status = self.vel.write_rich_string(rij, nummer, tekst[0], tekst[1], tekst[2:], opmaak)
        elif tekst.startswith(FORMULETEKENS):
            status = self.vel.write_string(rij, nummer, tekst, self.formuletekst)
        else:
            status = self.vel.write_string(rij, nummer, tekst, opmaak)
        self._check(rij, nummer, tekst[:80], status)

    def _getal(self, rij: int, nummer: int, getal: Decimal) -> None:
        kolom = self.blad.kolommen[nummer]
        if not getal.is_finite():
            raise self._fout(rij, nummer, getal, "dit is geen getal")
        if _count_cijfers(getal) > CIJFERS_MAXIMAAL:
            raise self._fout(rij, nummer, getal, f"meer dan {CIJFERS_MAXIMAAL} cijfers")
        if kolom.soort is Soort.BEDRAG and not _is_heel(getal.scaleb(kolom.decimalen_bedrag)):
            reden = f"meer dan {kolom.decimalen_bedrag} decimalen; rond eerst af"
            raise self._fout(rij, nummer, getal, reden)
        self.sommen[nummer] += getal
        inhoud = getal.scaleb(-2) if kolom.soort is Soort.PERCENTAGE else getal
        opmaak = (self.opmaak if _is_heel(getal) else self.gebroken)[nummer]
        self._check(rij, nummer, getal, self.vel.write_number(rij, nummer, inhoud, opmaak))

    def _totalen(self, laatste: int) -> None:
        rij = laatste + 1
        for nummer, kolom in enumerate(self.blad.kolommen):
            gebroken = not _is_heel(self.sommen[nummer])
            opmaak = self.boek.add_format({**kolom.get_opmaak(gebroken=gebroken), **self.totaal})
            if kolom.totaal and laatste:
                bereik = f"{xl_rowcol_to_cell(1, nummer)}:{xl_rowcol_to_cell(laatste, nummer)}"
                status = self.vel.write_formula(rij, nummer, f"=SUM({bereik})", opmaak, self.sommen[nummer])
            elif kolom.totaal:
                status = self.vel.write_number(rij, nummer, 0, opmaak)
            elif nummer == 0:
                status = self.vel.write_string(rij, nummer, "Totaal", opmaak)
            else:
                status = self.vel.write_blank(rij, nummer, None, opmaak)
            self._check(rij, nummer, "Totaal", status)

    def _check(self, rij: int, nummer: int, waarde: object, status: int) -> None:
        if status != 0:
            raise self._fout(rij, nummer, waarde, "de cel is te lang of valt buiten het blad")

    def _fout(self, rij: int, nummer: int, waarde: object, reden: str) -> OngeldigeWaardeError:
        kolom = self.blad.kolommen[nummer].naam
        return OngeldigeWaardeError(f"Blad '{self.blad.naam}', rij {rij + 1}, kolom '{kolom}'", waarde, reden)


def _count_cijfers(getal: Decimal) -> int:
    cijfers = "".join(map(str, getal.as_tuple().digits))
    return len(cijfers.strip("0"))


def _is_heel(getal: Decimal) -> bool:
    return getal == getal.to_integral_value()
