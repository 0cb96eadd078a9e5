"""Model `gebied`: area-based population funding. Source: NL bijlage 1, AH scenario D."""

from decimal import Decimal

from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.invoer import Contractinvoer
from bekostiging.berekening.realisatie import Realisatie, add_per_gemeente
from bekostiging.berekening.uitleg import Stap, Waarde, euro, make_stap
from inkoop.kern.codes import Eenheid
from inkoop.kern.geld import exact, rond_af


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """Amount per inhabitant x the agreement's inhabitants, per municipality, each rounded."""
    afspraak = invoer.afspraak
    if afspraak.bedrag_per_inwoner is None:
        zin = "De jaarafspraak noemt geen bedrag per inwoner, en dat is nodig voor model gebied."
        raise NietAfTeRekenen(Parkeercode.GEEN_BEDRAG, zin)
    if not afspraak.inwoners:
        zin = "De jaarafspraak noemt geen inwoners per gemeente, en die zijn nodig voor model gebied."
        raise NietAfTeRekenen(Parkeercode.GEEN_INWONERS, zin)
    bedrag = afspraak.bedrag_per_inwoner
    return add_per_gemeente(
        invoer.regio, ((rij.gemeente, _make_stap(bedrag, rij.aantal)) for rij in afspraak.inwoners)
    )


def _make_stap(per_inwoner: Decimal, inwoners: int) -> Stap:
    invoer = {"bedrag_per_inwoner": euro(per_inwoner), "inwoners": Waarde(inwoners, Eenheid.INWONERS)}
    return make_stap("gebied_gemeente", invoer, euro(rond_af(exact(per_inwoner) * inwoners)))
