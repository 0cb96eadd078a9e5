"""Model `beschikbaarheid`: availability of a function, whatever the use. Source: KL §8, AH bijlage 2."""

from decimal import Decimal

from bekostiging.berekening.afspraken.budget import require_bedrag
from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.invoer import Contractinvoer
from bekostiging.berekening.realisatie import Realisatie
from bekostiging.berekening.uitleg import dagen, euro, make_stap
from bekostiging.berekening.verdelen import verdeel_naar_inwoners
from inkoop.kern.geld import exact, rond_af
from inkoop.kern.periode import dagen_van_jaar


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """Budget x available days/D (default all days), apportioned by inhabitants."""
    budget = require_bedrag(invoer.afspraak)
    jaardagen = dagen_van_jaar(invoer.regio.jaar)
    beschikbaar = _get_beschikbare_dagen(invoer.afspraak.beschikbare_dagen, jaardagen)
    bedrag = rond_af(exact(budget) * exact(beschikbaar) / jaardagen)
    gegevens = {
        "budget": euro(budget),
        "beschikbare_dagen": dagen(beschikbaar),
        "dagen_in_jaar": dagen(jaardagen),
    }
    stap = make_stap("beschikbaarheid_bedrag", gegevens, euro(bedrag))
    delen, verdeling = verdeel_naar_inwoners(invoer, bedrag)
    return Realisatie(delen, (stap, verdeling))


def _get_beschikbare_dagen(afgesproken: Decimal | None, jaardagen: int) -> Decimal:
    if afgesproken is None:
        return Decimal(jaardagen)
    if afgesproken > jaardagen:
        zin = f"De jaarafspraak noemt {afgesproken} beschikbare dagen, maar het jaar heeft er {jaardagen}."
        raise NietAfTeRekenen(Parkeercode.AFSPRAAK_TEGENSTRIJDIG, zin)
    return afgesproken
