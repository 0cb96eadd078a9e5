"""Checks of contracts that the bundle does not name: it must leave what they are about possible."""

from typing import Any

from inkoop.kern.codes import NOG_TE_KIEZEN
from inkoop.regiobundel.controle.bekend import Bekend
from inkoop.regiobundel.controle.structuur import loop_percelen
from inkoop.regiobundel.schema import Element, Lezer


def check_bestaand(bundel: Element, bekend: Bekend, contracten: list[dict[str, Any]], lezer: Lezer) -> None:
    """Report a perceel or product that becomes something an existing contract cannot be about."""
    genoemd = {contract["nummer"] for contract in bundel.loop("contracten")}
    percelen = {perceel["code"]: perceel for perceel in loop_percelen(bundel)}
    producten = {product["code"]: product for product in bundel.loop("producten")}
    for contract in contracten:
        if contract["nummer"] in genoemd:
            continue
        perceel = percelen.get(contract["perceel"])
        if perceel is not None and perceel["model"] == NOG_TE_KIEZEN:
            reden = f"contract '{contract['nummer']}' bestaat al in dit perceel; een model is dan gekozen"
            lezer.add(perceel.get_regel("model"), perceel.get_veld("model"), reden)
        segment = bekend.percelen[contract["perceel"]].segment
        for code in sorted({tarief["product"] for tarief in contract["tarieven"]}):
            element = producten.get(code) or perceel
            if element is not None and segment and bekend.producten[code] not in ("", segment):
                reden = (
                    f"contract '{contract['nummer']}' heeft in segment '{segment}' een tarief voor '{code}'"
                )
                sleutel = "segment" if code in producten else "code"
                lezer.add(element.get_regel(sleutel), element.get_veld(sleutel), reden)
