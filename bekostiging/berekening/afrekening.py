"""The settlement of a region and year: every contract, a bad one parked while the others go on."""

from bekostiging.berekening.contractafrekening import calculate_contractafrekening
from bekostiging.berekening.fouten import NietAfTeRekenen
from bekostiging.berekening.invoer import Contractinvoer, Regioinvoer
from bekostiging.berekening.register import REGELVERSIE
from bekostiging.berekening.uitkomst import (
    Afrekeninguitkomst,
    Contractuitkomst,
    GeparkeerdContract,
)
from inkoop.kern.bedragen import add_bedragen


def calculate_afrekening(invoer: Regioinvoer) -> Afrekeninguitkomst:
    """Settle all contracts, ordered by number (code point); a contract that cannot be settled is parked.

    Only `NietAfTeRekenen` parks: any other error is a defect and stops the run.
    """
    uitkomsten = [settle_or_park(contract) for contract in sorted(invoer.contracten, key=lambda c: c.nummer)]
    contracten = tuple(uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, Contractuitkomst))
    return Afrekeninguitkomst(
        regio=invoer.regio.code,
        jaar=invoer.regio.jaar,
        regelversie=REGELVERSIE,
        contracten=contracten,
        geparkeerd=tuple(uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, GeparkeerdContract)),
        totaal=add_bedragen(contracten),
        afgekeurd=tuple(sorted(invoer.afgekeurd, key=lambda rij: rij.reden)),
    )


def settle_or_park(invoer: Contractinvoer) -> Contractuitkomst | GeparkeerdContract:
    """Settle one contract, or park it with the reason."""
    try:
        return calculate_contractafrekening(invoer)
    except NietAfTeRekenen as fout:
        return GeparkeerdContract(invoer.nummer, invoer.aanbieder, fout.code, fout.reden)
