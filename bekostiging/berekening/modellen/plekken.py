"""Model `plekken`: places, a yearly capacity derived from trajectories. Source: NL §8."""

from collections.abc import Collection, Iterator
from decimal import Decimal

from bekostiging.berekening.fouten import NietAfTeRekenen, OnjuisteInvoerError, Parkeercode
from bekostiging.berekening.invoer import Contractinvoer, Plekafspraak, Plekbezetting
from bekostiging.berekening.modellen.trajectprijs import Prijslijst, Trajectprijs, check_trajecten
from bekostiging.berekening.realisatie import Realisatie, add_per_gemeente
from bekostiging.berekening.uitleg import Stap, Waarde, code, dagen, euro, make_stap
from inkoop.kern.codes import Eenheid
from inkoop.kern.geld import product, verschil
from inkoop.kern.periode import dagen_van_jaar
from inkoop.kern.traject import calculate_plekbedrag


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """Place-day price x occupied place-days, rounded once per municipality and trajectory."""
    if not invoer.afspraak.plekken:
        raise NietAfTeRekenen(Parkeercode.GEEN_PLEKKEN, "De jaarafspraak noemt geen plekken.")
    check_trajecten(invoer)
    lijst = Prijslijst(invoer)
    bijdragen = list(calculate_plekken(invoer, invoer.gemeenten_in_plekken, lijst))
    return add_per_gemeente(invoer.regio, bijdragen, lijst.make_stappen())


def calculate_plekken(
    invoer: Contractinvoer, gemeenten: Collection[str], lijst: Prijslijst
) -> Iterator[tuple[str, Stap]]:
    """Give a step per agreed municipality and trajectory, for the municipalities that settle in plekken."""
    bezetting = {(rij.gemeente, rij.traject): rij for rij in invoer.bezetting}
    for afspraak in sorted(invoer.afspraak.plekken, key=lambda plek: plek.traject):
        if afspraak.gemeente in gemeenten:
            vorm = lijst.get_vorm(afspraak.traject)
            prijs = lijst.get_prijs(vorm, invoer.regio.jaar)
            leeg = Plekbezetting(afspraak.gemeente, afspraak.traject, Decimal(0), 0)
            bezet = bezetting.get((afspraak.gemeente, afspraak.traject), leeg)
            yield afspraak.gemeente, _make_stap(afspraak, bezet, prijs, dagen_van_jaar(invoer.regio.jaar))


def _make_stap(afspraak: Plekafspraak, bezet: Plekbezetting, prijs: Trajectprijs, jaardagen: int) -> Stap:
    capaciteit = product(afspraak.aantal, jaardagen)
    if bezet.plekdagen > capaciteit:
        raise OnjuisteInvoerError("Plekbezetting", "plekdagen", bezet.plekdagen, f"meer dan {capaciteit}")
    doorlooptijd = prijs.vorm.doorlooptijd_dagen
    invoer = {
        "traject": code(afspraak.traject),
        "tariefjaar": Waarde(prijs.tariefjaar, Eenheid.JAAR),
        "prijs": euro(prijs.prijs),
        "doorlooptijd": dagen(doorlooptijd),
        "plekken": Waarde(afspraak.aantal, Eenheid.PLEKKEN),
        "dagen_in_jaar": dagen(jaardagen),
        "bezette_plekdagen": dagen(bezet.plekdagen),
        "lege_plekdagen": dagen(verschil(capaciteit, bezet.plekdagen)),
        "clientdagen_boven_de_plekken": dagen(bezet.clientdagen - bezet.plekdagen),
    }
    return make_stap(
        "plek_groep", invoer, euro(calculate_plekbedrag(prijs.prijs, doorlooptijd, bezet.plekdagen))
    )
