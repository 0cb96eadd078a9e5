"""Percelen: what may be said of one, and what may not be true of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.codes import NOG_TE_KIEZEN, Perceelsoort
from inkoop.kern.deelname import GEMEENTEKEUZE, check_gemeentekeuze
from inkoop.kern.kader import Perceelkader, Structuurkader
from inkoop.kern.looptijd import JAREN, check_looptijd
from inkoop.kern.modellen import MODELLEN
from inkoop.kern.opgave import Opgave, veld
from inkoop.kern.parameters import PARAMETERVELDEN, check_parameters
from inkoop.kern.soorten import (
    GEMEENTECODE,
    LANGE_TEKST,
    Bronvermelding,
    Codetekst,
    Geheel,
    JaNee,
    Keuze,
    LijstVan,
    Tekst,
)
from inkoop.kern.verwijzing import check_codelijst

AANTAL = Geheel(0, 32_767)


@dataclass(frozen=True, kw_only=True)
class Uitzonderingopgave(Opgave):
    """Why a perceel differs from the rest of its segment (NL bijlage 1)."""

    bron: Any = veld(Bronvermelding(), verplicht=True)
    motivering: str | None = veld(LANGE_TEKST, verplicht=True)


@dataclass(frozen=True, kw_only=True)
class Perceelopgave(Opgave):
    """A part of a segment that is put on the market as a whole, with one funding model (NL §3)."""

    code: str | None = veld(Codetekst(), verplicht=True)
    soort: str = veld(Keuze(Perceelsoort.values), standaard="")
    model: str | None = veld(Keuze([*MODELLEN, NOG_TE_KIEZEN]), verplicht=True)
    parameters: Mapping[str, str] = veld(PARAMETERVELDEN, standaard={})
    uitzondering: Uitzonderingopgave | None = veld(Uitzonderingopgave)
    opdrachtgever: str = veld(Tekst(), standaard="")
    deelnemers: Sequence[str] = veld(LijstVan(GEMEENTECODE), standaard=[])
    gemeentekeuzes: Mapping[str, str] = veld(GEMEENTEKEUZE, standaard={})
    aanbieders_minimaal: int | None = veld(AANTAL)
    aanbieders_maximaal: int | None = veld(AANTAL)
    aanbieders_streefaantal: int | None = veld(AANTAL)
    tussentijdse_toetreding: bool | None = veld(JaNee())
    looptijd_basis: int | None = veld(JAREN)
    looptijd_verlengingen: Sequence[int] | None = veld(LijstVan(JAREN))
    looptijd_boeggolf: int | None = veld(JAREN)
    looptijd_maximaal: int | None = veld(JAREN)
    contractvorm: str = veld(Tekst(), standaard="")
    procedure: str = veld(Tekst(), standaard="")
    bron: Any = veld(Bronvermelding())


def make_perceelkader(perceel: Perceelopgave, segment: str | None) -> Perceelkader:
    """Return what other rules need to know of a perceel."""
    deelnemers = frozenset(perceel.deelnemers)
    is_uitzondering = perceel.uitzondering is not None
    return Perceelkader(segment or "", perceel.model or "", deelnemers, is_uitzondering, perceel.soort)


def check_perceel(perceel: Perceelopgave, kader: Structuurkader) -> Iterator[Bezwaar]:
    """Yield everything in a perceel that cannot be true."""
    yield from check_looptijd(perceel)
    yield from check_parameters(perceel.parameters, perceel.model)
    yield from check_codelijst("deelnemers", perceel.deelnemers, kader.gemeenten, "gemeente", kader.suggest)
    yield from check_gemeentekeuze(perceel.gemeentekeuzes, kader.percelen.get(perceel.code or ""), kader)
    yield from check_aantal_aanbieders(perceel)


def check_aantal_aanbieders(perceel: Perceelopgave) -> Iterator[Bezwaar]:
    """Refuse a smallest number of providers above the largest (NL §7)."""
    minimaal, maximaal = perceel.aanbieders_minimaal, perceel.aanbieders_maximaal
    if minimaal is not None and maximaal is not None and minimaal > maximaal:
        yield Bezwaar("aanbieders_minimaal", f"minimaal {minimaal} is meer dan maximaal {maximaal}", "NL §7")
