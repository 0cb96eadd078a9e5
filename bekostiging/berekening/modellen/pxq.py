"""Model `pxq`: price x quantity, open end. Source: LS §2.3, NL bijlage 1."""

from bekostiging.berekening.invoer import Contractinvoer, Regelgroep
from bekostiging.berekening.realisatie import Realisatie, add_per_gemeente
from bekostiging.berekening.uitleg import Stap, Waarde, aantal, code, euro, make_stap
from inkoop.kern.codes import Eenheid


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """Sum of the approved prestaties of the year: volume x tariff on begindatum, rounded per prestatie."""
    groepen = sorted(invoer.regels, key=lambda g: (g.product, g.tarief, g.aantal, g.volume, g.bedrag))
    return add_per_gemeente(invoer.regio, ((groep.gemeente, _make_stap(groep)) for groep in groepen))


def _make_stap(groep: Regelgroep) -> Stap:
    invoer = {
        "product": code(groep.product),
        "aantal": aantal(groep.aantal),
        "volume": Waarde(groep.volume, Eenheid.VOLUME),
        "tarief": euro(groep.tarief),
        "afrondingsverschil": euro(groep.afrondingsverschil),
    }
    return make_stap("pxq_groep", invoer, euro(groep.bedrag))
