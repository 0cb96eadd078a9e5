"""Writes of toegang."""

from inkoop.platform.bestanden.fouten import BestandFoutenError
from toegang.regels.prestatie import Prestatieopgave
from toegang.regels.resultaat import Resultaatopgave
from toegang.regels.toewijzing import Toewijzingopgave
from toegang.regels.zorgperiode import Zorgperiodeopgave
from toegang.services.maandtotalen import recount_maandtotalen, recount_na_wijziging
from toegang.services.prestaties import (
    Intakeresultaat,
    name_levering,
    neem_prestaties_in,
    take_prestaties,
)
from toegang.services.prestatiesommen import renew_sommen
from toegang.services.resultaten import remove_resultaten, save_resultaten, take_resultaten
from toegang.services.strijdig import make_strijdvergelijking
from toegang.services.terugname import take_leveringen_terug
from toegang.services.toewijzingen import save_toewijzingen, take_toewijzingen
from toegang.services.vernietigen import vernietig_zorg
from toegang.services.zorgperioden import remove_zorgperioden, save_zorgperioden, take_zorgperioden

__all__ = [
    "BestandFoutenError",
    "Intakeresultaat",
    "Prestatieopgave",
    "Resultaatopgave",
    "Toewijzingopgave",
    "Zorgperiodeopgave",
    "make_strijdvergelijking",
    "name_levering",
    "neem_prestaties_in",
    "recount_maandtotalen",
    "recount_na_wijziging",
    "remove_resultaten",
    "remove_zorgperioden",
    "renew_sommen",
    "save_resultaten",
    "save_toewijzingen",
    "save_zorgperioden",
    "take_leveringen_terug",
    "take_prestaties",
    "take_resultaten",
    "take_toewijzingen",
    "take_zorgperioden",
    "vernietig_zorg",
]
