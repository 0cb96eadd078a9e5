"""Model `lumpsum`: task-oriented; the provider keeps a surplus and bears a deficit. Source: NL bijlage 1."""

from bekostiging.berekening.afspraken.budget import require_bedrag
from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.invoer import Contractinvoer, Jaarafspraak
from bekostiging.berekening.realisatie import Realisatie, add_per_gemeente
from bekostiging.berekening.uitleg import euro, make_stap
from bekostiging.berekening.verdelen import verdeel_naar_inwoners
from inkoop.kern.geld import som


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """The agreed amount, per municipality where stated, else by inhabitants."""
    if invoer.afspraak.gemeenten:
        return _get_bedragen_per_gemeente(invoer)
    bedrag = require_bedrag(invoer.afspraak)
    stap = make_stap("lumpsum_bedrag", {"bedrag": euro(bedrag)}, euro(bedrag))
    delen, verdeling = verdeel_naar_inwoners(invoer, bedrag)
    return Realisatie(delen, (stap, verdeling))


def _get_bedragen_per_gemeente(invoer: Contractinvoer) -> Realisatie:
    _check_optelling(invoer.afspraak)
    bijdragen = (
        (rij.gemeente, make_stap("lumpsum_gemeente", {"bedrag": euro(rij.bedrag)}, euro(rij.bedrag)))
        for rij in invoer.afspraak.gemeenten
    )
    return add_per_gemeente(invoer.regio, bijdragen)


def _check_optelling(afspraak: Jaarafspraak) -> None:
    samen = som(rij.bedrag for rij in afspraak.gemeenten)
    if afspraak.bedrag is not None and afspraak.bedrag != samen:
        zin = f"De bedragen per gemeente tellen op tot {samen}, maar de jaarafspraak noemt {afspraak.bedrag}."
        raise NietAfTeRekenen(Parkeercode.AFSPRAAK_TEGENSTRIJDIG, zin)
