"""Model `toegewezen`: effort-based, "beschikking = declaratie". Source: AH bijlage 2."""

from bekostiging.berekening.invoer import Contractinvoer, Toewijzinggroep
from bekostiging.berekening.realisatie import Realisatie, add_per_gemeente
from bekostiging.berekening.uitleg import Stap, Waarde, aantal, code, euro, make_stap
from inkoop.kern.codes import Eenheid


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """Sum over the toewijzingen with a start: allocated volume in the year x tariff, rounded each."""
    groepen = sorted(
        invoer.toewijzingen,
        key=lambda g: (g.product, g.frequentie, g.tarief, g.volume_noemer, g.volume_teller, g.bedrag),
    )
    return add_per_gemeente(invoer.regio, ((groep.gemeente, _make_stap(groep)) for groep in groepen))


def _make_stap(groep: Toewijzinggroep) -> Stap:
    invoer = {
        "product": code(groep.product),
        "frequentie": code(groep.frequentie),
        "aantal": aantal(groep.aantal),
        "volume_teller": Waarde(groep.volume_teller, Eenheid.VOLUME),
        "volume_noemer": aantal(groep.volume_noemer),
        "tarief": euro(groep.tarief),
        "afrondingsverschil": euro(groep.afrondingsverschil),
    }
    return make_stap("toegewezen_groep", invoer, euro(groep.bedrag))
