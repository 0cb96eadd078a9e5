"""Model `trajecten`: fixed price per trajectory, with plekken where a municipality chose them.

Source: NL §8; for the choice NL bijlage 1, administratieve lastendruk.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from bekostiging.berekening.invoer import Contractinvoer, Parameters, Trajectgroep
from bekostiging.berekening.modellen.plekken import calculate_plekken
from bekostiging.berekening.modellen.trajectprijs import Prijslijst, Trajectprijs, check_trajecten
from bekostiging.berekening.realisatie import Realisatie, add_per_gemeente
from bekostiging.berekening.uitleg import Gegeven, Reeks, Stap, Waarde, code, dagen, euro, make_stap
from inkoop.kern.codes import Eenheid, Erkenning, Voortijdig
from inkoop.kern.geld import som
from inkoop.kern.periode import is_geleverd
from inkoop.kern.traject import Looptijd, calculate_erkend_bedrag, get_erkende_dagen

# Municipality, trajectory and the year of the rates: one price, one step.
_Sleutel = tuple[str, str, int]
# Recognised days up to and including last year, and this year: with one price they come to one amount.
_Dagen = tuple[int, int]


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """Recognised part of the price per trajectory; for municipalities in plekken the occupied place-days."""
    check_trajecten(invoer)
    lijst = Prijslijst(invoer)
    in_plekken = invoer.gemeenten_in_plekken
    groepen = [groep for groep in invoer.trajecten if groep.gemeente not in in_plekken]
    bijdragen = [*_calculate_trajecten(invoer, groepen, lijst), *calculate_plekken(invoer, in_plekken, lijst)]
    return add_per_gemeente(invoer.regio, bijdragen, lijst.make_stappen())


def _calculate_trajecten(
    invoer: Contractinvoer, groepen: Iterable[Trajectgroep], lijst: Prijslijst
) -> Iterator[tuple[str, Stap]]:
    parameters, jaar = invoer.parameters, invoer.regio.jaar
    prijzen: dict[_Sleutel, Trajectprijs] = {}
    aantallen: dict[_Sleutel, Counter[_Dagen]] = defaultdict(Counter)
    for groep in groepen:
        if groep.traject is not None and is_geleverd(groep.start, groep.stop, jaar):
            vorm = lijst.get_vorm(groep.traject)
            looptijd = Looptijd(groep.start, groep.stop, vorm.doorlooptijd_dagen)
            dagen_voor, dagen_tot = _get_dagen(looptijd, jaar, parameters)
            if dagen_voor != dagen_tot:
                prijs = lijst.get_prijs(vorm, groep.start.year)
                sleutel = (groep.gemeente, vorm.code, prijs.tariefjaar)
                prijzen[sleutel] = prijs
                aantallen[sleutel][dagen_voor, dagen_tot] += groep.aantal
    for sleutel, prijs in sorted(prijzen.items()):
        yield sleutel[0], _make_stap(prijs, aantallen[sleutel])


def _get_dagen(looptijd: Looptijd, jaar: int, parameters: Parameters) -> _Dagen:
    erkenning = parameters.erkenning or Erkenning.NAAR_RATO
    voortijdig = parameters.voortijdig or Voortijdig.VOLLEDIG
    voor = get_erkende_dagen(looptijd, date(jaar - 1, 12, 31), erkenning, voortijdig)
    return voor, get_erkende_dagen(looptijd, date(jaar, 12, 31), erkenning, voortijdig)


def _make_stap(prijs: Trajectprijs, aantallen: Counter[_Dagen]) -> Stap:
    doorlooptijd, rijen = prijs.vorm.doorlooptijd_dagen, sorted(aantallen.items())
    invoer: dict[str, Gegeven] = {
        "traject": code(prijs.vorm.code),
        "tariefjaar": Waarde(prijs.tariefjaar, Eenheid.JAAR),
        "prijs": euro(prijs.prijs),
        "doorlooptijd": dagen(doorlooptijd),
        "aantal_per_erkende_dagen": Reeks(
            tuple((f"{voor}-{tot}", hoeveel) for (voor, tot), hoeveel in rijen), Eenheid.AANTAL
        ),
    }
    bedrag = som(
        hoeveel * calculate_erkend_bedrag(prijs.prijs, voor, tot, doorlooptijd)
        for (voor, tot), hoeveel in rijen
    )
    return make_stap("traject_groep", invoer, euro(bedrag))
