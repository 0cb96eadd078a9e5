"""Changes to the purchase structure."""

from segmenten.regels.jaarcijfer import Jaarcijferopgave
from segmenten.regels.structuur import Structuuropgave
from segmenten.services.bewaking import Paden, met_getuigen, register_bewaker, register_getuige
from segmenten.services.jaarcijfer import save_jaarcijfers, take_jaarcijfers
from segmenten.services.toets import (
    assess_structuur,
    find_regio,
    save_getoetst,
    save_structuur,
)
from segmenten.services.wijzigen import IntussenGewijzigdError, change_deel, make_kenmerk

__all__ = [
    "IntussenGewijzigdError",
    "Jaarcijferopgave",
    "Paden",
    "Structuuropgave",
    "assess_structuur",
    "change_deel",
    "find_regio",
    "make_kenmerk",
    "met_getuigen",
    "register_bewaker",
    "register_getuige",
    "save_getoetst",
    "save_jaarcijfers",
    "save_structuur",
    "take_jaarcijfers",
]
