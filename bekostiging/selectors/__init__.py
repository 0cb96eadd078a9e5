"""Reads of bekostiging: the input of a settlement, and settlements that are stored."""

from bekostiging.selectors.afrekening import get_laatste_afrekening
from bekostiging.selectors.groepstap import Groepstap, Lijn
from bekostiging.selectors.lezen import Regiolezing, read_regioinvoer
from bekostiging.selectors.lijnen import (
    Lijnen,
    StapBestaatNietError,
    add_lijnen,
    find_lijnen,
    get_doel,
    get_stap,
    is_in_euro,
)
from bekostiging.selectors.overzicht import (
    Afkeurregel,
    find_afrekeningen,
    find_contractafrekeningen,
    find_gemeentedelen,
    find_geparkeerd,
    find_laatste_afrekeningen,
    find_laatste_contractafrekeningen,
    find_versies,
    get_afkeurregels,
    get_totalen,
    get_zichtbare_gemeenten,
    is_gemeentelijk,
)
from bekostiging.selectors.rapporten import find_rapporten, find_rapporten_van, may_read_rapport
from bekostiging.selectors.uitlegblad import get_namen, get_stapblad, get_stappen
from bekostiging.selectors.verschil import (
    Afrekeningverschil,
    Bedragverschil,
    Contractverschil,
    Verschilsoort,
    verschil_met_vorige,
)

__all__ = [
    "Afkeurregel",
    "Afrekeningverschil",
    "Bedragverschil",
    "Contractverschil",
    "Groepstap",
    "Lijn",
    "Lijnen",
    "Regiolezing",
    "StapBestaatNietError",
    "Verschilsoort",
    "add_lijnen",
    "find_afrekeningen",
    "find_contractafrekeningen",
    "find_gemeentedelen",
    "find_geparkeerd",
    "find_laatste_afrekeningen",
    "find_laatste_contractafrekeningen",
    "find_lijnen",
    "find_rapporten",
    "find_rapporten_van",
    "find_versies",
    "get_afkeurregels",
    "get_doel",
    "get_laatste_afrekening",
    "get_namen",
    "get_stap",
    "get_stapblad",
    "get_stappen",
    "get_totalen",
    "get_zichtbare_gemeenten",
    "is_gemeentelijk",
    "is_in_euro",
    "may_read_rapport",
    "read_regioinvoer",
    "verschil_met_vorige",
]
