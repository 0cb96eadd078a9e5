"""Model `resultaat`: price per achieved outcome. Source: NL bijlage 1, AH ad 3."""

from decimal import Decimal

from bekostiging.berekening.invoer import Contractinvoer, Resultaatgroep
from bekostiging.berekening.realisatie import Realisatie, add_per_gemeente
from bekostiging.berekening.uitleg import Stap, aantal, code, deel, euro, make_stap
from inkoop.kern.codes import Resultaatdeel
from inkoop.kern.geld import exact, rond_af


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """Tariff x start_deel in the year of start, tariff x (1 - start_deel) x behaald in that of the
    outcome.
    """
    start_deel = invoer.parameters.start_deel or Decimal(0)
    groepen = sorted(
        invoer.resultaten, key=lambda g: (g.product, g.tarief, g.deel, g.behaald or Decimal(0), g.aantal)
    )
    return add_per_gemeente(invoer.regio, ((g.gemeente, _make_stap(g, start_deel)) for g in groepen))


def _make_stap(groep: Resultaatgroep, start_deel: Decimal) -> Stap:
    invoer = {
        "product": code(groep.product),
        "tarief": euro(groep.tarief),
        "start_deel": deel(start_deel),
        "aantal": aantal(groep.aantal),
    }
    if groep.deel is Resultaatdeel.START or groep.behaald is None:
        per_stuk = rond_af(exact(groep.tarief) * exact(start_deel))
        return make_stap("resultaat_start", invoer, euro(groep.aantal * per_stuk))
    per_stuk = rond_af(exact(groep.tarief) * (1 - exact(start_deel)) * exact(groep.behaald))
    return make_stap(
        "resultaat_uitkomst", {**invoer, "behaald": deel(groep.behaald)}, euro(groep.aantal * per_stuk)
    )
