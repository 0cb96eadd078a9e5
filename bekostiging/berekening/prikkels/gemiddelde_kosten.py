"""Incentive `gemiddelde_kosten`: below or above a reference per client. Source: NL Jeugd S1."""

from dataclasses import replace
from decimal import Decimal

from bekostiging.berekening.prikkels.grond import Prikkelgrond, Rekenprikkel, begrens, get_instelling
from bekostiging.berekening.stapregel import Stap, Stapregel
from bekostiging.berekening.veld import Veld, make_veld
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid, Kostenrichting
from inkoop.kern.geld import NUL, rond_af
from inkoop.kern.prikkels.gemiddelde_kosten import (
    BESCHRIJVING,
    DEEL,
    MAXIMUM_PERCENTAGE,
    REFERENTIE,
    RICHTING,
)


def _reken(
    referentie: Fraction,
    clienten: Fraction,
    vergoeding: Fraction,
    deel: Fraction,
    maximum_percentage: Fraction,
    richting: str,
) -> Decimal:
    if clienten == 0:
        return NUL
    bedrag = _reken_2022_1(referentie, clienten, vergoeding, deel, maximum_percentage)
    return min(bedrag, NUL) if richting == Kostenrichting.ALLEEN_MALUS else bedrag


def _reken_2022_1(
    referentie: Fraction,
    clienten: Fraction,
    realisatie: Fraction,
    deel: Fraction,
    maximum_percentage: Fraction,
) -> Decimal:
    verschil = referentie * clienten - realisatie
    return rond_af(begrens(deel * verschil, maximum_percentage * realisatie))


GEMIDDELDE_KOSTEN = Stapregel(
    code="gemiddelde_kosten",
    titel=BESCHRIJVING.naam,
    bron=BESCHRIJVING.bron,
    formule="Deel x (referentie x aantal cliënten - vergoeding), nooit meer of minder dan maximum x "
    "vergoeding. Is alleen een malus afgesproken, dan is een bonus niets. Zonder cliënten: niets.",
    invoer=(
        make_veld(REFERENTIE, woorden="referentie"),
        Veld("clienten", Eenheid.CLIENTEN, "geholpen cliënten"),
        Veld("vergoeding", Eenheid.EURO),
        make_veld(DEEL, woorden="deel"),
        make_veld(MAXIMUM_PERCENTAGE, woorden="maximum percentage"),
        make_veld(RICHTING, woorden="welke kant op"),
    ),
    reken=_reken,
    versie="2026.1",
)
# Compared with what was realised, both ways.
GEMIDDELDE_KOSTEN_2022_1 = replace(
    GEMIDDELDE_KOSTEN,
    formule="Deel x (referentie x aantal cliënten - realisatie), nooit meer of minder dan maximum x "
    "realisatie.",
    invoer=(
        *GEMIDDELDE_KOSTEN.invoer[:2],
        Veld("realisatie", Eenheid.EURO),
        *GEMIDDELDE_KOSTEN.invoer[3:5],
    ),
    reken=_reken_2022_1,
    versie="2022.1",
)


def calculate_prikkel(grond: Prikkelgrond) -> Stap | None:
    """deel x (referentie x n - V), clipped to +/- maximum_percentage x V: what counts is what is paid."""
    regeling = grond.afspraak.gemiddelde_kosten
    if regeling is None:
        return None
    return GEMIDDELDE_KOSTEN.make_stap(
        referentie=get_instelling(REFERENTIE, regeling.referentie),
        clienten=grond.clienten,
        vergoeding=grond.vergoeding,
        deel=get_instelling(DEEL, regeling.deel),
        maximum_percentage=get_instelling(MAXIMUM_PERCENTAGE, regeling.maximum_percentage),
        richting=get_instelling(RICHTING, regeling.richting),
    )


REKENPRIKKEL = Rekenprikkel(
    BESCHRIJVING, (GEMIDDELDE_KOSTEN, GEMIDDELDE_KOSTEN_2022_1), lambda _: False, calculate_prikkel
)
