"""Model `lumpsum`: task-oriented; the provider keeps a surplus and bears a deficit. Source: NL bijlage 1."""

from collections.abc import Sequence

from bekostiging.berekening.afspraken.budget import (
    check_budget,
    get_gemeentebedragen,
    require_bedrag,
)
from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.invoer import Contractinvoer, Jaarafspraak
from bekostiging.berekening.realisatie import Realisatie, Rekenmodel, add_per_gemeente
from bekostiging.berekening.stapregel import Stap, Stapregel
from bekostiging.berekening.veld import Veld
from bekostiging.berekening.verdelen import verdeel_naar_inwoners
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid
from inkoop.kern.geld import som
from inkoop.kern.modellen.lumpsum import BESCHRIJVING


def _reken(bedrag: Fraction, stappen: Sequence[Stap]) -> Fraction:
    check_budget(bedrag, stappen)
    return bedrag


LUMPSUM_BEDRAG = Stapregel(
    code="lumpsum_bedrag",
    titel="Vast bedrag voor de taak",
    bron=BESCHRIJVING.bron,
    formule="Het afgesproken bedrag.",
    invoer=(Veld("bedrag", Eenheid.EURO),),
    reken=_reken,
)
LUMPSUM_GEMEENTE = Stapregel(
    code="lumpsum_gemeente",
    titel="Vast bedrag van één gemeente",
    bron=BESCHRIJVING.bron,
    formule="Het afgesproken bedrag.",
    invoer=(Veld("bedrag", Eenheid.EURO),),
    reken=_reken,
)


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """The agreed amount, per municipality where stated, else by inhabitants."""
    if invoer.afspraak.gemeenten:
        _check_optelling(invoer.afspraak)
        stappen = (
            (code, LUMPSUM_GEMEENTE.make_stap(bedrag=budget.bedrag, stappen=budget.stappen))
            for code, budget in get_gemeentebedragen(invoer.afspraak).items()
        )
        return add_per_gemeente(invoer.regio, stappen)
    budget = require_bedrag(invoer.afspraak)
    stap = LUMPSUM_BEDRAG.make_stap(bedrag=budget.bedrag, stappen=budget.stappen)
    delen, verdeling = verdeel_naar_inwoners(invoer, stap.bedrag)
    return Realisatie(delen, (stap, verdeling))


def _check_optelling(afspraak: Jaarafspraak) -> None:
    bedragen = get_gemeentebedragen(afspraak).values()
    samen = som(budget.check_niet_negatief().bedrag for budget in bedragen)
    if afspraak.bedrag is not None and require_bedrag(afspraak).bedrag != samen:
        zin = f"De bedragen per gemeente tellen op tot {samen}, maar de jaarafspraak noemt {afspraak.bedrag}."
        raise NietAfTeRekenen(Parkeercode.AFSPRAAK_TEGENSTRIJDIG, zin)


REKENMODEL = Rekenmodel(
    BESCHRIJVING,
    ("afspraak.bedrag", "afspraak.verhogingen", "afspraak.gemeenten", "afspraak.gemeenten_lijst"),
    (LUMPSUM_BEDRAG, LUMPSUM_GEMEENTE),
    calculate_realisatie,
)
