"""Writes of bekostiging: settle a region and year, and establish a settlement (vaststellen)."""

from bekostiging.berekening.register import REGELVERSIE
from bekostiging.berekening.uitvoer import write_json
from bekostiging.services.afkoeltijd import save_afkoeltijd
from bekostiging.services.afrekening import calculate_regiojaar, make_afrekening, reken_af
from bekostiging.services.besluitstuk import find_besluiten, make_besluitstukken
from bekostiging.services.invoerstand import find_wijzigingen, read_stand
from bekostiging.services.nagekomen import describe_nagekomen, renew_nagekomen
from bekostiging.services.rapportbundel import get_bundelnaam, write_rapportbundel
from bekostiging.services.rapporten import make_rapporten, write_rapporten
from bekostiging.services.rapporttaak import renew_rapporten, start_rapporten
from bekostiging.services.rechten import AfrekenenGeweigerdError
from bekostiging.services.steekproef import MEESTE_KEREN, Steekproefopgave, draw_steekproef
from bekostiging.services.taak import start_afrekening
from bekostiging.services.vaststellen import (
    deel,
    find_afrekeningmogelijkheden,
    get_deelmogelijkheid,
    get_vaststelmogelijkheid,
    stel_vast,
)
from bekostiging.services.vernietigen import vernietig_namen
from bekostiging.services.vingerafdruk import make_vingerafdruk

__all__ = [
    "MEESTE_KEREN",
    "REGELVERSIE",
    "AfrekenenGeweigerdError",
    "Steekproefopgave",
    "calculate_regiojaar",
    "deel",
    "describe_nagekomen",
    "draw_steekproef",
    "find_afrekeningmogelijkheden",
    "find_besluiten",
    "find_wijzigingen",
    "get_bundelnaam",
    "get_deelmogelijkheid",
    "get_vaststelmogelijkheid",
    "make_afrekening",
    "make_besluitstukken",
    "make_rapporten",
    "make_vingerafdruk",
    "read_stand",
    "reken_af",
    "renew_nagekomen",
    "renew_rapporten",
    "save_afkoeltijd",
    "start_afrekening",
    "start_rapporten",
    "stel_vast",
    "vernietig_namen",
    "write_json",
    "write_rapportbundel",
    "write_rapporten",
]
