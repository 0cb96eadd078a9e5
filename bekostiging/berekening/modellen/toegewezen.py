"""Model `toegewezen`: effort-based, "beschikking = declaratie". Source: AH bijlage 2."""

from bekostiging.berekening.invoer import Contractinvoer, Toewijzinggroep
from bekostiging.berekening.realisatie import (
    Realisatie,
    Rekenmodel,
    add_per_gemeente,
    check_afrondingsverschil,
)
from bekostiging.berekening.stapregel import Stap, Stapregel, Veld
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid, Frequentie
from inkoop.kern.modellen.toegewezen import BESCHRIJVING


def _reken(
    volume_teller: Fraction,
    volume_noemer: Fraction,
    tarief: Fraction,
    aantal: Fraction,
    afrondingsverschil: Fraction,
) -> Fraction:
    volume = volume_teller / volume_noemer
    return volume * tarief + check_afrondingsverschil(afrondingsverschil, aantal)


TOEGEWEZEN_GROEP = Stapregel(
    code="toegewezen_groep",
    titel="Toegewezen volume van één product tegen één tarief",
    bron=BESCHRIJVING.bron,
    formule="Volume (teller / noemer) x tarief + afrondingsverschil. Elke toewijzing is apart afgerond op "
    "centen; het afrondingsverschil is wat dat bij elkaar scheelt.",
    invoer=(
        Veld("product", Eenheid.CODE),
        Veld("frequentie", Eenheid.CODE, keuzes=Frequentie),
        Veld("aantal", Eenheid.AANTAL),
        Veld("volume_teller", Eenheid.VOLUME, "volume (teller)"),
        Veld("volume_noemer", Eenheid.AANTAL, "volume (noemer)"),
        Veld("tarief", Eenheid.EURO),
        Veld("afrondingsverschil", Eenheid.EURO),
    ),
    reken=_reken,
)


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """Sum over the toewijzingen with a start: allocated volume in the year x tariff, rounded each."""
    groepen = sorted(
        invoer.toewijzingen,
        key=lambda g: (g.product, g.frequentie, g.tarief, g.volume_noemer, g.volume_teller, g.bedrag),
    )
    return add_per_gemeente(invoer.regio, ((groep.gemeente, _make_stap(groep)) for groep in groepen))


def _make_stap(groep: Toewijzinggroep) -> Stap:
    return TOEGEWEZEN_GROEP.make_stap(
        product=groep.product,
        frequentie=groep.frequentie,
        aantal=groep.aantal,
        volume_teller=groep.volume_teller,
        volume_noemer=groep.volume_noemer,
        tarief=groep.tarief,
        afrondingsverschil=groep.afrondingsverschil,
    )


REKENMODEL = Rekenmodel(BESCHRIJVING, ("toewijzingen",), (TOEGEWEZEN_GROEP,), calculate_realisatie)
