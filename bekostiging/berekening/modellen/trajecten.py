"""Model `trajecten`: fixed price per trajectory, with plekken where a municipality chose them.

Source: NL §8; for the choice NL bijlage 1, administratieve lastendruk.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bekostiging.berekening.invoer import Contractinvoer, Trajectgroep
from bekostiging.berekening.modellen.plekken import PLEKSTAPPEN, calculate_plekken
from bekostiging.berekening.modellen.trajectprijs import (
    GELDT_VANAF,
    TRAJECTPRIJS,
    TRAJECTPRIJS_2022_1,
    Prijslijst,
    Trajectprijs,
    check_trajecten,
)
from bekostiging.berekening.realisatie import Realisatie, Rekenmodel, add_per_gemeente
from bekostiging.berekening.stapregel import Stap, Stapregel, Veld, make_veld
from inkoop.kern.beschrijving import Instelling
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid, Erkenning, Voortijdig
from inkoop.kern.geld import exact
from inkoop.kern.modellen.trajecten import BESCHRIJVING, ERKENNING, VOORTIJDIG
from inkoop.kern.periode import get_jaareinde, is_geleverd
from inkoop.kern.traject import Looptijd, calculate_erkend_bedrag, get_erkende_dagen

# Municipality, trajectory as it held on the start, and the year of the rates: one price, one step.
_Sleutel = tuple[str, tuple[str, date], int]
# Recognised days up to and including last year, and this year: with one price they come to one amount.
_Dagen = tuple[int, int]


def _reken(
    prijs: Fraction, doorlooptijd: Fraction, aantal_per_erkende_dagen: Sequence[Mapping[str, Fraction]]
) -> Fraction:
    bedrag = Fraction(0)
    for rij in aantal_per_erkende_dagen:
        dagen = rij["tot_en_met_vorig_jaar"], rij["tot_en_met_dit_jaar"]
        bedrag += rij["aantal"] * exact(calculate_erkend_bedrag(prijs, *dagen, doorlooptijd))
    return bedrag


def _reken_2022_1(
    prijs: Fraction, doorlooptijd: Fraction, aantal_per_erkende_dagen: Mapping[str, Fraction]
) -> Fraction:
    rijen = []
    for dagen, aantal in aantal_per_erkende_dagen.items():
        vorig_jaar, dit_jaar = (Fraction(deel) for deel in dagen.split("-"))
        rijen.append({"tot_en_met_vorig_jaar": vorig_jaar, "tot_en_met_dit_jaar": dit_jaar, "aantal": aantal})
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
    kolommen=(
        ("tot_en_met_vorig_jaar", Eenheid.DAGEN),
        ("tot_en_met_dit_jaar", Eenheid.DAGEN),
        ("aantal", Eenheid.AANTAL),
    ),
    rij="dag {tot_en_met_vorig_jaar} tot {tot_en_met_dit_jaar}",
)
TRAJECT_GROEP = Stapregel(
    code="traject_groep",
    titel="Trajecten met dezelfde prijs",
    bron=BESCHRIJVING.bron,
    formule="Per traject: prijs x erkende dagen tot en met dit jaar / doorlooptijd, afgerond, min prijs x "
    "erkende dagen tot en met vorig jaar / doorlooptijd, afgerond. Zo zijn de jaren samen precies de "
    "prijs. Bij elk deel staat het aantal trajecten.",
    invoer=(_TRAJECT, GELDT_VANAF, *_PRIJS, *_KEUZES, _AANTALLEN),
    reken=_reken,
    versie="2022.3",
)
# Knew one form of each trajectory: that of the end of the year.
TRAJECT_GROEP_2022_2 = replace(
    TRAJECT_GROEP, invoer=(_TRAJECT, *_PRIJS, *_KEUZES, _AANTALLEN), versie="2022.2"
)
# Had "61-182": 61 days recognised up to and including last year, 182 this year; and no parameters.
TRAJECT_GROEP_2022_1 = replace(
    TRAJECT_GROEP,
    formule="Per traject: prijs x erkende dagen tot en met dit jaar / doorlooptijd, afgerond, min prijs x "
    "erkende dagen tot en met vorig jaar / doorlooptijd, afgerond. Zo zijn de jaren samen precies de "
    "prijs.",
    invoer=(_TRAJECT, *_PRIJS, replace(_AANTALLEN, kolommen=(), rij="dag {0} tot {1}", per_code=True)),
    reken=_reken_2022_1,
    versie="2022.1",
)


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
    erkenning, voortijdig = invoer.get_instelling(ERKENNING), invoer.get_instelling(VOORTIJDIG)
    keuzes, jaar = read_keuzes(erkenning, voortijdig), invoer.regio.jaar
    prijzen: dict[_Sleutel, Trajectprijs] = {}
    aantallen: dict[_Sleutel, Counter[_Dagen]] = defaultdict(Counter)
    for groep in groepen:
        if groep.traject is not None and is_geleverd(groep.start, groep.stop, jaar):
            vorm = lijst.get_vorm(groep.traject, groep.start)
            looptijd = Looptijd(groep.start, groep.stop, vorm.doorlooptijd_dagen)
            dagen = count_erkende_dagen(looptijd, jaar, *keuzes)
            if dagen[0] != dagen[1]:
                prijs = lijst.get_prijs(vorm, groep.start.year)
                sleutel = (groep.gemeente, vorm.sleutel, prijs.tariefjaar)
                prijzen[sleutel] = prijs
                aantallen[sleutel][dagen] += groep.aantal
    for sleutel, prijs in sorted(prijzen.items(), key=lambda paar: paar[0]):
        yield sleutel[0], _make_stap(prijs, aantallen[sleutel], erkenning, voortijdig)


def read_keuzes(erkenning: Instelling, voortijdig: Instelling) -> tuple[Erkenning, Voortijdig]:
    """Give what was chosen about recognition and about stopping early."""
    return Erkenning(str(erkenning.waarde)), Voortijdig(str(voortijdig.waarde))


def count_erkende_dagen(
    looptijd: Looptijd, jaar: int, erkenning: Erkenning, voortijdig: Voortijdig
) -> _Dagen:
    """Count the days recognised up to and including last year, and up to and including this year."""
    voor = get_erkende_dagen(looptijd, get_jaareinde(jaar - 1), erkenning, voortijdig)
    return voor, get_erkende_dagen(looptijd, get_jaareinde(jaar), erkenning, voortijdig)


def _make_stap(
    prijs: Trajectprijs, aantallen: Counter[_Dagen], erkenning: Instelling, voortijdig: Instelling
) -> Stap:
    return TRAJECT_GROEP.make_stap(
        **prijs.vorm.in_stap,
        tariefjaar=prijs.tariefjaar,
        prijs=prijs.prijs,
        doorlooptijd=prijs.vorm.doorlooptijd_dagen,
        erkenning=erkenning,
        voortijdig=voortijdig,
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
        TRAJECT_GROEP,
        TRAJECT_GROEP_2022_2,
        TRAJECT_GROEP_2022_1,
        *PLEKSTAPPEN,
    ),
    calculate_realisatie,
)
