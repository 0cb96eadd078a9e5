"""Model `clientbedrag`: average amount per client per month. Source: LS §3.1."""

from bekostiging.berekening.invoer import Clientmaandgroep, Contractinvoer
from bekostiging.berekening.realisatie import Realisatie, Rekenmodel, add_per_gemeente
from bekostiging.berekening.stapregel import Stap, Stapregel, Veld
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid
from inkoop.kern.geld import exact, rond_af
from inkoop.kern.modellen.clientbedrag import BESCHRIJVING


def _reken(clientmaanden: Fraction, tarief: Fraction) -> Fraction:
    return clientmaanden * exact(rond_af(tarief))


CLIENTBEDRAG_GROEP = Stapregel(
    code="clientbedrag_groep",
    titel="Bedrag per cliënt per maand",
    bron=BESCHRIJVING.bron,
    formule="Aantal cliëntmaanden x het tarief, afgerond op centen.",
    invoer=(
        Veld("product", Eenheid.CODE),
        Veld("clientmaanden", Eenheid.AANTAL),
        Veld("tarief", Eenheid.EURO),
    ),
    reken=_reken,
)


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """For each client-month with at least one delivered day: the tariff on the first of the month,
    rounded.
    """
    groepen = sorted(invoer.clientmaanden, key=lambda g: (g.product, g.tarief, g.aantal))
    return add_per_gemeente(invoer.regio, ((groep.gemeente, _make_stap(groep)) for groep in groepen))


def _make_stap(groep: Clientmaandgroep) -> Stap:
    return CLIENTBEDRAG_GROEP.make_stap(
        product=groep.product, clientmaanden=groep.aantal, tarief=groep.tarief
    )


REKENMODEL = Rekenmodel(BESCHRIJVING, ("clientmaanden",), (CLIENTBEDRAG_GROEP,), calculate_realisatie)
