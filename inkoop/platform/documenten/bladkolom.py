"""What columns hold, and how Excel shows the columns of a sheet."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from inkoop.platform.documenten.fouten import DocumentError


class Soort(StrEnum):
    """What a column holds, on a page and in a file, with the type and unit of its values."""

    TEKST = "tekst"
    """str"""
    KORT = "kort"
    """str that stays on one line, such as a number or a code"""
    STATUS = "status"
    """str: where something stands, in words"""
    BEDRAG = "bedrag"
    """Decimal or int, in euro"""
    GETAL = "getal"
    """Decimal or int"""
    PERCENTAGE = "percentage"
    """Decimal or int, as people say it: 12.5 is 12,5 %"""
    DATUM = "datum"
    """date"""
    MOMENT = "moment"
    """datetime with time zone; shown as Dutch civil time"""
    JANEE = "janee"
    """bool"""

    @property
    def is_getal(self) -> bool:
        """Whether values are numbers: written as they are, and lined up by digit."""
        return self in (Soort.BEDRAG, Soort.GETAL, Soort.PERCENTAGE)

    @property
    def is_tekst(self) -> bool:
        """Whether values are words."""
        return self in (Soort.TEKST, Soort.KORT, Soort.STATUS)


OPTELBAAR = (Soort.BEDRAG, Soort.GETAL)
_DECIMALEN_BEDRAG = 2
# 413 is the language code of Dutch; the reader's own settings choose point and comma.
_EURO = "[$€-413]\\ {getal};\\-[$€-413]\\ {getal}"
_DATUM = "dd\\-mm\\-yyyy"


@dataclass(frozen=True)
class Bladkolom:
    """One column of a sheet: its heading, its kind, its width in characters and whether it is added up.

    `decimalen`: for a bedrag the most that are accepted (two when not given), of which two always show; for a
    getal or percentage exactly how many show. Without it a getal or percentage shows all that it has.
    """

    naam: str
    soort: Soort = Soort.TEKST
    breedte: int = 16
    totaal: bool = False
    decimalen: int | None = None

    def __post_init__(self) -> None:
        if self.totaal and self.soort not in OPTELBAAR:
            raise DocumentError(f"De kolom '{self.naam}' is een {self.soort} en kan niet worden opgeteld")

    @property
    def decimalen_bedrag(self) -> int:
        """The most decimals an amount in this column may have."""
        return _DECIMALEN_BEDRAG if self.decimalen is None else self.decimalen

    def get_opmaak(self, *, gebroken: bool = False) -> dict[str, Any]:
        """The cell format; `gebroken` is for a number that is not whole."""
        opmaak: dict[str, Any] = {"num_format": self._get_vorm(gebroken), "valign": "top"}
        if self.soort.is_tekst:
            opmaak["text_wrap"] = True
        return opmaak

    def _get_vorm(self, gebroken: bool) -> str:
        match self.soort:
            case Soort.BEDRAG:
                return _EURO.format(getal="#,##0" + _breuk(self.decimalen_bedrag, minstens=2))
            case Soort.GETAL if self.decimalen is not None:
                return "#,##0" + _breuk(self.decimalen, minstens=self.decimalen)
            case Soort.GETAL:
                return "#,##0" + (_breuk(10, minstens=1) if gebroken else "")
            case Soort.PERCENTAGE if self.decimalen is not None:
                return "0" + _breuk(self.decimalen, minstens=self.decimalen) + "%"
            case Soort.PERCENTAGE:
                return "0" + _breuk(10, minstens=1) + "%"
            case Soort.DATUM:
                return _DATUM
            case Soort.MOMENT:
                return f"{_DATUM}\\ hh:mm"
            case Soort.TEKST | Soort.KORT | Soort.STATUS | Soort.JANEE:
                return "@"


def _breuk(hoogstens: int, *, minstens: int) -> str:
    nullen = min(hoogstens, minstens)
    return "." + "0" * nullen + "#" * (hoogstens - nullen) if hoogstens else ""
