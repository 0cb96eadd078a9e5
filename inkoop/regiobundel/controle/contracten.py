"""Checks of contracts: what they refer to, tariffs that overlap, and agreements that cannot be true."""

from collections import defaultdict
from datetime import date

from inkoop.kern.codes import NOG_TE_KIEZEN
from inkoop.regiobundel.controle.afspraken import check_afspraak
from inkoop.regiobundel.controle.bekend import (
    Bekend,
    Perceelgegevens,
    check_codelijst,
    check_uniek,
    check_verwijzing,
)
from inkoop.regiobundel.controle.structuur import check_looptijd
from inkoop.regiobundel.schema import Element, Lezer


def check_contracten(bundel: Element, bekend: Bekend, lezer: Lezer) -> None:
    """Report everything in the contracts that cannot be true."""
    check_uniek(lezer, bundel.loop("contracten"), "nummer")
    for contract in bundel.loop("contracten"):
        check_verwijzing(lezer, contract, "aanbieder", bekend.aanbieders, "aanbieder")
        check_verwijzing(lezer, contract, "perceel", bekend.percelen, "perceel")
        perceel = bekend.percelen.get(contract["perceel"] or "")
        _check_contract(contract, perceel, bekend, lezer)
        check_uniek(lezer, contract.loop("jaarafspraken"), "jaar")
        for afspraak in contract.loop("jaarafspraken"):
            check_afspraak(afspraak, perceel, bekend, lezer)


def _check_contract(contract: Element, perceel: Perceelgegevens | None, bekend: Bekend, lezer: Lezer) -> None:
    if perceel is not None and perceel.model == NOG_TE_KIEZEN:
        reden = f"perceel '{contract['perceel']}' heeft nog geen bekostigingsmodel: contracteren kan nog niet"
        lezer.add(contract.get_regel("perceel"), contract.get_veld("perceel"), reden)
    vorige = bekend.aanbieder_van.get(contract["nummer"] or "")
    if vorige is not None and contract["aanbieder"] not in (None, vorige):
        reden = f"dit contract is van aanbieder '{vorige}'; een contract wisselt niet van aanbieder"
        lezer.add(contract.get_regel("aanbieder"), contract.get_veld("aanbieder"), reden)
    check_looptijd(contract, lezer)
    check_codelijst(lezer, contract, "opslagen", "opslagen", bekend.opslagen, "opslag")
    _check_maatwerk(contract, perceel, bekend, lezer)
    _check_tarieven(contract, perceel, bekend, lezer)


def _check_maatwerk(contract: Element, perceel: Perceelgegevens | None, bekend: Bekend, lezer: Lezer) -> None:
    check_uniek(lezer, contract.loop("maatwerk"), "traject")
    for deel in contract.loop("maatwerk"):
        if check_verwijzing(lezer, deel, "traject", bekend.trajecten, "traject"):
            segment = bekend.get_segment_van_traject(deel["traject"])
            _check_segment(deel, "traject", segment, perceel, lezer)


def _check_tarieven(contract: Element, perceel: Perceelgegevens | None, bekend: Bekend, lezer: Lezer) -> None:
    per_product: dict[str, list[Element]] = defaultdict(list)
    for tarief in contract.loop("tarieven"):
        vanaf, tot = tarief["vanaf"], tarief["tot"]
        if check_verwijzing(lezer, tarief, "product", bekend.producten, "product"):
            _check_segment(tarief, "product", bekend.producten.get(tarief["product"]), perceel, lezer)
        if vanaf is not None and tot is not None and tot < vanaf:
            lezer.add(tarief.get_regel("tot"), tarief.get_veld("tot"), f"{tot} ligt voor vanaf {vanaf}")
        elif vanaf is not None and tarief["product"] is not None:
            per_product[tarief["product"]].append(tarief)
    for tarieven in per_product.values():
        _check_overlap(tarieven, lezer)


def _check_segment(
    element: Element, sleutel: str, segment: str | None, perceel: Perceelgegevens | None, lezer: Lezer
) -> None:
    if perceel is not None and segment and segment != perceel.segment:
        code = element[sleutel]
        reden = f"{sleutel} '{code}' hoort bij segment '{segment}', het perceel bij '{perceel.segment}'"
        lezer.add(element.get_regel(sleutel), element.get_veld(sleutel), reden)


def _check_overlap(tarieven: list[Element], lezer: Lezer) -> None:
    """Report each tariff that begins before an earlier one of the same product has ended."""
    laatste: Element | None = None
    for tarief in sorted(tarieven, key=lambda element: (element["vanaf"], element.regel)):
        if laatste is not None and tarief["vanaf"] <= _get_einde(laatste):
            einde = laatste["tot"] or "onbepaald"
            reden = f"overlapt met het tarief van {laatste['vanaf']} tot en met {einde} ({laatste.pad})"
            lezer.add(tarief.get_regel("vanaf"), tarief.get_veld("vanaf"), reden)
        if laatste is None or _get_einde(tarief) > _get_einde(laatste):
            laatste = tarief


def _get_einde(tarief: Element) -> date:
    einde: date = tarief["tot"] or date.max
    return einde
