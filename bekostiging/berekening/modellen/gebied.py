"""Model `gebied`: area-based population funding. Source: NL bijlage 1, AH scenario D."""

from decimal import Decimal

from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.invoer import Contractinvoer
from bekostiging.berekening.realisatie import Realisatie, Rekenmodel, add_per_gemeente
from bekostiging.berekening.stapregel import Stapregel, Veld
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid
from inkoop.kern.geld import rond_af
from inkoop.kern.modellen.gebied import BESCHRIJVING


def _reken(bedrag_per_inwoner: Fraction, inwoners: Fraction) -> Decimal:
    return rond_af(bedrag_per_inwoner * inwoners)


GEBIED_GEMEENTE = Stapregel(
    code="gebied_gemeente",
    titel="Bedrag per inwoner",
    bron=BESCHRIJVING.bron,
    formule="Bedrag per inwoner x inwoners, afgerond op centen.",
    invoer=(Veld("bedrag_per_inwoner", Eenheid.EURO), Veld("inwoners", Eenheid.INWONERS)),
    reken=_reken,
)


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """Amount per inhabitant x the agreement's inhabitants, per municipality, each rounded."""
    afspraak = invoer.afspraak
    if afspraak.bedrag_per_inwoner is None:
        zin = "De jaarafspraak noemt geen bedrag per inwoner, en dat is nodig voor model gebied."
        raise NietAfTeRekenen(Parkeercode.GEEN_BEDRAG, zin)
    if not afspraak.inwoners:
        zin = "De jaarafspraak noemt geen inwoners per gemeente, en die zijn nodig voor model gebied."
        raise NietAfTeRekenen(Parkeercode.GEEN_INWONERS, zin)
    per_inwoner = afspraak.bedrag_per_inwoner
    stappen = (
        (rij.gemeente, GEBIED_GEMEENTE.make_stap(bedrag_per_inwoner=per_inwoner, inwoners=rij.aantal))
        for rij in afspraak.inwoners
    )
    return add_per_gemeente(invoer.regio, stappen)


REKENMODEL = Rekenmodel(
    BESCHRIJVING,
    ("afspraak.bedrag_per_inwoner", "afspraak.inwoners"),
    (GEBIED_GEMEENTE,),
    calculate_realisatie,
)
