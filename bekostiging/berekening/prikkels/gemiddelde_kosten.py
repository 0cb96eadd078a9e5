"""Incentive `gemiddelde_kosten`: below or above a reference per client. Source: NL Jeugd S1."""

from decimal import Decimal

from bekostiging.berekening.prikkels.grond import Prikkelgrond, Rekenprikkel, begrens, get_instelling
from bekostiging.berekening.stapregel import Stap, Stapregel, Veld, make_veld
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid
from inkoop.kern.geld import rond_af
from inkoop.kern.prikkels.gemiddelde_kosten import BESCHRIJVING, DEEL, MAXIMUM_PERCENTAGE, REFERENTIE


def _reken(
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
    formule="Deel x (referentie x aantal cliënten - realisatie), nooit meer of minder dan maximum x "
    "realisatie.",
    invoer=(
        make_veld(REFERENTIE, woorden="referentie"),
        Veld("clienten", Eenheid.CLIENTEN, "geholpen cliënten"),
        Veld("realisatie", Eenheid.EURO),
        make_veld(DEEL, woorden="deel"),
        make_veld(MAXIMUM_PERCENTAGE, woorden="maximum percentage"),
    ),
    reken=_reken,
)


def calculate_prikkel(grond: Prikkelgrond) -> Stap | None:
    """deel x (referentie x n - R), clipped to +/- maximum_percentage x R."""
    regeling = grond.afspraak.gemiddelde_kosten
    if regeling is None:
        return None
    return GEMIDDELDE_KOSTEN.make_stap(
        referentie=get_instelling(REFERENTIE, regeling.referentie),
        clienten=grond.clienten,
        realisatie=grond.realisatie,
        deel=get_instelling(DEEL, regeling.deel),
        maximum_percentage=get_instelling(MAXIMUM_PERCENTAGE, regeling.maximum_percentage),
    )


REKENPRIKKEL = Rekenprikkel(BESCHRIJVING, (GEMIDDELDE_KOSTEN,), lambda _: False, calculate_prikkel)
