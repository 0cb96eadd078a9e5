"""Model `beschikbaarheid`: availability of a function, whatever the use. Source: KL §8, AH bijlage 2."""

from collections.abc import Sequence
from decimal import Decimal

from bekostiging.berekening.afspraken.budget import check_budget, require_bedrag
from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.invoer import Contractinvoer
from bekostiging.berekening.realisatie import Realisatie, Rekenmodel
from bekostiging.berekening.stapregel import Stap, Stapregel
from bekostiging.berekening.veld import Veld
from bekostiging.berekening.verdelen import verdeel_naar_inwoners
from inkoop.kern.beschrijving import Instelling
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid, Herkomst
from inkoop.kern.geld import rond_af
from inkoop.kern.modellen.beschikbaarheid import BESCHRIJVING
from inkoop.kern.periode import dagen_van_jaar


def _reken(
    budget: Fraction, beschikbare_dagen: Fraction, dagen_in_jaar: Fraction, stappen: Sequence[Stap]
) -> Decimal:
    check_budget(budget, stappen)
    return rond_af(budget * beschikbare_dagen / dagen_in_jaar)


BESCHIKBAARHEID_BEDRAG = Stapregel(
    code="beschikbaarheid_bedrag",
    titel="Vergoeding voor beschikbaar zijn",
    bron=BESCHRIJVING.bron,
    formule="Budget x beschikbare dagen / dagen van het jaar, afgerond op centen.",
    invoer=(
        Veld("budget", Eenheid.EURO),
        Veld("beschikbare_dagen", Eenheid.DAGEN, instelling=True),
        Veld("dagen_in_jaar", Eenheid.DAGEN),
    ),
    reken=_reken,
)


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """Budget x available days/D (default the days within the term), apportioned by inhabitants."""
    jaardagen = dagen_van_jaar(invoer.regio.jaar)
    budget = require_bedrag(invoer.afspraak)
    stap = BESCHIKBAARHEID_BEDRAG.make_stap(
        budget=budget.bedrag,
        beschikbare_dagen=_get_beschikbare_dagen(invoer, jaardagen),
        dagen_in_jaar=jaardagen,
        stappen=budget.stappen,
    )
    delen, verdeling = verdeel_naar_inwoners(invoer, stap.bedrag)
    return Realisatie(delen, (stap, verdeling))


def _get_beschikbare_dagen(invoer: Contractinvoer, jaardagen: int) -> Instelling:
    afgesproken = invoer.afspraak.beschikbare_dagen
    if afgesproken is None:
        return Instelling(Decimal(invoer.contractdagen), Herkomst.STANDAARD)
    if afgesproken > jaardagen:
        zin = f"De jaarafspraak noemt {afgesproken} beschikbare dagen, maar het jaar heeft er {jaardagen}."
        raise NietAfTeRekenen(Parkeercode.AFSPRAAK_TEGENSTRIJDIG, zin)
    return Instelling(afgesproken, Herkomst.AFSPRAAK)


REKENMODEL = Rekenmodel(
    BESCHRIJVING,
    (
        "afspraak.bedrag",
        "afspraak.verhogingen",
        "afspraak.beschikbare_dagen",
        "afspraak.gemeenten_lijst",
        "termijn",
    ),
    (BESCHIKBAARHEID_BEDRAG,),
    calculate_realisatie,
)
