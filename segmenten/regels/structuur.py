"""The purchase structure as a whole: codes once, references that exist, and every rule of what is in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from inkoop.kern.bezwaar import Bezwaar, below
from inkoop.kern.kader import Structuurkader
from inkoop.kern.opgave import Opgave, veld
from inkoop.kern.soorten import Bronvermelding, LijstVan
from inkoop.kern.verwijzing import check_uniek, number
from segmenten.regels.perceel import check_perceel, make_perceelkader
from segmenten.regels.product import (
    Expertiseopgave,
    Opslagopgave,
    Productopgave,
    Trajectopgave,
    check_product,
    check_traject,
)
from segmenten.regels.regio import (
    Gemeenteopgave,
    Regioopgave,
    check_gebruikte_elementen,
    check_gemeente,
    get_sturingselementen,
)
from segmenten.regels.segment import Segmentopgave, check_een_bekostiging, check_segment, iter_percelen

OP_CODE = ("gemeenten", "expertises", "opslagen", "producten", "trajecten", "segmenten")


@dataclass(frozen=True, kw_only=True)
class Structuuropgave(Opgave):
    """A region or a part of it: what is named becomes as it says, what is not named stays."""

    regio: Regioopgave | None = veld(Regioopgave, verplicht=True)
    bronnen: Any = veld(Bronvermelding())
    gemeenten: Sequence[Gemeenteopgave] = veld(LijstVan(Gemeenteopgave), standaard=[])
    expertises: Sequence[Expertiseopgave] = veld(LijstVan(Expertiseopgave), standaard=[])
    opslagen: Sequence[Opslagopgave] = veld(LijstVan(Opslagopgave), standaard=[])
    producten: Sequence[Productopgave] = veld(LijstVan(Productopgave), standaard=[])
    trajecten: Sequence[Trajectopgave] = veld(LijstVan(Trajectopgave), standaard=[])
    segmenten: Sequence[Segmentopgave] = veld(LijstVan(Segmentopgave), standaard=[])

    def get_paden(self) -> dict[tuple[str, str], str]:
        """Return by kind and code where each element stands that is named, and that others build on."""
        return {
            **{("gemeente", g.code or ""): pad for pad, g in number("gemeenten", self.gemeenten)},
            **{("product", p.code or ""): pad for pad, p in number("producten", self.producten)},
            **{("traject", t.code or ""): pad for pad, t in number("trajecten", self.trajecten)},
            **{("perceel", p.code or ""): pad for pad, _, p in iter_percelen(self.segmenten)},
        }


def extend_kader(kader: Structuurkader, structuur: Structuuropgave) -> Structuurkader:
    """Return what the region has once `structuur` is saved; what is named goes before what was there."""
    genoemd = _get_codes(structuur.segmenten)
    segmenten = kader.segmenten | genoemd
    # Of a segment that is not there only that is told, not also what no longer lies in it.
    producten = {p.code: p.segment if p.segment in segmenten else "" for p in structuur.producten if p.code}
    return replace(
        kader,
        gemeenten=kader.gemeenten | _get_codes(structuur.gemeenten),
        segmenten=segmenten,
        expertises=kader.expertises | _get_codes(structuur.expertises),
        opslagen=kader.opslagen | _get_codes(structuur.opslagen),
        producten={**kader.producten, **producten},
        sturingselementen=get_sturingselementen(structuur.regio) if structuur.regio else frozenset(),
        sturing={segment: e for segment, e in kader.sturing.items() if segment not in genoemd},
        trajecten={**kader.trajecten, **{t.code: t.product or "" for t in structuur.trajecten if t.code}},
        percelen={
            **kader.percelen,
            **{
                perceel.code: make_perceelkader(perceel, segment.code)
                for _, segment, perceel in iter_percelen(structuur.segmenten)
                if perceel.code
            },
        },
    )


def _get_codes(opgaven: Iterable[Any]) -> frozenset[str]:
    return frozenset(opgave.code for opgave in opgaven if opgave.code)


def check_structuur(structuur: Structuuropgave, kader: Structuurkader) -> Iterator[Bezwaar]:
    """Yield everything in the structure that cannot be true together.

    Args:
        structuur: what is asked to be saved.
        kader: what the region has, `structuur` included (`extend_kader`).
    """
    for naam in OP_CODE:
        yield from check_uniek(number(naam, getattr(structuur, naam)), "code")
    yield from check_uniek(((pad, perceel) for pad, _, perceel in iter_percelen(structuur.segmenten)), "code")
    if structuur.regio is not None:
        elementen = number("sturingselementen", structuur.regio.sturingselementen)
        yield from below("regio", check_uniek(elementen, "code"))
        yield from below("regio", check_gebruikte_elementen(kader))
    for pad, gemeente in number("gemeenten", structuur.gemeenten):
        yield from below(pad, check_gemeente(gemeente))
    for pad, segment in number("segmenten", structuur.segmenten):
        yield from below(pad, check_segment(segment, kader))
    for pad, product in number("producten", structuur.producten):
        yield from below(pad, check_product(product, kader))
    for pad, traject in number("trajecten", structuur.trajecten):
        yield from below(pad, check_traject(traject, kader))
    for pad, _, perceel in iter_percelen(structuur.segmenten):
        yield from below(pad, check_perceel(perceel, kader))
    if structuur.regio is not None and structuur.regio.een_bekostiging_per_segment:
        yield from check_een_bekostiging(structuur.segmenten, kader)
