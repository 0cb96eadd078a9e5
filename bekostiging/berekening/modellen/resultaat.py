"""Model `resultaat`: price per achieved outcome. Source: NL bijlage 1, AH ad 3."""

from decimal import Decimal
from typing import Any

from bekostiging.berekening.invoer import Contractinvoer, Resultaatgroep
from bekostiging.berekening.realisatie import Realisatie, Rekenmodel, add_per_gemeente
from bekostiging.berekening.stapregel import Stap, Stapregel
from bekostiging.berekening.tekorten import check_tarieven
from bekostiging.berekening.veld import Veld, make_veld
from inkoop.kern.beschrijving import Instelling
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid, Resultaatdeel
from inkoop.kern.geld import exact, rond_af
from inkoop.kern.modellen.resultaat import BESCHRIJVING, START_DEEL


def _reken_start(aantal: Fraction, tarief: Fraction, start_deel: Fraction) -> Fraction:
    return aantal * exact(rond_af(tarief * start_deel))


def _reken_uitkomst(aantal: Fraction, tarief: Fraction, start_deel: Fraction, behaald: Fraction) -> Fraction:
    return aantal * exact(rond_af(tarief * (1 - start_deel) * behaald))


_INVOER = (
    Veld("product", Eenheid.CODE),
    Veld("tarief", Eenheid.EURO),
    make_veld(START_DEEL, woorden="deel bij de start"),
    Veld("aantal", Eenheid.AANTAL),
)
RESULTAAT_START = Stapregel(
    code="resultaat_start",
    titel="Deel van de prijs bij de start",
    bron=BESCHRIJVING.bron,
    formule="Per toewijzing: tarief x startdeel, afgerond op centen. Dat keer het aantal.",
    invoer=_INVOER,
    reken=_reken_start,
)
RESULTAAT_UITKOMST = Stapregel(
    code="resultaat_uitkomst",
    titel="Deel van de prijs bij het resultaat",
    bron=BESCHRIJVING.bron,
    formule="Per toewijzing: tarief x (1 - startdeel) x behaald, afgerond op centen. Dat keer het aantal.",
    invoer=(*_INVOER, Veld("behaald", Eenheid.DEEL)),
    reken=_reken_uitkomst,
)


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """Tariff x start_deel in the year of the effective start, tariff x (1 - start_deel) x behaald in that of
    the outcome. A part that is zero asks for no tariff.
    """
    start_deel = invoer.get_instelling(START_DEEL)
    check_tarieven(groep for groep in invoer.resultaten if _get_deel(groep, start_deel))
    groepen = sorted(
        (groep for groep in invoer.resultaten if groep.tarief is not None),
        key=lambda g: (g.product, g.tarief or Decimal(0), g.deel, g.behaald or Decimal(0), g.aantal),
    )
    return add_per_gemeente(invoer.regio, ((g.gemeente, _make_stap(g, start_deel)) for g in groepen))


def _get_deel(groep: Resultaatgroep, start_deel: Instelling) -> Fraction:
    """Which part of the price a group stands for."""
    aandeel = exact(Decimal(start_deel.waarde or 0))
    return aandeel if groep.behaald is None else (1 - aandeel) * exact(groep.behaald)


def _make_stap(groep: Resultaatgroep, start_deel: Instelling) -> Stap:
    gegevens: dict[str, Any] = {
        "product": groep.product,
        "tarief": groep.tarief,
        "start_deel": start_deel,
        "aantal": groep.aantal,
    }
    if groep.deel is Resultaatdeel.START:
        return RESULTAAT_START.make_stap(**gegevens)
    return RESULTAAT_UITKOMST.make_stap(**gegevens, behaald=groep.behaald)


REKENMODEL = Rekenmodel(
    BESCHRIJVING,
    ("resultaten", "afspraak.parameters", "perceelparameters"),
    (RESULTAAT_START, RESULTAAT_UITKOMST),
    calculate_realisatie,
)
