"""Model `pxq`: price x quantity, open end. Source: LS §2.3, NL bijlage 1."""

from bekostiging.berekening.invoer import Contractinvoer, Regelgroep
from bekostiging.berekening.realisatie import (
    Realisatie,
    Rekenmodel,
    add_per_gemeente,
    check_afrondingsverschil,
)
from bekostiging.berekening.stapregel import Stap, Stapregel, Veld
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid
from inkoop.kern.modellen.pxq import BESCHRIJVING


def _reken(volume: Fraction, tarief: Fraction, aantal: Fraction, afrondingsverschil: Fraction) -> Fraction:
    return volume * tarief + check_afrondingsverschil(afrondingsverschil, aantal)


PXQ_GROEP = Stapregel(
    code="pxq_groep",
    titel="Prestaties van één product tegen één tarief",
    bron=BESCHRIJVING.bron,
    formule="Volume x tarief + afrondingsverschil. Elke prestatie is apart afgerond op centen; het "
    "afrondingsverschil is wat dat bij elkaar scheelt.",
    invoer=(
        Veld("product", Eenheid.CODE),
        Veld("aantal", Eenheid.AANTAL),
        Veld("volume", Eenheid.VOLUME),
        Veld("tarief", Eenheid.EURO),
        Veld("afrondingsverschil", Eenheid.EURO),
    ),
    reken=_reken,
)


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """Sum of the approved prestaties of the year: volume x tariff on begindatum, rounded per prestatie."""
    groepen = sorted(invoer.regels, key=lambda g: (g.product, g.tarief, g.aantal, g.volume, g.bedrag))
    return add_per_gemeente(invoer.regio, ((groep.gemeente, _make_stap(groep)) for groep in groepen))


def _make_stap(groep: Regelgroep) -> Stap:
    return PXQ_GROEP.make_stap(
        product=groep.product,
        aantal=groep.aantal,
        volume=groep.volume,
        tarief=groep.tarief,
        afrondingsverschil=groep.afrondingsverschil,
    )


REKENMODEL = Rekenmodel(BESCHRIJVING, ("regels",), (PXQ_GROEP,), calculate_realisatie)
