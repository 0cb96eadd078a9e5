"""Providers."""

from dataclasses import dataclass
from typing import Any

from inkoop.kern.codes import Aanbiedersoort
from inkoop.kern.opgave import Opgave, veld
from inkoop.kern.soorten import Bronvermelding, Codetekst, Keuze, Tekst

ACHT_CIJFERS = Codetekst(8, r"[0-9]{8}", "het heeft acht cijfers, tussen aanhalingstekens")


@dataclass(frozen=True, kw_only=True)
class Aanbiederopgave(Opgave):
    """A provider of care; `soort` is its place in the region's landscape (NL §8)."""

    code: str | None = veld(Codetekst(), verplicht=True)
    naam: str | None = veld(Tekst(), verplicht=True)
    kvk: str = veld(ACHT_CIJFERS, standaard="")
    agb: str = veld(ACHT_CIJFERS, standaard="")
    soort: str = veld(Keuze(Aanbiedersoort.values), standaard="")
    bron: Any = veld(Bronvermelding())
