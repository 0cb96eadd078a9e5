"""Writes of toegang."""

from inkoop.platform.bestanden.fouten import BestandFoutenError
from toegang.services.inzage import log_inzage
from toegang.services.maandtotalen import TotaalTeGrootError, hertel_maandtotalen
from toegang.services.prestaties import Intakeresultaat, neem_prestaties_in
from toegang.services.resultaten import RESULTAATKOLOMMEN, neem_resultaten_in
from toegang.services.toewijzingen import TOEWIJZINGKOLOMMEN, neem_toewijzingen_in, read_volume

__all__ = [
    "RESULTAATKOLOMMEN",
    "TOEWIJZINGKOLOMMEN",
    "BestandFoutenError",
    "Intakeresultaat",
    "TotaalTeGrootError",
    "hertel_maandtotalen",
    "log_inzage",
    "neem_prestaties_in",
    "neem_resultaten_in",
    "neem_toewijzingen_in",
    "read_volume",
]
