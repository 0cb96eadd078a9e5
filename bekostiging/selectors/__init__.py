"""Reads of bekostiging: the input of a settlement, and settlements that are stored."""

from bekostiging.selectors.afrekening import (
    find_bindende_sleutels,
    find_vastgestelde_afrekeningen,
    get_laatste_afrekening,
    get_vastgestelde_afrekening,
)
from bekostiging.selectors.afwikkeling import (
    find_afwikkelingen,
    find_afwikkelingen_per_lezer,
    get_afwikkeling,
)
from bekostiging.selectors.boekingen import Boeking, find_boekingen
from bekostiging.selectors.groepstap import Groepstap, Lijn
from bekostiging.selectors.lezen import Regiolezing, read_regioinvoer
from bekostiging.selectors.lijnen import (
    Lijnen,
    StapBestaatNietError,
    add_lijnen,
    find_lijnen,
    get_doel,
    get_stap,
    has_bewaarde_lijnen,
    is_in_euro,
    iter_stappen_met_lijnen,
)
from bekostiging.selectors.overzicht import (
    Afkeurregel,
    find_afrekeningen,
    find_bindende_afrekeningen,
    find_bindende_contractafrekeningen,
    find_contractafrekeningen,
    find_gemeentedelen,
    find_geparkeerd,
    find_nagekomen,
    find_versies,
    get_afkeurregels,
    get_totalen,
    get_zichtbare_gemeenten,
    is_gemeentelijk,
)
from bekostiging.selectors.rapporten import (
    Rapportgroep,
    find_rapporten,
    find_rapporten_per_jaar,
    group_rapporten,
    may_read_rapport,
)
from bekostiging.selectors.stand import read_stand
from bekostiging.selectors.te_verrekenen import add_te_verrekenen, add_te_verrekenen_delen
from bekostiging.selectors.uitlegblad import get_namen, get_stapblad, get_stappen
from bekostiging.selectors.verschil import (
    Afrekeningverschil,
    Bedragverschil,
    Contractverschil,
    Verschilsoort,
    get_vergeleken_versie,
    verschil_met_vorige,
)

__all__ = [
    "Afkeurregel",
    "Afrekeningverschil",
    "Bedragverschil",
    "Boeking",
    "Contractverschil",
    "Groepstap",
    "Lijn",
    "Lijnen",
    "Rapportgroep",
    "Regiolezing",
    "StapBestaatNietError",
    "Verschilsoort",
    "add_lijnen",
    "add_te_verrekenen",
    "add_te_verrekenen_delen",
    "find_afrekeningen",
    "find_afwikkelingen",
    "find_afwikkelingen_per_lezer",
    "find_bindende_afrekeningen",
    "find_bindende_contractafrekeningen",
    "find_bindende_sleutels",
    "find_boekingen",
    "find_contractafrekeningen",
    "find_gemeentedelen",
    "find_geparkeerd",
    "find_lijnen",
    "find_nagekomen",
    "find_rapporten",
    "find_rapporten_per_jaar",
    "find_vastgestelde_afrekeningen",
    "find_versies",
    "get_afkeurregels",
    "get_afwikkeling",
    "get_doel",
    "get_laatste_afrekening",
    "get_namen",
    "get_stap",
    "get_stapblad",
    "get_stappen",
    "get_totalen",
    "get_vastgestelde_afrekening",
    "get_vergeleken_versie",
    "get_zichtbare_gemeenten",
    "group_rapporten",
    "has_bewaarde_lijnen",
    "is_gemeentelijk",
    "is_in_euro",
    "iter_stappen_met_lijnen",
    "may_read_rapport",
    "read_regioinvoer",
    "read_stand",
    "verschil_met_vorige",
]
