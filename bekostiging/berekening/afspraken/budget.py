"""Budgets of an annual agreement: B of the contract, or per municipality."""

from decimal import Decimal

from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.invoer import Contractinvoer, Jaarafspraak
from inkoop.kern.geld import som
from inkoop.kern.modellen import MODELLEN


def require_bedrag(afspraak: Jaarafspraak) -> Decimal:
    """Give the agreed amount in euros; without one the contract is parked."""
    if afspraak.bedrag is None:
        raise NietAfTeRekenen(Parkeercode.GEEN_BEDRAG, "De jaarafspraak noemt geen bedrag.")
    return afspraak.bedrag


def has_gemeentebudgetten(invoer: Contractinvoer) -> bool:
    """Tell whether the agreement runs per municipality; under lumpsum `gemeenten` only states amounts."""
    return bool(invoer.afspraak.gemeenten) and not MODELLEN[invoer.model].bedrag_per_gemeente


def get_budget(invoer: Contractinvoer) -> Decimal | None:
    """Give B of the contract: the sum of the municipal budgets where those run, else the agreed amount."""
    afspraak = invoer.afspraak
    if afspraak.gemeenten and (has_gemeentebudgetten(invoer) or afspraak.bedrag is None):
        return som(budget.bedrag for budget in afspraak.gemeenten)
    return afspraak.bedrag
