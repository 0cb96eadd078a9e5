"""Model `trajecten`: fixed price per trajectory, with plekken where a municipality chose them. Source: NL
§8.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from bekostiging.berekening.invoer import Contractinvoer, Parameters, Trajectgroep
from bekostiging.berekening.modellen.plekken import calculate_plekken
from bekostiging.berekening.modellen.trajectprijs import Prijslijst, Trajectprijs
from bekostiging.berekening.realisatie import Realisatie, add_per_gemeente
from bekostiging.berekening.uitleg import Eenheid, Stap, Waarde, aantal, code, dagen, euro, make_stap
from inkoop.kern.periode import is_geleverd
from inkoop.kern.traject import (
    Erkenning,
    Looptijd,
    Voortijdig,
    calculate_erkend_bedrag,
    get_erkende_dagen,
)

# Trajectories with the same price and the same recognised days come to the same amount: they are one step.
_Sleutel = tuple[str, str, int, int, int]


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """Recognised part of the price per trajectory; for municipalities in plekken the occupied place-days."""
    lijst = Prijslijst(invoer)
    in_plekken = invoer.gemeenten_in_plekken
    groepen = [groep for groep in invoer.trajecten if groep.gemeente not in in_plekken]
    bijdragen = [*_calculate_trajecten(invoer, groepen, lijst), *calculate_plekken(invoer, in_plekken, lijst)]
    return add_per_gemeente(invoer.regio, bijdragen, lijst.make_stappen())


def _calculate_trajecten(
    invoer: Contractinvoer, groepen: Iterable[Trajectgroep], lijst: Prijslijst
) -> Iterator[tuple[str, Stap]]:
    prijzen: dict[_Sleutel, Trajectprijs] = {}
    aantallen: Counter[_Sleutel] = Counter()
    for groep in groepen:
        if not is_geleverd(groep.start, groep.stop, invoer.regio.jaar):
            continue
        vorm = lijst.get_vorm(groep.traject)
        looptijd = Looptijd(groep.start, groep.stop, vorm.doorlooptijd_dagen)
        voor, tot = _get_dagen(looptijd, invoer.regio.jaar, invoer.parameters)
        if voor != tot:
            prijs = lijst.get_prijs(vorm, groep.start.year)
            sleutel = (groep.gemeente, vorm.code, prijs.tariefjaar, voor, tot)
            prijzen[sleutel] = prijs
            aantallen[sleutel] += groep.aantal
    for sleutel in sorted(prijzen):
        yield sleutel[0], _make_stap(prijzen[sleutel], sleutel[3], sleutel[4], aantallen[sleutel])


def _get_dagen(looptijd: Looptijd, jaar: int, parameters: Parameters) -> tuple[int, int]:
    erkenning = parameters.erkenning or Erkenning.NAAR_RATO
    voortijdig = parameters.voortijdig or Voortijdig.VOLLEDIG
    voor = get_erkende_dagen(looptijd, date(jaar - 1, 12, 31), erkenning, voortijdig)
    return voor, get_erkende_dagen(looptijd, date(jaar, 12, 31), erkenning, voortijdig)


def _make_stap(prijs: Trajectprijs, voor: int, tot: int, hoeveel: int) -> Stap:
    doorlooptijd = prijs.vorm.doorlooptijd_dagen
    invoer = {
        "traject": code(prijs.vorm.code),
        "tariefjaar": Waarde(prijs.tariefjaar, Eenheid.JAAR),
        "prijs": euro(prijs.prijs),
        "doorlooptijd": dagen(doorlooptijd),
        "erkende_dagen_tot_en_met_vorig_jaar": dagen(voor),
        "erkende_dagen_tot_en_met_dit_jaar": dagen(tot),
        "aantal": aantal(hoeveel),
    }
    per_stuk = calculate_erkend_bedrag(prijs.prijs, voor, tot, doorlooptijd)
    return make_stap("traject_groep", invoer, euro(hoeveel * per_stuk))
