"""The charts above the outcomes of a settlement; they show what the filter of the table leaves."""

from django.db.models import QuerySet

from bekostiging.models import Contractafrekening, Gemeenteafrekening
from inkoop.platform.schermen.services import Grafiek, Reeks, make_staafdiagram

# More contracts than this make a chart that nobody reads; the table holds them all.
MEESTE_IN_GRAFIEK = 6


def make_contractgrafiek(contracten: QuerySet[Contractafrekening]) -> Grafiek | None:
    """Return budget, realisation and outcome of the contracts with the highest outcome; None without any."""
    grootste = list(contracten.order_by("-vergoeding", "contract__nummer")[:MEESTE_IN_GRAFIEK])
    if not grootste:
        return None
    return make_staafdiagram(
        "Budget, realisatie en uitkomst per contract",
        _describe(len(grootste)),
        [f"{rij.contract.nummer}, {rij.contract.aanbieder}" for rij in grootste],
        [
            Reeks("Budget", [rij.budget for rij in grootste]),
            Reeks("Realisatie", [rij.realisatie for rij in grootste]),
            Reeks("Uitkomst", [rij.vergoeding for rij in grootste]),
        ],
        categorienaam="Contract",
    )


def make_gemeentegrafiek(delen: QuerySet[Gemeenteafrekening]) -> Grafiek | None:
    """Return the same for the parts of the own municipalities; a budget is agreed for the contract."""
    volgorde = ("-vergoeding", "contractafrekening__contract__nummer", "gemeente__volgorde")
    grootste = list(delen.order_by(*volgorde)[:MEESTE_IN_GRAFIEK])
    if not grootste:
        return None
    contracten = [rij.contractafrekening.contract for rij in grootste]
    return make_staafdiagram(
        "Realisatie, wat is betaald en uitkomst van mijn gemeente per contract",
        _describe(len(grootste)),
        [
            f"{contract.nummer}, {contract.aanbieder}, {rij.gemeente.naam}"
            for contract, rij in zip(contracten, grootste, strict=True)
        ],
        [
            Reeks("Realisatie", [rij.realisatie for rij in grootste]),
            Reeks("Al betaald", [rij.voorschot + rij.betaald for rij in grootste]),
            Reeks("Uitkomst", [rij.vergoeding for rij in grootste]),
        ],
        categorienaam="Contract",
    )


def _describe(aantal: int) -> str:
    if aantal < MEESTE_IN_GRAFIEK:
        return "Alle contracten uit de tabel hieronder."
    return f"De {aantal} contracten uit de tabel hieronder met de hoogste vergoeding."
