"""The pipeline of one contract: realisatie -> vergoeding -> prikkels -> verdeling -> saldo.

Source: docs/berekening.md, De vijf fasen. Each stage explains itself.
"""

from collections.abc import Mapping
from decimal import Decimal

from bekostiging.berekening.afspraken.budget import Budget
from bekostiging.berekening.eindverdeling import calculate_saldo, calculate_verdeling
from bekostiging.berekening.fouten import NietAfTeRekenen, OnjuisteInvoerError, Parkeercode
from bekostiging.berekening.invoer import Contractinvoer
from bekostiging.berekening.modellen import REKENMODELLEN
from bekostiging.berekening.prikkelstap import calculate_prikkels
from bekostiging.berekening.realisatie import REALISATIE_AANGENOMEN, Realisatie
from bekostiging.berekening.register import REGELVERSIE
from bekostiging.berekening.tekorten import check_tekorten
from bekostiging.berekening.uitkomst import Contractuitkomst
from bekostiging.berekening.uitleg import Uitleg
from bekostiging.berekening.vergoeding import calculate_vergoeding
from inkoop.kern.bedragen import add_bedragen
from inkoop.kern.fouten import OntbrekendGegevenError

_PARKEERCODES = {
    "uurtarief": Parkeercode.GEEN_UURTARIEF,
    "inwoners": Parkeercode.GEEN_INWONERS,
    "traject": Parkeercode.GEEN_TRAJECT,
    "verdeelsleutel": Parkeercode.AFSPRAAK_TEGENSTRIJDIG,
}


def calculate_contractafrekening(invoer: Contractinvoer) -> Contractuitkomst:
    """Settle one contract for one year, to the cent, with its explanation.

    Raises `NietAfTeRekenen` with a Dutch reason where something a rule asks for is not there.
    """
    try:
        return _calculate(invoer, calculate_realisatie(invoer))
    except OntbrekendGegevenError as fout:
        raise NietAfTeRekenen(_PARKEERCODES[fout.gegeven], str(fout)) from fout


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """Compute R by the funding model of the contract, or raise `NietAfTeRekenen`."""
    try:
        check_tekorten(invoer.tekorten)
        return REKENMODELLEN[invoer.model].calculate_realisatie(invoer)
    except OntbrekendGegevenError as fout:
        raise NietAfTeRekenen(_PARKEERCODES[fout.gegeven], str(fout)) from fout


def calculate_bij_realisatie(invoer: Contractinvoer, realisatie: Mapping[str, Decimal]) -> Contractuitkomst:
    """Settle with a given R per municipality in euros: for a preview, a forecast or a simulation.

    Everything after the realisatie is computed as in the settlement; same errors.
    """
    _check_gemeenten(invoer, realisatie)
    geordend = {code: realisatie[code] for code in invoer.regio.gemeentecodes if code in realisatie}
    stap = REALISATIE_AANGENOMEN.make_stap(opgegeven=geordend)
    try:
        return _calculate(invoer, Realisatie(geordend, (stap,)))
    except OntbrekendGegevenError as fout:
        raise NietAfTeRekenen(_PARKEERCODES[fout.gegeven], str(fout)) from fout


def _calculate(invoer: Contractinvoer, realisatie: Realisatie) -> Contractuitkomst:
    per_gemeente = realisatie.per_gemeente
    budget = Budget(invoer)
    vergoeding = calculate_vergoeding(invoer, per_gemeente, budget)
    prikkels = calculate_prikkels(invoer, vergoeding, budget)
    verdeling = calculate_verdeling(invoer, per_gemeente, vergoeding, prikkels)
    gemeenten, saldostap = calculate_saldo(invoer, per_gemeente, verdeling.per_gemeente)
    stappen = (realisatie.make_stap(), vergoeding.stap, prikkels.stap, verdeling.stap, saldostap)
    bedragen = add_bedragen(gemeenten).posten() | {
        # From where they were computed: the outcome refuses parts that do not add up to these.
        "realisatie": realisatie.totaal,
        "vergoeding": vergoeding.totaal + prikkels.totaal,
        "prikkel": prikkels.totaal,
    }
    return Contractuitkomst(
        **bedragen,
        contract=invoer.nummer,
        aanbieder=invoer.aanbieder,
        perceel=invoer.perceel,
        model=invoer.model,
        soort=invoer.afspraak.soort,
        vergoeding_afspraak=vergoeding.totaal,
        prikkels=prikkels.uitkomsten,
        gemeenten=gemeenten,
        uitleg=Uitleg(invoer.nummer, invoer.regio.jaar, REGELVERSIE, stappen),
    )


def _check_gemeenten(invoer: Contractinvoer, realisatie: Mapping[str, Decimal]) -> None:
    for gemeente in realisatie:
        if gemeente not in invoer.regio.gemeentecodes:
            raise OnjuisteInvoerError("realisatie", "gemeente", gemeente, "geen gemeente van de regio")
