"""Model `toegewezen`: effort-based, "beschikking = declaratie". Source: AH bijlage 2."""

from collections.abc import Mapping, Sequence

from bekostiging.berekening.invoer import Contractinvoer, Toewijzinggroep
from bekostiging.berekening.realisatie import (
    Realisatie,
    Rekenmodel,
    add_per_gemeente,
    check_afrondingsverschil,
)
from bekostiging.berekening.stapregel import Stap, Stapregel
from bekostiging.berekening.veld import Veld
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid, Frequentie
from inkoop.kern.modellen.toegewezen import BESCHRIJVING


def _reken(
    volumes: Sequence[Mapping[str, Fraction]], aantal: Fraction, afrondingsverschil: Fraction
) -> Fraction:
    bedragen = (rij["volume_teller"] / rij["volume_noemer"] * rij["tarief"] for rij in volumes)
    return sum(bedragen, Fraction(0)) + check_afrondingsverschil(afrondingsverschil, aantal)


def _reken_2022_1(
    volume_teller: Fraction,
    volume_noemer: Fraction,
    tarief: Fraction,
    aantal: Fraction,
    afrondingsverschil: Fraction,
) -> Fraction:
    volume = volume_teller / volume_noemer
    return volume * tarief + check_afrondingsverschil(afrondingsverschil, aantal)


_VOORAF = (
    Veld("product", Eenheid.CODE),
    Veld("frequentie", Eenheid.CODE, keuzes=Frequentie),
    Veld("aantal", Eenheid.AANTAL),
)
TOEGEWEZEN_GROEP = Stapregel(
    code="toegewezen_groep",
    titel="Toegewezen volume van één product",
    bron=BESCHRIJVING.bron,
    formule="De som per tarief van volume (teller / noemer), in de eenheid van het tarief, x tarief, + "
    "afrondingsverschil. Elke dag telt tegen het tarief van die dag. Elke toewijzing is als geheel afgerond "
    "op centen; het afrondingsverschil is wat dat bij elkaar scheelt.",
    invoer=(
        *_VOORAF,
        Veld(
            "volumes",
            Eenheid.VOLUME,
            "volume per tarief",
            kolommen=(
                ("tarief", Eenheid.EURO),
                ("eenheid", Eenheid.CODE),
                ("volume_teller", Eenheid.VOLUME),
                ("volume_noemer", Eenheid.AANTAL),
            ),
            rij="{volume_teller} / {volume_noemer} {eenheid} x {tarief}",
        ),
        Veld("afrondingsverschil", Eenheid.EURO),
    ),
    reken=_reken,
    versie="2026.1",
)
# Had one tariff for all days of the year.
TOEGEWEZEN_GROEP_2022_1 = Stapregel(
    code="toegewezen_groep",
    titel="Toegewezen volume van één product tegen één tarief",
    bron=BESCHRIJVING.bron,
    formule="Volume (teller / noemer) x tarief + afrondingsverschil. Elke toewijzing is apart afgerond op "
    "centen; het afrondingsverschil is wat dat bij elkaar scheelt.",
    invoer=(
        *_VOORAF,
        Veld("volume_teller", Eenheid.VOLUME, "volume (teller)"),
        Veld("volume_noemer", Eenheid.AANTAL, "volume (noemer)"),
        Veld("tarief", Eenheid.EURO),
        Veld("afrondingsverschil", Eenheid.EURO),
    ),
    reken=_reken_2022_1,
)


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """Sum over the toewijzingen that are delivered in the year: volume of the paid days x the tariff of each
    day, rounded per toewijzing.
    """
    groepen = sorted(invoer.toewijzingen, key=lambda g: (g.product, g.frequentie, g.aantal, g.bedrag))
    return add_per_gemeente(invoer.regio, ((groep.gemeente, _make_stap(groep)) for groep in groepen))


def _make_stap(groep: Toewijzinggroep) -> Stap:
    return TOEGEWEZEN_GROEP.make_stap(
        product=groep.product,
        frequentie=groep.frequentie,
        aantal=groep.aantal,
        volumes=((v.tarief, v.eenheid, v.teller, v.noemer) for v in sorted(groep.volumes)),
        afrondingsverschil=groep.afrondingsverschil,
    )


REKENMODEL = Rekenmodel(
    BESCHRIJVING, ("toewijzingen",), (TOEGEWEZEN_GROEP, TOEGEWEZEN_GROEP_2022_1), calculate_realisatie
)
