"""Model `trajecten`: fixed price per trajectory, with plekken where a municipality chose them.

Source: NL §8; for the choice NL bijlage 1, administratieve lastendruk.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from bekostiging.berekening.invoer import Contractinvoer, Trajectgroep
from bekostiging.berekening.modellen.plekken import PLEKSTAPPEN, calculate_plekken
from bekostiging.berekening.realisatie import Realisatie, Rekenmodel, add_per_gemeente
from bekostiging.berekening.stapregel import Stap, Stapregel
from bekostiging.berekening.trajectprijs import (
    GELDT_VANAF,
    TRAJECTPRIJS,
    TRAJECTPRIJS_2022_1,
    Prijslijst,
    Trajectprijs,
    check_trajecten,
)
from bekostiging.berekening.veld import Veld, make_veld
from inkoop.kern.beschrijving import Instelling
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid, Erkenning, Voortijdig
from inkoop.kern.geld import exact
from inkoop.kern.modellen.trajecten import BESCHRIJVING, ERKENNING, UITVAL_DAGEN, VOORTIJDIG
from inkoop.kern.traject import Erkenningskeuze, calculate_erkend_bedrag, get_jaardagen

# Municipality, trajectory as it held on the start, and the year of the rates: one price, one step.
_Sleutel = tuple[str, tuple[str, date], int]
# Recognised days that the amount goes from and to: with one price they come to one amount.
_Dagen = tuple[int, int]


def _reken(
    prijs: Fraction, doorlooptijd: Fraction, aantal_per_erkende_dagen: Sequence[Mapping[str, Fraction]]
) -> Fraction:
    bedrag = Fraction(0)
    for rij in aantal_per_erkende_dagen:
        deel = calculate_erkend_bedrag(prijs, rij["al_erkend"], rij["erkend"], doorlooptijd)
        bedrag += rij["aantal"] * exact(deel)
    return bedrag


def _reken_2022_2(
    prijs: Fraction, doorlooptijd: Fraction, aantal_per_erkende_dagen: Sequence[Mapping[str, Fraction]]
) -> Fraction:
    rijen = [
        {
            "al_erkend": rij["tot_en_met_vorig_jaar"],
            "erkend": rij["tot_en_met_dit_jaar"],
            "aantal": rij["aantal"],
        }
        for rij in aantal_per_erkende_dagen
    ]
    return _reken(prijs, doorlooptijd, rijen)


def _reken_2022_1(
    prijs: Fraction, doorlooptijd: Fraction, aantal_per_erkende_dagen: Mapping[str, Fraction]
) -> Fraction:
    rijen = []
    for dagen, aantal in aantal_per_erkende_dagen.items():
        al_erkend, erkend = (Fraction(deel) for deel in dagen.split("-"))
        rijen.append({"al_erkend": al_erkend, "erkend": erkend, "aantal": aantal})
    return _reken(prijs, doorlooptijd, rijen)


_TRAJECT = Veld("traject", Eenheid.CODE)
_PRIJS = (
    Veld("tariefjaar", Eenheid.JAAR, "tarief van"),
    Veld("prijs", Eenheid.EURO),
    Veld("doorlooptijd", Eenheid.DAGEN),
)
_KEUZES = (make_veld(ERKENNING), make_veld(VOORTIJDIG, woorden="bij eerder stoppen"))
_AANTALLEN = Veld(
    "aantal_per_erkende_dagen",
    Eenheid.AANTAL,
    "aantal trajecten per erkend deel",
    kolommen=(("al_erkend", Eenheid.DAGEN), ("erkend", Eenheid.DAGEN), ("aantal", Eenheid.AANTAL)),
    rij="dagen erkend {erkend}, waarvan al eerder {al_erkend}",
)
TRAJECT_GROEP = Stapregel(
    code="traject_groep",
    titel="Trajecten met dezelfde prijs",
    bron=BESCHRIJVING.bron,
    formule="Per traject: prijs x erkende dagen tot en met dit jaar / doorlooptijd, afgerond, min prijs x "
    "dagen die al erkend zijn / doorlooptijd, afgerond. Al erkend is wat tot en met vorig jaar is erkend, of "
    "bij de toewijzing waarvan dit traject het vervolg is. Zo zijn alle jaren en toewijzingen samen precies "
    "de prijs. Bij elk deel staat het aantal trajecten.",
    invoer=(_TRAJECT, GELDT_VANAF, *_PRIJS, *_KEUZES, make_veld(UITVAL_DAGEN), _AANTALLEN),
    reken=_reken,
    versie="2026.1",
)
# Knew no trajectory of more than one allocation, and no dropping out.
_AANTALLEN_2022_2 = replace(
    _AANTALLEN,
    kolommen=(
        ("tot_en_met_vorig_jaar", Eenheid.DAGEN),
        ("tot_en_met_dit_jaar", Eenheid.DAGEN),
        ("aantal", Eenheid.AANTAL),
    ),
    rij="dagen erkend {tot_en_met_dit_jaar}, waarvan al eerder {tot_en_met_vorig_jaar}",
)
TRAJECT_GROEP_2022_3 = replace(
    TRAJECT_GROEP,
    formule="Per traject: prijs x erkende dagen tot en met dit jaar / doorlooptijd, afgerond, min prijs x "
    "erkende dagen tot en met vorig jaar / doorlooptijd, afgerond. Zo zijn de jaren samen precies de "
    "prijs. Bij elk deel staat het aantal trajecten.",
    invoer=(_TRAJECT, GELDT_VANAF, *_PRIJS, *_KEUZES, _AANTALLEN_2022_2),
    reken=_reken_2022_2,
    versie="2022.3",
)
# Knew one form of each trajectory: that of the end of the year.
TRAJECT_GROEP_2022_2 = replace(
    TRAJECT_GROEP_2022_3, invoer=(_TRAJECT, *_PRIJS, *_KEUZES, _AANTALLEN_2022_2), versie="2022.2"
)
# Had "61-182": 61 days recognised up to and including last year, 182 this year; and no parameters.
TRAJECT_GROEP_2022_1 = replace(
    TRAJECT_GROEP_2022_2,
    formule="Per traject: prijs x erkende dagen tot en met dit jaar / doorlooptijd, afgerond, min prijs x "
    "erkende dagen tot en met vorig jaar / doorlooptijd, afgerond. Zo zijn de jaren samen precies de "
    "prijs.",
    invoer=(
        _TRAJECT,
        *_PRIJS,
        replace(_AANTALLEN, kolommen=(), rij="dagen erkend {1}, waarvan al eerder {0}", per_code=True),
    ),
    reken=_reken_2022_1,
    versie="2022.1",
)
TRAJECTSTAPPEN = (TRAJECT_GROEP, TRAJECT_GROEP_2022_3, TRAJECT_GROEP_2022_2, TRAJECT_GROEP_2022_1)


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
    instellingen = {parameter.naam: invoer.get_instelling(parameter) for parameter in BESCHRIJVING.parameters}
    keuze, jaar = read_keuze(instellingen), invoer.regio.jaar
    prijzen: dict[_Sleutel, Trajectprijs] = {}
    aantallen: dict[_Sleutel, Counter[_Dagen]] = defaultdict(Counter)
    for groep in groepen:
        if groep.traject is not None and groep.raakt(jaar):
            vorm = lijst.get_vorm(groep.traject, groep.start)
            looptijd = groep.get_looptijd(vorm.doorlooptijd_dagen)
            dagen = get_jaardagen(looptijd, groep.plaats, jaar, keuze, invoer.regio.tot_en_met)
            if dagen[0] != dagen[1]:
                prijs = lijst.get_prijs(vorm, groep.start.year)
                sleutel = (groep.gemeente, vorm.sleutel, prijs.tariefjaar)
                prijzen[sleutel] = prijs
                aantallen[sleutel][dagen] += groep.aantal
    for sleutel, prijs in sorted(prijzen.items(), key=lambda paar: paar[0]):
        yield sleutel[0], _make_stap(prijs, aantallen[sleutel], instellingen)


def read_keuze(instellingen: Mapping[str, Instelling]) -> Erkenningskeuze:
    """Give what was chosen about recognition, by the name of the parameter."""
    uitval = instellingen[UITVAL_DAGEN.naam].waarde
    return Erkenningskeuze(
        Erkenning(str(instellingen[ERKENNING.naam].waarde)),
        Voortijdig(str(instellingen[VOORTIJDIG.naam].waarde)),
        None if uitval is None else Decimal(uitval),
    )


def _make_stap(prijs: Trajectprijs, aantallen: Counter[_Dagen], instellingen: Mapping[str, Any]) -> Stap:
    return TRAJECT_GROEP.make_stap(
        **prijs.vorm.in_stap,
        tariefjaar=prijs.tariefjaar,
        prijs=prijs.prijs,
        doorlooptijd=prijs.vorm.doorlooptijd_dagen,
        **instellingen,
        aantal_per_erkende_dagen=[(*dagen, hoeveel) for dagen, hoeveel in sorted(aantallen.items())],
    )


REKENMODEL = Rekenmodel(
    BESCHRIJVING,
    (
        "trajecten",
        "afspraak.parameters",
        "perceelparameters",
        "afspraak.gemeentekeuze",
        "perceel_gemeentekeuze",
        "afspraak.plekken",
        "bezetting",
        "maatwerk",
        "opslagen",
    ),
    (
        TRAJECTPRIJS,
        TRAJECTPRIJS_2022_1,
        *TRAJECTSTAPPEN,
        *PLEKSTAPPEN,
    ),
    calculate_realisatie,
)
