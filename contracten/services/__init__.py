"""Changes to providers, contracts and what is agreed in them."""

from contracten.regels.contract import Contractenopgave
from contracten.regels.kpiscore import Kpiscoreopgave
from contracten.regels.voorschot import Betalingopgave, Voorschotopgave
from contracten.services.betaling import (
    remove_kpiscores,
    rename_betalingen,
    rename_voorschotten,
    save_betalingen,
    save_kpiscores,
    save_voorschotten,
    take_betalingen,
    take_kpiscores,
    take_voorschotten,
)
from contracten.services.contractstuk import make_contractstukken
from contracten.services.toets import (
    assess_contracten,
    find_bezwaren_tegen_structuur,
    save_contracten,
    save_getoetst,
)

__all__ = [
    "Betalingopgave",
    "Contractenopgave",
    "Kpiscoreopgave",
    "Voorschotopgave",
    "assess_contracten",
    "find_bezwaren_tegen_structuur",
    "make_contractstukken",
    "remove_kpiscores",
    "rename_betalingen",
    "rename_voorschotten",
    "save_betalingen",
    "save_contracten",
    "save_getoetst",
    "save_kpiscores",
    "save_voorschotten",
    "take_betalingen",
    "take_kpiscores",
    "take_voorschotten",
]
