"""What elements may refer to: what the bundle names, and what the region already has."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Any

from inkoop.platform.bestanden.waarden import shorten
from inkoop.regiobundel.schema import Element, Lezer

Rij = dict[str, Any]
NIET = "niet bekend in deze regio of bundel"


@dataclass(frozen=True)
class Perceelgegevens:
    """What a contract needs to know of its perceel; no `deelnemers` means every municipality."""

    segment: str
    model: str
    deelnemers: frozenset[str]
    uitzondering: bool

    def has_deelnemer(self, gemeente: str) -> bool:
        """Whether a municipality takes part."""
        return not self.deelnemers or gemeente in self.deelnemers


@dataclass(frozen=True)
class Bekend:
    """Codes by kind; of products and trajectories also what they belong to."""

    gemeenten: frozenset[str]
    segmenten: frozenset[str]
    expertises: frozenset[str]
    opslagen: frozenset[str]
    aanbieders: frozenset[str]
    producten: dict[str, str]
    trajecten: dict[str, str]
    percelen: dict[str, Perceelgegevens]
    aanbieder_van: dict[str, str]

    def get_segment_van_traject(self, traject: str) -> str | None:
        """Return the segment of a trajectory by its product."""
        return self.producten.get(self.trajecten.get(traject, ""))


def make_bekend(
    bundel: Element, structuur: dict[str, list[Rij]], contracten: list[Rij], aanbieders: list[Rij]
) -> Bekend:
    """Combine what `bundel` names with what the region has; the bundle goes first.

    Args:
        bundel: the whole bundle as it was read.
        structuur, contracten, aanbieders: the rows that the selectors of segmenten and contracten give;
            empty for a new region.
    """

    def codes(naam: str) -> frozenset[str]:
        return frozenset(_get_codes(bundel.loop(naam))) | {rij["code"] for rij in structuur.get(naam, [])}

    def van(naam: str, eigenaar: str) -> dict[str, str]:
        oud = {rij["code"]: rij[eigenaar] for rij in structuur.get(naam, [])}
        return oud | {e["code"]: e[eigenaar] or "" for e in bundel.loop(naam) if e["code"]}

    return Bekend(
        gemeenten=codes("gemeenten"),
        segmenten=codes("segmenten"),
        expertises=codes("expertises"),
        opslagen=codes("opslagen"),
        aanbieders=frozenset(_get_codes(bundel.loop("aanbieders"))) | {rij["code"] for rij in aanbieders},
        producten=van("producten", "segment"),
        trajecten=van("trajecten", "product"),
        percelen=_get_percelen(bundel, structuur),
        aanbieder_van={rij["nummer"]: rij["aanbieder"] for rij in contracten},
    )


def _get_codes(elementen: Iterable[Element]) -> Iterable[str]:
    return (element["code"] for element in elementen if element["code"])


def _get_percelen(bundel: Element, structuur: dict[str, list[Rij]]) -> dict[str, Perceelgegevens]:
    oud = {
        rij["code"]: _make_perceel(segment["code"], rij)
        for segment in structuur.get("segmenten", [])
        for rij in segment["percelen"]
    }
    nieuw = {
        perceel["code"]: _make_perceel(segment["code"] or "", perceel.waarden)
        for segment in bundel.loop("segmenten")
        for perceel in segment.loop("percelen")
        if perceel["code"]
    }
    return oud | nieuw


def _make_perceel(segment: str, rij: Rij) -> Perceelgegevens:
    deelnemers = frozenset(rij.get("deelnemers") or ())
    return Perceelgegevens(segment, rij.get("model") or "", deelnemers, rij.get("uitzondering") is not None)


def check_uniek(lezer: Lezer, elementen: Iterable[Element], sleutel: str) -> None:
    """Report each element whose key was used before."""
    eerder: dict[Any, int] = {}
    for element in elementen:
        waarde = element[sleutel]
        if waarde is None:
            continue
        if waarde in eerder:
            reden = f"{sleutel} '{waarde}' staat ook op regel {eerder[waarde]}"
            lezer.add(element.get_regel(sleutel), element.get_veld(sleutel), reden)
        else:
            eerder[waarde] = element.get_regel(sleutel)


def check_verwijzing(lezer: Lezer, element: Element, sleutel: str, bekend: Container[str], wat: str) -> bool:
    """Report a reference to something that is not there; return whether it is right."""
    code = element[sleutel]
    if code is None:
        return False
    if code in bekend:
        return True
    lezer.add(
        element.get_regel(sleutel), element.get_veld(sleutel), explain_onbekend(lezer, wat, code, bekend)
    )
    return False


def check_codelijst(
    lezer: Lezer, element: Element, sleutel: str, kolom: str, bekend: Container[str], wat: str
) -> None:
    """Report codes in a list that are unknown or named twice, each at its own line."""
    codes = element.get_lijst(kolom)
    gezien: set[str] = set()
    for code, (plaats, regel) in zip(codes, getattr(codes, "plekken", ()), strict=False):
        veld = element.get_veld(f"{sleutel}[{plaats}]")
        if code in gezien:
            lezer.add(regel, veld, f"{wat} '{shorten(code)}' staat er al")
        elif code not in bekend:
            lezer.add(regel, veld, explain_onbekend(lezer, wat, code, bekend))
        gezien.add(code)


def explain_onbekend(lezer: Lezer, wat: str, code: str, bekend: Container[str]) -> str:
    """Return the reason of an unknown reference, with what looks like it."""
    lijkt = lezer.suggest(code, bekend) if isinstance(bekend, (dict, frozenset)) else ""
    slot = f"; bedoelde u '{lijkt}'?" if lijkt else ""
    return f"{wat} '{shorten(code)}' is {NIET}{slot}"
