"""Incentive `gemiddelde_kosten`: below or above a reference per client. Source: NL Jeugd S1."""

from bekostiging.berekening.prikkels.grond import Prikkelgrond, begrens
from bekostiging.berekening.uitleg import Stap, Waarde, deel, euro, make_stap
from inkoop.kern.codes import Eenheid
from inkoop.kern.geld import exact, rond_af


def calculate_prikkel(grond: Prikkelgrond) -> Stap | None:
    """deel x (referentie x n - R), clipped to +/- maximum_percentage x R."""
    regeling = grond.afspraak.gemiddelde_kosten
    if regeling is None:
        return None
    verschil = exact(regeling.referentie) * grond.clienten - exact(grond.realisatie)
    maximum = exact(regeling.maximum_percentage) * exact(grond.realisatie)
    invoer = {
        "referentie": euro(regeling.referentie),
        "clienten": Waarde(grond.clienten, Eenheid.CLIENTEN),
        "realisatie": euro(grond.realisatie),
        "deel": deel(regeling.deel),
        "maximum_percentage": deel(regeling.maximum_percentage),
    }
    bedrag = rond_af(begrens(exact(regeling.deel) * verschil, maximum))
    return make_stap("gemiddelde_kosten", invoer, euro(bedrag))
