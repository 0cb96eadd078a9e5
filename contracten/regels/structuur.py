"""What a change of the purchase structure must leave possible: the contracts that there are."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from contracten.regels.contract import Contractopgave, check_contract, name_veld
from contracten.regels.kader import Contractkader
from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.kader import Structuurkader, Structuurwijziging

# By what rules know of a perceel, the key under which somebody changes it.
_PERCEELVELDEN = {"model": "model", "soort": "soort", "deelnemers": "deelnemers", "segment": "code"}


def check_bestaande(contracten: Iterable[Contractopgave], wijziging: Structuurwijziging) -> Iterator[Bezwaar]:
    """Refuse a structure in which a contract would be refused that is there (docs/regiobundel.md).

    A contract is judged by its own rules, in the structure as it is and as it becomes: what a rule refuses
    only then, the change is refused for, at what is changed. What was refused already is not judged again.

    Args:
        contracten: those that are there, and are not changed along with the structure.
        wijziging: the change.
    """
    groepen: dict[tuple[str, str, str], dict[str, None]] = {}
    for contract in contracten:
        for bezwaar in _find_nieuw(contract, wijziging.oud, wijziging.nieuw):
            _, naam = name_veld(contract, bezwaar.veld)
            reden = f"({naam}): {bezwaar.tell()}"
            plek = _find_plek(contract, bezwaar, wijziging)
            groepen.setdefault((plek, reden, bezwaar.bron), {})[contract.nummer or ""] = None
    for (plek, reden, bron), nummers in groepen.items():
        meer = f" (en nog {len(nummers) - 1})" if len(nummers) > 1 else ""
        yield Bezwaar(plek, f"contract '{min(nummers)}'{meer} past er dan niet meer bij {reden}", bron)


def _find_nieuw(contract: Contractopgave, oud: Structuurkader, nieuw: Structuurkader) -> list[Bezwaar]:
    """Return what the rules have against a contract in a new structure, at fields that were right before."""
    eerder = {bezwaar.veld for bezwaar in _judge(contract, oud)}
    return [bezwaar for bezwaar in _judge(contract, nieuw) if bezwaar.veld not in eerder]


def _judge(contract: Contractopgave, structuur: Structuurkader) -> Iterator[Bezwaar]:
    return check_contract(contract, Contractkader(structuur, frozenset({contract.aanbieder or ""})))


def _find_plek(contract: Contractopgave, bezwaar: Bezwaar, wijziging: Structuurwijziging) -> str:
    """Return the change that is refused on its own too; else the perceel, when it is named."""
    for plek, structuur in _iter_delen(contract, wijziging):
        if any(nieuw.veld == bezwaar.veld for nieuw in _find_nieuw(contract, wijziging.oud, structuur)):
            return plek
    return wijziging.paden.get(("perceel", contract.perceel or ""), "")


def _iter_delen(
    contract: Contractopgave, wijziging: Structuurwijziging
) -> Iterator[tuple[str, Structuurkader]]:
    """Yield each thing that changes for a contract, with the structure in which nothing else does."""
    oud, nieuw, perceel = wijziging.oud, wijziging.nieuw, contract.perceel or ""
    was, wordt = oud.percelen[perceel], nieuw.percelen[perceel]
    for naam, sleutel in _PERCEELVELDEN.items():
        pad = wijziging.paden.get(("perceel", perceel))
        if pad and getattr(was, naam) != getattr(wordt, naam):
            deel = replace(was, **{naam: getattr(wordt, naam)})
            yield f"{pad}.{sleutel}", replace(oud, percelen={**oud.percelen, perceel: deel})
    for (element, code), pad in wijziging.paden.items():
        if element == "product" and oud.producten.get(code, nieuw.producten[code]) != nieuw.producten[code]:
            verhuisd = {**oud.producten, code: nieuw.producten[code]}
            yield f"{pad}.segment", replace(oud, producten=verhuisd)
        if element == "traject" and oud.trajecten.get(code, nieuw.trajecten[code]) != nieuw.trajecten[code]:
            ander = {**oud.trajecten, code: nieuw.trajecten[code]}
            yield f"{pad}.product", replace(oud, trajecten=ander)
