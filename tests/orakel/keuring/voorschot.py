"""Refused at load: advances in a year with a budgetplafond."""

from tests.orakel.bundel import Rij
from tests.orakel.kopvorm import refuse
from tests.orakel.regio import Regio


def check_voorschotten(regio: Regio, rijen: list[Rij]) -> None:
    """Voorschotten.csv: an advance in a year with a budgetplafond, whichever of the two came first."""
    plafonds = {
        (contract["nummer"], int(afspraak["jaar"]))
        for contract in regio.kop["contracten"]
        for afspraak in contract.get("jaarafspraken") or []
        if afspraak.get("soort") == "budgetplafond"
    }
    for rij in rijen:
        if (rij["contract"], int(rij["datum"][:4])) in plafonds:
            raise rij.refuse("contract", "bij een budgetplafond is er geen voorschot")
    for voorschot in regio.voorschotten.values():
        if (voorschot["contract"], voorschot["jaar"]) in plafonds:
            raise refuse("soort", f"contract {voorschot['contract']} heeft een voorschot")
