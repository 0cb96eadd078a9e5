"""The agreed volume in euros, at the rates of the year: what a budget follows from where no amount is agreed.

Source: NL §4 and §7.2 (budget agreements on the number of trajectories).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from bekostiging.berekening.invoer import Contractinvoer, Plekafspraak, Trajectafspraak
from bekostiging.berekening.stapregel import Stap, Stapregel, add, check_gelijk
from bekostiging.berekening.trajectprijs import GELDT_VANAF, TRAJECTPRIJS, Prijslijst, Trajectprijs
from bekostiging.berekening.veld import Veld
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid
from inkoop.kern.geld import rond_af
from inkoop.kern.periode import get_jaareinde

_BRON = "NL §4, NL §7.2"


def _check_prijs(stappen: Sequence[Stap], prijs: Fraction) -> None:
    check_gelijk("stappen onder een afgesproken aantal", [stap.code for stap in stappen], [TRAJECTPRIJS.code])
    check_gelijk("prijs van een afgesproken aantal", prijs, stappen[0].exact)


def _reken_trajecten(stappen: Sequence[Stap], prijs: Fraction, aantal: Fraction) -> Decimal:
    _check_prijs(stappen, prijs)
    return rond_af(aantal * prijs)


def _reken_plekken(
    stappen: Sequence[Stap],
    prijs: Fraction,
    doorlooptijd: Fraction,
    plekken: Fraction,
    contractdagen: Fraction,
) -> Decimal:
    _check_prijs(stappen, prijs)
    check_gelijk("doorlooptijd van de plekken", doorlooptijd, stappen[0].getal("doorlooptijd"))
    return rond_af(plekken * contractdagen * prijs / doorlooptijd)


_TRAJECT = (
    Veld("traject", Eenheid.CODE),
    GELDT_VANAF,
    Veld("tariefjaar", Eenheid.JAAR, "tarief van"),
    Veld("prijs", Eenheid.EURO),
)
VOLUME_TRAJECTEN = Stapregel(
    code="volume_trajecten",
    titel="Afgesproken trajecten",
    bron=_BRON,
    formule="Aantal x prijs, afgerond op centen.",
    invoer=(*_TRAJECT, Veld("aantal", Eenheid.AANTAL)),
    reken=_reken_trajecten,
    versie="2026.1",
)
VOLUME_PLEKKEN = Stapregel(
    code="volume_plekken",
    titel="Afgesproken plekken",
    bron=_BRON,
    formule="Plekken x dagen van het contract in het jaar x prijs / doorlooptijd, afgerond op centen.",
    invoer=(
        *_TRAJECT,
        Veld("doorlooptijd", Eenheid.DAGEN),
        Veld("plekken", Eenheid.PLEKKEN),
        Veld("contractdagen", Eenheid.DAGEN, "dagen van het contract"),
    ),
    reken=_reken_plekken,
    versie="2026.1",
)
AFGESPROKEN_VOLUME = Stapregel(
    code="afgesproken_volume",
    titel="Afgesproken aantal van één gemeente",
    bron=_BRON,
    formule="De som van de stappen hieronder, tegen de tarieven van het jaar.",
    invoer=(Veld("gemeente", Eenheid.CODE),),
    reken=lambda stappen: add(stappen),
    versie="2026.1",
)
STAPPEN = (AFGESPROKEN_VOLUME, VOLUME_TRAJECTEN, VOLUME_PLEKKEN)


def has_afgesproken_volume(invoer: Contractinvoer) -> bool:
    """Tell whether something that is agreed counts; without it there is no B from it."""
    return bool(_get_plekken(invoer) or _get_trajecten(invoer))


def calculate_afgesproken_volume(invoer: Contractinvoer) -> dict[str, Stap]:
    """Give the agreed volume per municipality, in the order of the region; empty where nothing counts.

    A municipality in plekken counts with its `plekken`, another with its `trajecten`.
    """
    return _make_stappen(invoer, [*_get_plekken(invoer), *_get_trajecten(invoer)])


def calculate_plekvolume(invoer: Contractinvoer) -> dict[str, Stap]:
    """Give the agreed volume of the `plekken` of the municipalities in plekken."""
    return _make_stappen(invoer, _get_plekken(invoer))


def _get_plekken(invoer: Contractinvoer) -> list[Plekafspraak]:
    return [deel for deel in invoer.afspraak.plekken if deel.gemeente in invoer.gemeenten_in_plekken]


def _get_trajecten(invoer: Contractinvoer) -> list[Trajectafspraak]:
    return [deel for deel in invoer.afspraak.trajecten if deel.gemeente not in invoer.gemeenten_in_plekken]


def _make_stappen(invoer: Contractinvoer, delen: Sequence[Plekafspraak | Trajectafspraak]) -> dict[str, Stap]:
    lijst = Prijslijst(invoer)
    per_gemeente: dict[str, Stap] = {}
    for gemeente in invoer.regio.gemeentecodes:
        eigen = [deel for deel in delen if deel.gemeente == gemeente]
        if eigen:
            stappen = tuple(_iter_stappen(invoer, eigen, lijst))
            per_gemeente[gemeente] = AFGESPROKEN_VOLUME.make_stap(gemeente=gemeente, stappen=stappen)
    return per_gemeente


def _iter_stappen(
    invoer: Contractinvoer, delen: Iterable[Plekafspraak | Trajectafspraak], lijst: Prijslijst
) -> Iterator[Stap]:
    """A number of zero asks for no price."""
    for deel in sorted(delen, key=lambda deel: deel.traject):
        if deel.aantal:
            vorm = lijst.get_vorm(deel.traject, get_jaareinde(invoer.regio.jaar))
            prijs = lijst.get_prijs(vorm, invoer.regio.jaar)
            yield _make_stap(invoer, deel, prijs)


def _make_stap(invoer: Contractinvoer, deel: Plekafspraak | Trajectafspraak, prijs: Trajectprijs) -> Stap:
    vast = {**prijs.vorm.in_stap, "tariefjaar": prijs.tariefjaar, "prijs": prijs.prijs}
    if isinstance(deel, Trajectafspraak):
        return VOLUME_TRAJECTEN.make_stap(**vast, aantal=deel.aantal, stappen=(prijs.stap,))
    return VOLUME_PLEKKEN.make_stap(
        **vast,
        doorlooptijd=prijs.vorm.doorlooptijd_dagen,
        plekken=deel.aantal,
        contractdagen=invoer.contractdagen,
        stappen=(prijs.stap,),
    )


def add_volume(stappen: Mapping[str, Stap]) -> Decimal:
    """Add the agreed volume of municipalities in euros."""
    return sum((stap.bedrag for stap in stappen.values()), Decimal(0))
