"""The region and its municipalities."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from inkoop.kern.opgave import Opgave, veld
from inkoop.kern.soorten import (
    GEMEENTECODE,
    Bronvermelding,
    Codetekst,
    Datum,
    Geheel,
    Jaar,
    JaNee,
    Per,
    Tekst,
)

REGIOCODE = Codetekst(100, r"[A-Za-z0-9_-]+", "gebruik alleen letters, cijfers, - en _")


@dataclass(frozen=True, kw_only=True)
class Regioopgave(Opgave):
    """A region (NL §2); `afronding_percentage` is in decimals of a percentage (NL §9)."""

    code: str | None = veld(REGIOCODE, verplicht=True)
    naam: str | None = veld(Tekst(), verplicht=True)
    opdrachtgever: str = veld(Tekst(), standaard="")
    afronding_percentage: int | None = veld(Geheel(0, 10))
    een_bekostiging_per_segment: bool = veld(JaNee(), standaard=False)
    bron: Any = veld(Bronvermelding())


@dataclass(frozen=True, kw_only=True)
class Gemeenteopgave(Opgave):
    """A municipality by its CBS code; `tot` is the last day on which it existed."""

    code: str | None = veld(GEMEENTECODE, verplicht=True)
    naam: str | None = veld(Tekst(), verplicht=True)
    inwoners: Mapping[int, int] = veld(Per(Jaar(), Geheel()), standaard={})
    tot: date | None = veld(Datum())
    bron: Any = veld(Bronvermelding())
