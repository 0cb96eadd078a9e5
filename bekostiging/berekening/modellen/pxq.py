"""Model `pxq`: price x quantity, open end. Source: LS §2.3, NL bijlage 1."""

from dataclasses import replace
from functools import partial
from typing import Any

from bekostiging.berekening.invoer import Contractinvoer, Regelgroep
from bekostiging.berekening.realisatie import (
    Realisatie,
    Rekenmodel,
    add_per_gemeente,
    check_afrondingsverschil,
    require_factor,
)
from bekostiging.berekening.stapregel import EERSTE_VERSIE, Stap, Stapregel
from bekostiging.berekening.veld import Veld
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid
from inkoop.kern.modellen.pxq import BESCHRIJVING


def _reken_2022_1(
    volume: Fraction, tarief: Fraction, aantal: Fraction, afrondingsverschil: Fraction
) -> Fraction:
    return volume * tarief + check_afrondingsverschil(afrondingsverschil, aantal)


def _reken(
    volume: Fraction,
    volume_eenheid: str,
    tarief: Fraction,
    tariefeenheid: str,
    aantal: Fraction,
    afrondingsverschil: Fraction,
) -> Fraction:
    factor = require_factor(volume_eenheid, tariefeenheid)
    return _reken_2022_1(volume * factor, tarief, aantal, afrondingsverschil)


_VOORAF = (
    Veld("product", Eenheid.CODE),
    Veld("aantal", Eenheid.AANTAL),
    Veld("volume", Eenheid.VOLUME),
)
_TARIEF, _VERSCHIL = Veld("tarief", Eenheid.EURO), Veld("afrondingsverschil", Eenheid.EURO)
PXQ_GROEP = Stapregel(
    code="pxq_groep",
    titel="Prestaties van één product tegen één tarief",
    bron=BESCHRIJVING.bron,
    formule="Volume, in de eenheid van het tarief, x tarief + afrondingsverschil. 60 minuten zijn 1 uur. "
    "Elke prestatie is apart afgerond op centen; het afrondingsverschil is wat dat bij elkaar scheelt.",
    invoer=(
        *_VOORAF,
        Veld("volume_eenheid", Eenheid.CODE, "eenheid"),
        _TARIEF,
        Veld("tariefeenheid", Eenheid.CODE, "eenheid van het tarief"),
        _VERSCHIL,
    ),
    reken=_reken,
    versie="2026.1",
)
# Took every volume as one in the unit of the tariff.
PXQ_GROEP_2022_1 = replace(
    PXQ_GROEP,
    formule="Volume x tarief + afrondingsverschil. Elke prestatie is apart afgerond op centen; het "
    "afrondingsverschil is wat dat bij elkaar scheelt.",
    invoer=(*_VOORAF, _TARIEF, _VERSCHIL),
    reken=_reken_2022_1,
    versie=EERSTE_VERSIE,
)


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """Sum of the prestaties of the year that count: volume in the unit of the tariff x the tariff on
    begindatum, rounded per prestatie.
    """
    groepen = sorted(
        invoer.regels,
        key=lambda g: (g.product, g.tarief, g.tariefeenheid, g.volume_eenheid, g.aantal, g.volume, g.bedrag),
    )
    return add_per_gemeente(invoer.regio, ((groep.gemeente, _make_stap(groep)) for groep in groepen))


def _make_stap(groep: Regelgroep) -> Stap:
    return PXQ_GROEP.make_stap_met_bedrag(groep.bedrag, partial(_make_invoer, groep))


def _make_invoer(groep: Regelgroep) -> dict[str, Any]:
    return {
        "product": groep.product,
        "aantal": groep.aantal,
        "volume": groep.volume,
        "volume_eenheid": groep.volume_eenheid,
        "tarief": groep.tarief,
        "tariefeenheid": groep.tariefeenheid,
        "afrondingsverschil": groep.afrondingsverschil,
    }


REKENMODEL = Rekenmodel(BESCHRIJVING, ("regels",), (PXQ_GROEP, PXQ_GROEP_2022_1), calculate_realisatie)
