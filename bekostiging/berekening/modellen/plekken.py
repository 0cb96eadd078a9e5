"""Model `plekken`: places, a yearly capacity derived from trajectories. Source: NL §8."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from decimal import Decimal

from bekostiging.berekening.fouten import NietAfTeRekenen, OnjuisteInvoerError, Parkeercode
from bekostiging.berekening.invoer import Contractinvoer, Plekafspraak, Plekbezetting
from bekostiging.berekening.realisatie import Realisatie, Rekenmodel, add_per_gemeente
from bekostiging.berekening.stapregel import Stap, Stapregel, check_gelijk
from bekostiging.berekening.trajectprijs import (
    GELDT_VANAF,
    TRAJECTPRIJS,
    TRAJECTPRIJS_2022_1,
    Prijslijst,
    Trajectprijs,
    check_trajecten,
)
from bekostiging.berekening.veld import Veld
from inkoop.kern.beschrijving import Instelling
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid
from inkoop.kern.geld import product, verschil
from inkoop.kern.modellen.plekken import BESCHRIJVING
from inkoop.kern.periode import dagen_van_jaar, get_jaareinde
from inkoop.kern.traject import calculate_plekbedrag


def _reken(
    prijs: Fraction,
    doorlooptijd: Fraction,
    plekken: Fraction,
    dagen_in_jaar: Fraction,
    bezette_plekdagen: Fraction,
    lege_plekdagen: Fraction,
) -> Decimal:
    check_gelijk("lege plekdagen", lege_plekdagen, plekken * dagen_in_jaar - bezette_plekdagen)
    return calculate_plekbedrag(prijs, doorlooptijd, bezette_plekdagen)


_TRAJECT = Veld("traject", Eenheid.CODE)
_INVOER = (
    Veld("tariefjaar", Eenheid.JAAR, "tarief van"),
    Veld("prijs", Eenheid.EURO),
    Veld("doorlooptijd", Eenheid.DAGEN),
    Veld("plekken", Eenheid.PLEKKEN),
    Veld("dagen_in_jaar", Eenheid.DAGEN),
    Veld("bezette_plekdagen", Eenheid.DAGEN),
    Veld("lege_plekdagen", Eenheid.DAGEN),
    Veld("clientdagen_boven_de_plekken", Eenheid.DAGEN),
)
_KEUZE = Veld("rekent_af_in", Eenheid.CODE, "rekent af in", instelling=True)
PLEK_GROEP = Stapregel(
    code="plek_groep",
    titel="Bezette plekken van één traject",
    bron=BESCHRIJVING.bron,
    formule="Trajectprijs / doorlooptijd x bezette plekdagen, afgerond op centen. Lege plekken worden niet "
    "betaald.",
    invoer=(_TRAJECT, GELDT_VANAF, *_INVOER, _KEUZE),
    reken=_reken,
    versie="2022.3",
)
# Could not tell the form of a trajectory from others that count in the same year.
PLEK_GROEP_2022_2 = replace(PLEK_GROEP, invoer=(_TRAJECT, *_INVOER, _KEUZE), versie="2022.2")
# Did not yet say who chose for places.
PLEK_GROEP_2022_1 = replace(PLEK_GROEP, invoer=(_TRAJECT, *_INVOER), versie="2022.1")
PLEKSTAPPEN = (PLEK_GROEP, PLEK_GROEP_2022_2, PLEK_GROEP_2022_1)


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
    keuze = Instelling(BESCHRIJVING.code, invoer.herkomst_plekken)
    for afspraak in sorted(invoer.afspraak.plekken, key=lambda plek: plek.traject):
        # No place is no agreement: it asks for no price.
        if afspraak.aantal and afspraak.gemeente in gemeenten:
            # A place is capacity of the year and starts on no day: the end of the year says what held.
            vorm = lijst.get_vorm(afspraak.traject, get_jaareinde(invoer.regio.jaar))
            prijs = lijst.get_prijs(vorm, invoer.regio.jaar)
            leeg = Plekbezetting(afspraak.gemeente, afspraak.traject, Decimal(0), 0)
            bezet = bezetting.get((afspraak.gemeente, afspraak.traject), leeg)
            yield afspraak.gemeente, _make_stap(afspraak, bezet, prijs, invoer.regio.jaar, keuze)


def _make_stap(
    afspraak: Plekafspraak, bezet: Plekbezetting, prijs: Trajectprijs, jaar: int, keuze: Instelling
) -> Stap:
    jaardagen = dagen_van_jaar(jaar)
    capaciteit = product(afspraak.aantal, jaardagen)
    if bezet.plekdagen > capaciteit:
        raise OnjuisteInvoerError("Plekbezetting", "plekdagen", bezet.plekdagen, f"meer dan {capaciteit}")
    return PLEK_GROEP.make_stap(
        **prijs.vorm.in_stap,
        tariefjaar=prijs.tariefjaar,
        prijs=prijs.prijs,
        doorlooptijd=prijs.vorm.doorlooptijd_dagen,
        plekken=afspraak.aantal,
        dagen_in_jaar=jaardagen,
        bezette_plekdagen=bezet.plekdagen,
        lege_plekdagen=verschil(capaciteit, bezet.plekdagen),
        clientdagen_boven_de_plekken=bezet.clientdagen - bezet.plekdagen,
        rekent_af_in=keuze,
    )


REKENMODEL = Rekenmodel(
    BESCHRIJVING,
    ("afspraak.plekken", "bezetting", "trajecten", "maatwerk", "opslagen"),
    (TRAJECTPRIJS, TRAJECTPRIJS_2022_1, *PLEKSTAPPEN),
    calculate_realisatie,
)
