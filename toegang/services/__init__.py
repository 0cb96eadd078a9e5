"""Writes of toegang."""

from inkoop.platform.bestanden.fouten import BestandFoutenError
from toegang.regels.resultaat import Resultaatopgave
from toegang.regels.toewijzing import Toewijzingopgave
from toegang.regels.zorgperiode import Zorgperiodeopgave
from toegang.services.inzage import log_inzage
from toegang.services.maandtotalen import recount_maandtotalen, recount_na_wijziging
from toegang.services.prestaties import Intakeresultaat, neem_prestaties_in
from toegang.services.prestatiesommen import renew_sommen
from toegang.services.resultaten import save_resultaten, take_resultaten
from toegang.services.toewijzingen import save_toewijzingen, take_toewijzingen
from toegang.services.zorgperioden import save_zorgperioden, take_zorgperioden

__all__ = [
    "BestandFoutenError",
    "Intakeresultaat",
    "Resultaatopgave",
    "Toewijzingopgave",
    "Zorgperiodeopgave",
    "log_inzage",
    "neem_prestaties_in",
    "recount_maandtotalen",
    "recount_na_wijziging",
    "renew_sommen",
    "save_resultaten",
    "save_toewijzingen",
    "save_zorgperioden",
    "take_resultaten",
    "take_toewijzingen",
    "take_zorgperioden",
]
