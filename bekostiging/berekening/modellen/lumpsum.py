"""Model `lumpsum`: task-oriented; the provider keeps a surplus and bears a deficit. Source: NL bijlage 1."""

from bekostiging.berekening.afspraken.budget import require_bedrag
from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.invoer import Contractinvoer, Jaarafspraak
from bekostiging.berekening.realisatie import Realisatie, Rekenmodel, add_per_gemeente
from bekostiging.berekening.stapregel import Stapregel, Veld
from bekostiging.berekening.verdelen import verdeel_naar_inwoners
from inkoop.kern.codes import Eenheid
from inkoop.kern.geld import som
from inkoop.kern.modellen.lumpsum import BESCHRIJVING

LUMPSUM_BEDRAG = Stapregel(
    code="lumpsum_bedrag",
    titel="Vast bedrag voor de taak",
    bron=BESCHRIJVING.bron,
    formule="Het afgesproken bedrag.",
    invoer=(Veld("bedrag", Eenheid.EURO),),
    reken=lambda bedrag: bedrag,
)
LUMPSUM_GEMEENTE = Stapregel(
    code="lumpsum_gemeente",
    titel="Vast bedrag van één gemeente",
    bron=BESCHRIJVING.bron,
    formule="Het afgesproken bedrag.",
    invoer=(Veld("bedrag", Eenheid.EURO),),
    reken=lambda bedrag: bedrag,
)


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """The agreed amount, per municipality where stated, else by inhabitants."""
    if invoer.afspraak.gemeenten:
        _check_optelling(invoer.afspraak)
        bedragen = ((rij.gemeente, rij.bedrag) for rij in invoer.afspraak.gemeenten)
        stappen = ((gemeente, LUMPSUM_GEMEENTE.make_stap(bedrag=bedrag)) for gemeente, bedrag in bedragen)
        return add_per_gemeente(invoer.regio, stappen)
    stap = LUMPSUM_BEDRAG.make_stap(bedrag=require_bedrag(invoer.afspraak))
    delen, verdeling = verdeel_naar_inwoners(invoer, stap.bedrag)
    return Realisatie(delen, (stap, verdeling))


def _check_optelling(afspraak: Jaarafspraak) -> None:
    samen = som(rij.bedrag for rij in afspraak.gemeenten)
    if afspraak.bedrag is not None and afspraak.bedrag != samen:
        zin = f"De bedragen per gemeente tellen op tot {samen}, maar de jaarafspraak noemt {afspraak.bedrag}."
        raise NietAfTeRekenen(Parkeercode.AFSPRAAK_TEGENSTRIJDIG, zin)


REKENMODEL = Rekenmodel(
    BESCHRIJVING,
    ("afspraak.bedrag", "afspraak.gemeenten", "afspraak.gemeenten_lijst"),
    (LUMPSUM_BEDRAG, LUMPSUM_GEMEENTE),
    calculate_realisatie,
)
