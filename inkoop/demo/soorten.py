"""Kinds of care for which the demo makes products: national codes, a unit and a plausible price.

The prices are invented; where a source states average costs, volumes are set so that those come out.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any


class Ritme(StrEnum):
    """How care of a kind is delivered and reported."""

    WEEK = "week"  # some hours a week, one line a week
    MAAND = "maand"  # some nights a month, one line a month
    VERBLIJF = "verblijf"  # every day, one line a month


@dataclass(frozen=True, slots=True)
class Zorgsoort:
    """One kind of care: words by which a segment is recognised, national product codes, unit and price."""

    trefwoorden: tuple[str, ...]
    naam: str
    categorie: str
    codes: tuple[str, ...]
    eenheid: str
    ritme: Ritme
    tarief: Decimal
    expertise: str


SOORTEN: dict[str, tuple[Zorgsoort, ...]] = {
    "wmo": (
        Zorgsoort(
            ("huishoud",),
            "Hulp bij het huishouden",
            "01",
            ("01A04", "01A05", "01A06"),
            "uur",
            Ritme.WEEK,
            Decimal("32.40"),
            "mbo",
        ),
        Zorgsoort(
            ("loge", "respijt"),
            "Kortdurend verblijf",
            "04",
            ("04A01", "04A02", "04A03", "04A10"),
            "etmaal",
            Ritme.MAAND,
            Decimal("185.00"),
            "mbo",
        ),
        Zorgsoort(
            ("ouderdom", "dagbesteding"),
            "Dagbesteding",
            "07",
            ("07A03", "07A04", "07A11", "07A12"),
            "dagdeel",
            Ritme.WEEK,
            Decimal("41.25"),
            "mbo",
        ),
        Zorgsoort(
            (),
            "Begeleiding",
            "02",
            ("02A03", "02A05", "02A16", "02A17", "02A19", "02A20", "02A18", "02A21", "02A22", "02A04"),
            "uur",
            Ritme.WEEK,
            Decimal("68.40"),
            "hbo",
        ),
    ),
    "jeugd": (
        Zorgsoort(
            ("wonen", "verblijf", "pleegzorg", "residenti"),
            "Verblijf",
            "43",
            ("43A07", "43A10", "43A09", "43A08", "43A11"),
            "etmaal",
            Ritme.VERBLIJF,
            Decimal("60.00"),
            "hbo",
        ),
        Zorgsoort(
            ("dagb", "daghulp"),
            "Dagbehandeling",
            "41",
            ("41A03", "41A04", "41A18"),
            "dagdeel",
            Ritme.WEEK,
            Decimal("72.50"),
            "wo",
        ),
        Zorgsoort(
            (),
            "Jeugdhulp ambulant",
            "45",
            ("45A04", "45A05", "45A48", "45A49", "45A51", "45A53", "45A56", "45A65", "45A50", "45A52"),
            "uur",
            Ritme.WEEK,
            Decimal("96.00"),
            "wo",
        ),
    ),
    "participatie": (
        Zorgsoort(
            (),
            "Begeleiding naar werk",
            "re-integratie",
            # No national list has codes for it.
            tuple(f"PWD{volgnummer:02d}" for volgnummer in range(1, 31)),
            "uur",
            Ritme.WEEK,
            Decimal("72.00"),
            "hbo",
        ),
    ),
}


def get_domein(segment: dict[str, Any]) -> str:
    """Give the law of a segment, the first one of those that it lies across."""
    return str(segment.get("domein") or segment["domeinen"][0])


def find_zorgsoort(segment: dict[str, Any]) -> Zorgsoort:
    """Give the kind of care of a segment by the words in its name and description."""
    tekst = f"{segment['naam']} {segment.get('typering') or ''}".lower()
    soorten = SOORTEN[get_domein(segment)]
    for soort in soorten:
        if any(woord in tekst for woord in soort.trefwoorden):
            return soort
    return soorten[-1]
