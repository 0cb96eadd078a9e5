"""Segments with their percelen, and the choice of one way of funding in each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.codes import NOG_TE_KIEZEN, Domein
from inkoop.kern.kader import Structuurkader
from inkoop.kern.opgave import Opgave, veld
from inkoop.kern.soorten import (
    LANGE_TEKST,
    Bedrag,
    Bronvermelding,
    Codetekst,
    Jaar,
    Keuze,
    LijstVan,
    Per,
    Tekst,
)
from inkoop.kern.verwijzing import check_codelijst, check_verwijzing, number
from segmenten.regels.perceel import Perceelopgave


@dataclass(frozen=True, kw_only=True)
class Segmentopgave(Opgave):
    """A part of one domain or of several, its steering, and its highest budget in euros by year (NL §3, §7).

    `domein` is the short form of a `domeinen` of one.
    """

    code: str | None = veld(Codetekst(), verplicht=True)
    domein: str | None = veld(Keuze(Domein.values))
    domeinen: Sequence[str] | None = veld(LijstVan(Keuze(Domein.values)))
    naam: str | None = veld(Tekst(), verplicht=True)
    typering: str = veld(LANGE_TEKST, standaard="")
    sturing: Mapping[str, str] = veld(Per(Codetekst(), LANGE_TEKST), standaard={})
    budgetmaxima: Mapping[int, Decimal] = veld(Per(Jaar(), Bedrag()), standaard={})
    percelen: Sequence[Perceelopgave] = veld(LijstVan(Perceelopgave), standaard=[])
    bron: Any = veld(Bronvermelding())


def check_segment(segment: Segmentopgave, kader: Structuurkader) -> Iterator[Bezwaar]:
    """Yield what cannot be true of a segment itself."""
    yield from check_domeinen(segment)
    for code in segment.sturing:
        yield from check_verwijzing(
            f"sturing.{code}", code, kader.sturingselementen, "sturingselement", kader.suggest
        )


def check_domeinen(segment: Segmentopgave) -> Iterator[Bezwaar]:
    """Refuse both or none of domein and domeinen, and a domain that is named twice (KL §6)."""
    enkel, lijst = segment.has("domein"), segment.has("domeinen")
    if enkel and lijst:
        yield Bezwaar("domeinen", "kies domein of domeinen, niet allebei", "KL §6")
    elif not enkel and not lijst:
        yield Bezwaar("domein", "ontbreekt: noem een domein, of domeinen als het er meer zijn", "KL §6")
    elif segment.domeinen is not None and not segment.domeinen:
        yield Bezwaar("domeinen", "er is minstens een domein nodig", "KL §6")
    yield from check_codelijst("domeinen", segment.domeinen, Domein.values, "domein", lambda *_: "")


def iter_percelen(segmenten: Sequence[Segmentopgave]) -> Iterator[tuple[str, Segmentopgave, Perceelopgave]]:
    """Yield the path, the segment and the perceel of all percelen."""
    for pad, segment in number("segmenten", segmenten):
        for plek, perceel in number(f"{pad}.percelen", segment.percelen):
            yield plek, segment, perceel


def check_een_bekostiging(segmenten: Sequence[Segmentopgave], kader: Structuurkader) -> Iterator[Bezwaar]:
    """Refuse percelen with another model than the rest of their segment, without an exception.

    For a region that chooses one way of funding per segment (NL bijlage 1, administratieve lastendruk).
    """
    eerste: dict[str, tuple[str, str]] = {}
    genoemd = {perceel.code for _, _, perceel in iter_percelen(segmenten)}
    for code, gegevens in kader.percelen.items():
        if code not in genoemd and not gegevens.uitzondering and gegevens.model != NOG_TE_KIEZEN:
            eerste.setdefault(gegevens.segment, (code, gegevens.model))
    for pad, _, perceel in iter_percelen(segmenten):
        eigen = kader.percelen.get(perceel.code or "")
        if eigen is None or eigen.uitzondering or eigen.model in (NOG_TE_KIEZEN, ""):
            continue
        code, model = eerste.setdefault(eigen.segment, (perceel.code or "", eigen.model))
        if model != eigen.model:
            reden = (
                f"model {eigen.model} wijkt af van {model} van perceel '{code}': deze regio kiest een "
                "bekostiging per segment; een afwijkend perceel heeft een uitzondering met bron en motivering"
            )
            yield Bezwaar(f"{pad}.model", reden, "NL bijlage 1")
