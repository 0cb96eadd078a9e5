"""The region, how it steers, and its municipalities."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.kader import Structuurkader
from inkoop.kern.opgave import Opgave, veld
from inkoop.kern.soorten import (
    GEMEENTECODE,
    Bronvermelding,
    Codetekst,
    Datum,
    Geheel,
    Jaar,
    JaNee,
    LijstVan,
    Per,
    Tekst,
)

REGIOCODE = Codetekst(100, r"[A-Za-z0-9_-]+", "gebruik alleen letters, cijfers, - en _")


# The elements by which a region steers that names none (docs/regiobundel.md).
STURING = {
    "contract": "Contract",
    "bekostiging": "Bekostiging",
    "leveranciersmanagement": "Leveranciersmanagement",
    "toegangsmanagement": "Toegangsmanagement",
}


@dataclass(frozen=True, kw_only=True)
class Sturingselementopgave(Opgave):
    """One of the ways in which a region steers its segments (LS §2)."""

    code: str | None = veld(Codetekst(), verplicht=True)
    naam: str | None = veld(Tekst(), verplicht=True)
    bron: Any = veld(Bronvermelding())


@dataclass(frozen=True, kw_only=True)
class Regioopgave(Opgave):
    """A region (NL §2); `afronding_percentage` is in decimals of a percentage (NL §9)."""

    code: str | None = veld(REGIOCODE, verplicht=True)
    naam: str | None = veld(Tekst(), verplicht=True)
    opdrachtgever: str = veld(Tekst(), standaard="")
    afronding_percentage: int | None = veld(Geheel(0, 10))
    een_bekostiging_per_segment: bool = veld(JaNee(), standaard=False)
    sturingselementen: Sequence[Sturingselementopgave] = veld(LijstVan(Sturingselementopgave), standaard=[])
    bron: Any = veld(Bronvermelding())


@dataclass(frozen=True, kw_only=True)
class Gemeenteopgave(Opgave):
    """A municipality by its CBS code; `vanaf` and `tot` are its first and last day."""

    code: str | None = veld(GEMEENTECODE, verplicht=True)
    naam: str | None = veld(Tekst(), verplicht=True)
    inwoners: Mapping[int, int] = veld(Per(Jaar(), Geheel()), standaard={})
    vanaf: date | None = veld(Datum())
    tot: date | None = veld(Datum())
    bron: Any = veld(Bronvermelding())


def get_sturingsnamen(regio: Regioopgave) -> dict[str, str]:
    """Return the elements by which a region steers: the name by code, in its order."""
    genoemd = {element.code: element.naam or "" for element in regio.sturingselementen if element.code}
    return genoemd or dict(STURING)


def get_sturingselementen(regio: Regioopgave) -> frozenset[str]:
    """Return the codes of the elements by which a region steers."""
    return frozenset(get_sturingsnamen(regio))


def check_gebruikte_elementen(kader: Structuurkader) -> Iterator[Bezwaar]:
    """Refuse that a steering element goes which a segment that stays has a text for (LS §2).

    Args:
        kader: the structure as it becomes.
    """
    for segment, elementen in sorted(kader.sturing.items()):
        for code in sorted(elementen - kader.sturingselementen):
            reden = f"segment '{segment}' heeft een tekst bij sturingselement '{code}', dat er niet meer is"
            yield Bezwaar("sturingselementen", reden, "LS §2")


def check_gemeente(gemeente: Gemeenteopgave) -> Iterator[Bezwaar]:
    """Refuse a municipality that ends before it begins (docs/regiobundel.md)."""
    if gemeente.vanaf is not None and gemeente.tot is not None and gemeente.tot < gemeente.vanaf:
        yield Bezwaar("tot", f"{gemeente.tot} ligt voor vanaf {gemeente.vanaf}")
