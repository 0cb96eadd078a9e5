"""Apportionment with its explanation: by inhabitants, or by other weights."""

from collections.abc import Mapping
from decimal import Decimal

from bekostiging.berekening.invoer import Contractinvoer
from bekostiging.berekening.uitleg import Gegeven, Reeks, Stap, Waarde, euro, euro_per_gemeente, make_stap
from inkoop.kern.codes import Eenheid
from inkoop.kern.geld import Getal
from inkoop.kern.verdeelsleutel import Verdeelsleutel, get_verdeelsleutel
from inkoop.kern.verdeling import verdeel


def verdeel_naar_inwoners(invoer: Contractinvoer, bedrag: Decimal) -> tuple[dict[str, Decimal], Stap]:
    """Apportion by inhabitants over the gemeenten_lijst, else over all municipalities of the region.

    Nothing to apportion asks for no inhabitants. Source: NL §9.
    """
    if bedrag == 0:
        return {}, make_stap("verdeling_niets", {"bedrag": euro(bedrag)}, euro_per_gemeente({}))
    sleutel = get_contractsleutel(invoer)
    delen = sleutel.verdeel(bedrag)
    uitkomst = euro_per_gemeente(delen)
    stap = make_stap("verdeling_inwoners", {"bedrag": euro(bedrag)}, uitkomst, (_make_sleutelstap(sleutel),))
    return delen, stap


def verdeel_naar(
    stapcode: str, bedrag: Decimal, gewichten: Mapping[str, Getal], eenheid: Eenheid
) -> tuple[dict[str, Decimal], Stap]:
    """Apportion by the given weights, as step `stapcode`."""
    delen = verdeel(bedrag, gewichten)
    invoer: dict[str, Gegeven] = {
        "bedrag": euro(bedrag),
        "gewichten": Reeks(tuple(gewichten.items()), eenheid),
    }
    return delen, make_stap(stapcode, invoer, euro_per_gemeente(delen))


def get_contractsleutel(invoer: Contractinvoer) -> Verdeelsleutel:
    """Give the distribution key of the contract, in the order of the region."""
    regio = invoer.regio
    deelnemers = frozenset(invoer.afspraak.gemeenten_lijst or regio.bestaande_gemeenten)
    gemeenten = [gemeente for gemeente in regio.gemeentecodes if gemeente in deelnemers]
    return get_verdeelsleutel(regio.inwoners, regio.jaar, gemeenten, regio.afronding_percentage)


def _make_sleutelstap(sleutel: Verdeelsleutel) -> Stap:
    afronding = sleutel.afronding_percentage
    invoer: dict[str, Gegeven] = {
        "inwoners": Reeks(tuple(sleutel.inwoners.items()), Eenheid.INWONERS),
        "peiljaren": Reeks(tuple(sleutel.peiljaren.items()), Eenheid.JAAR),
        "afronding_percentage": Waarde(afronding, Eenheid.AANTAL),
    }
    eenheid = Eenheid.DEEL if afronding is None else Eenheid.PROCENT
    return make_stap("verdeelsleutel", invoer, Reeks(tuple(sleutel.gewichten.items()), eenheid))
