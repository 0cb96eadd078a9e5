"""The parts of the purchase structure that somebody changes one at a time, and what changed of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.opgave import Opgave, get_velden, to_rij
from segmenten.regels.perceel import Perceelopgave
from segmenten.regels.product import Expertiseopgave, Opslagopgave, Productopgave, Trajectopgave
from segmenten.regels.regio import Gemeenteopgave
from segmenten.regels.segment import Segmentopgave
from segmenten.regels.structuur import Structuuropgave


@dataclass(frozen=True)
class Deelsoort:
    """A kind of part.

    Attributes:
        code: what the kind is called in an address and in the log.
        opgave: what is asked of one.
        lijst: where they stand in the structure; percelen stand within their segment.
        met_ingang: whether a change holds from a day on, and what held before stays known.
    """

    code: str
    opgave: type[Opgave]
    lijst: str
    met_ingang: bool = True


DELEN: Mapping[str, Deelsoort] = {
    soort.code: soort
    for soort in (
        Deelsoort("gemeente", Gemeenteopgave, "gemeenten", met_ingang=False),
        Deelsoort("segment", Segmentopgave, "segmenten"),
        Deelsoort("perceel", Perceelopgave, "percelen"),
        Deelsoort("product", Productopgave, "producten"),
        Deelsoort("expertise", Expertiseopgave, "expertises", met_ingang=False),
        Deelsoort("traject", Trajectopgave, "trajecten"),
        Deelsoort("opslag", Opslagopgave, "opslagen", met_ingang=False),
    )
}
_PERCELEN = "percelen"


def find_deel(structuur: Structuuropgave, soort: Deelsoort, code: str) -> Any:
    """Return a part by its code, or None."""
    return next((deel for deel in get_delen(structuur, soort) if deel.code == code), None)


def get_delen(structuur: Structuuropgave, soort: Deelsoort) -> Sequence[Any]:
    """Return all parts of a kind, in the order of the region."""
    if soort.lijst == _PERCELEN:
        return [perceel for segment in structuur.segmenten for perceel in segment.percelen]
    delen: Sequence[Any] = getattr(structuur, soort.lijst)
    return delen


def find_segment_van(structuur: Structuuropgave, perceel: str) -> str:
    """Return the code of the segment in which a perceel lies; "" when it is not there."""
    segmenten = (s.code for s in structuur.segmenten if perceel in {p.code for p in s.percelen})
    return next(segmenten, None) or ""


def with_deel(
    structuur: Structuuropgave, soort: Deelsoort, deel: Any, segment: str = ""
) -> tuple[Structuuropgave, str]:
    """Return the structure with one part as it becomes, and the path where it stands.

    Args:
        deel: the part; one whose code is new comes last.
        segment: code of the segment in which a new perceel lies.
    """
    if soort.lijst != _PERCELEN:
        delen, plaats = _put(getattr(structuur, soort.lijst), deel)
        lijst: dict[str, Any] = {soort.lijst: delen}
        return replace(structuur, **lijst), f"{soort.lijst}[{plaats}]"
    segment = find_segment_van(structuur, deel.code) or segment
    segmenten, pad = list(structuur.segmenten), ""
    for nummer, ouder in enumerate(segmenten):
        if ouder.code == segment:
            percelen, plaats = _put(ouder.percelen, deel)
            segmenten[nummer] = replace(ouder, percelen=percelen)
            pad = f"segmenten[{nummer}].percelen[{plaats}]"
    return replace(structuur, segmenten=segmenten), pad


def _put(delen: Sequence[Any], deel: Any) -> tuple[list[Any], int]:
    plaats = next((i for i, ander in enumerate(delen) if ander.code == deel.code), len(delen))
    return [*delen[:plaats], deel, *delen[plaats + 1 :]], plaats


def find_verschil(oud: Opgave | None, nieuw: Opgave) -> dict[str, tuple[Any, Any]]:
    """Return (before, after) of the fields that differ, as plain values; what lies within a segment aside."""
    eerder = to_rij(oud) if oud is not None else {}
    return {
        naam: (eerder.get(naam), waarde)
        for naam, waarde in to_rij(nieuw).items()
        if naam != _PERCELEN and naam in get_velden(type(nieuw)) and eerder.get(naam) != waarde
    }


def below_deel(bezwaar: Bezwaar, pad: str) -> Bezwaar:
    """Return a refusal at the field of the part that stands at `pad`; elsewhere its place goes into words."""
    if pad and (bezwaar.veld == pad or bezwaar.veld.startswith(f"{pad}.")):
        return replace(bezwaar, veld=bezwaar.veld[len(pad) + 1 :])
    return replace(
        bezwaar, veld="", reden=f"{bezwaar.veld}: {bezwaar.reden}" if bezwaar.veld else bezwaar.reden
    )
