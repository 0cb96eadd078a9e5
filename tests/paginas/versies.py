"""Versions beside the one that everybody sees, to test pages with; call inside `met_systeemzicht()`."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from bekostiging.models import Afrekening
from tests import fabrieken
from tests.rechten.wereld import Wereld

# An amount that no other version has.
EIGEN_BEDRAG = Decimal("543.21")
VASTGESTELD_OP = fabrieken.MOMENT + timedelta(days=3)


def establish(wereld: Wereld, afrekening: Afrekening) -> None:
    """Establish a version that is complete."""
    rijen = Afrekening.objects.filter(pk=afrekening.pk)
    rijen.update(compleet=True)
    rijen.update(
        status="vastgesteld", vastgesteld_op=VASTGESTELD_OP, vastgesteld_door=wereld.accounts["inkoper"]
    )


def make_versie(wereld: Wereld, status: str, bedrag: Decimal = EIGEN_BEDRAG) -> Afrekening:
    """Add a version with the own contract and its two municipalities."""
    eigen = wereld.eigen
    bedragen = {"realisatie": bedrag, "vergoeding": bedrag, "voorschot": 0, "saldo": -bedrag}
    gedeeld_op = None if status == "concept" else fabrieken.MOMENT
    versie = fabrieken.AfrekeningFactory.create(
        regio=eigen["regio"], vorige=eigen["afrekening"], status=status, gedeeld_op=gedeeld_op, **bedragen
    )
    rij = fabrieken.ContractafrekeningFactory.create(
        afrekening=versie,
        contract=eigen["contract"],
        richting="bijbetaling",
        uitleg=eigen["contractafrekening"].uitleg,
        **bedragen,
    )
    fabrieken.GemeenteafrekeningFactory.create(contractafrekening=rij, gemeente=eigen["gemeente"], **bedragen)
    return versie


def make_correctie(wereld: Wereld, vast: Afrekening, saldo: int, status: str = "gedeeld") -> Any:
    """Add a correction with the own contract and municipality, that comes to another saldo; give its outcome.

    What was established has a saldo of 676, which is all of the own municipality.
    """
    bedragen = {"realisatie": 1000 - saldo, "vergoeding": 1000 - saldo, "voorschot": 1000, "saldo": saldo}
    eerder = wereld.eigen["contractafrekening"]
    correctie = fabrieken.AfrekeningFactory.create(
        regio=vast.regio,
        vorige=vast,
        corrigeert=vast,
        status=status,
        gedeeld_op=fabrieken.MOMENT,
        **bedragen,
    )
    rij = fabrieken.ContractafrekeningFactory.create(
        afrekening=correctie,
        contract=eerder.contract,
        uitleg=eerder.uitleg,
        overgenomen_van=eerder,
        richting="terugbetaling",
        **bedragen,
    )
    fabrieken.GemeenteafrekeningFactory.create(
        contractafrekening=rij, gemeente=wereld.eigen["gemeente"], **bedragen
    )
    return rij
