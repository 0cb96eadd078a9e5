"""How far a contract is in a year, read by the statements of its settlement."""

from datetime import date

from bekostiging.berekening.fouten import NietAfTeRekenen
from bekostiging.berekening.stand import Contractstand, calculate_stand
from bekostiging.berekening.uitkomst import GeparkeerdContract
from bekostiging.selectors.lezen import read_contractinvoer
from contracten.models import Contract
from inkoop.kern.periode import get_jaareinde
from inkoop.platform.gebruikers.zicht import met_regiozicht


def read_stand(contract: Contract, jaar: int, peildatum: date) -> Contractstand | GeparkeerdContract | None:
    """Say how far a contract is in a year on a day, or at the end of a year that is over.

    None where the year has not begun or nothing is agreed for it; `GeparkeerdContract` says why it cannot be
    worked out. Of the whole contract: the caller checks who asks.
    """
    if peildatum.year < jaar:
        return None
    with met_regiozicht(contract.regio_id):
        invoer = read_contractinvoer(contract, jaar, min(peildatum, get_jaareinde(jaar)))
    if invoer is None or isinstance(invoer, GeparkeerdContract):
        return invoer
    try:
        return calculate_stand(invoer)
    except NietAfTeRekenen as fout:
        return GeparkeerdContract(invoer.nummer, invoer.aanbieder, fout.code, fout.reden)
