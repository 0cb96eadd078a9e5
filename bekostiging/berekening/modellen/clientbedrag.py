"""Model `clientbedrag`: average amount per client per month. Source: LS §3.1."""

from bekostiging.berekening.invoer import Clientmaandgroep, Contractinvoer
from bekostiging.berekening.realisatie import Realisatie, add_per_gemeente
from bekostiging.berekening.uitleg import Stap, aantal, code, euro, make_stap
from inkoop.kern.geld import rond_af


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """For each client-month with at least one delivered day: the tariff on the first of the month,
    rounded.
    """
    groepen = sorted(invoer.clientmaanden, key=lambda g: (g.product, g.tarief, g.aantal))
    return add_per_gemeente(invoer.regio, ((groep.gemeente, _make_stap(groep)) for groep in groepen))


def _make_stap(groep: Clientmaandgroep) -> Stap:
    invoer = {
        "product": code(groep.product),
        "clientmaanden": aantal(groep.aantal),
        "tarief": euro(groep.tarief),
    }
    return make_stap("clientbedrag_groep", invoer, euro(groep.aantal * rond_af(groep.tarief)))
