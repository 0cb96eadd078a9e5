"""Model `subsidie`: grant with determination afterwards. Source: KL §8 segment A."""

from collections.abc import Sequence
from decimal import Decimal

from bekostiging.berekening.afspraken.budget import BUDGET, check_budget, require_bedrag
from bekostiging.berekening.fouten import NietAfTeRekenen, Parkeercode
from bekostiging.berekening.invoer import Contractinvoer, Subsidieprestatie
from bekostiging.berekening.realisatie import Realisatie, Rekenmodel
from bekostiging.berekening.stapregel import Stap, Stapregel, add
from bekostiging.berekening.veld import Veld
from bekostiging.berekening.verdelen import verdeel_naar_inwoners
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid
from inkoop.kern.geld import rond_af
from inkoop.kern.modellen.subsidie import BESCHRIJVING


def _reken_prestatie(gewicht: Fraction, gerealiseerd: Fraction, afgesproken: Fraction) -> Fraction:
    return gewicht * min(Fraction(1), gerealiseerd / afgesproken)


def _reken_bedrag(verleend: Fraction, stappen: Sequence[Stap]) -> Decimal:
    check_budget(verleend, stappen)
    return rond_af(verleend * add([stap for stap in stappen if stap.code != BUDGET.code]))


SUBSIDIE_PRESTATIE = Stapregel(
    code="subsidie_prestatie",
    titel="Eén afgesproken prestatie van de subsidie",
    bron=BESCHRIJVING.bron,
    formule="Gewicht x gerealiseerd / afgesproken. Meer dan afgesproken telt niet extra.",
    invoer=(
        Veld("naam", Eenheid.CODE),
        Veld("afgesproken", Eenheid.AANTAL),
        Veld("gerealiseerd", Eenheid.AANTAL),
        Veld("gewicht", Eenheid.DEEL),
    ),
    reken=_reken_prestatie,
    uitkomst=Eenheid.DEEL,
)
SUBSIDIE_BEDRAG = Stapregel(
    code="subsidie_bedrag",
    titel="Vaststelling van de subsidie",
    bron=BESCHRIJVING.bron,
    formule="Verleend bedrag x de som van de prestaties hieronder, afgerond op centen.",
    invoer=(Veld("verleend", Eenheid.EURO),),
    reken=_reken_bedrag,
)


def calculate_realisatie(invoer: Contractinvoer) -> Realisatie:
    """Granted amount x sum of weight x min(1, realised/agreed), apportioned by inhabitants."""
    verleend = require_bedrag(invoer.afspraak)
    if not invoer.afspraak.prestaties:
        zin = "De jaarafspraak noemt geen prestaties; zo is een subsidie niet vast te stellen."
        raise NietAfTeRekenen(Parkeercode.GEEN_PRESTATIES, zin)
    prestaties = sorted(invoer.afspraak.prestaties, key=lambda p: (p.naam, p.gewicht))
    stappen = [*verleend.stappen, *map(_make_stap, prestaties)]
    stap = SUBSIDIE_BEDRAG.make_stap(verleend=verleend.bedrag, stappen=stappen)
    delen, verdeling = verdeel_naar_inwoners(invoer, stap.bedrag)
    return Realisatie(delen, (stap, verdeling))


def _make_stap(prestatie: Subsidieprestatie) -> Stap:
    if prestatie.gerealiseerd is None or prestatie.afgesproken == 0:
        wat = "geen gerealiseerd aantal" if prestatie.afgesproken else "een afgesproken aantal van nul"
        raise NietAfTeRekenen(Parkeercode.GEEN_PRESTATIES, f"Prestatie {prestatie.naam} heeft {wat}.")
    return SUBSIDIE_PRESTATIE.make_stap(
        naam=prestatie.naam,
        afgesproken=prestatie.afgesproken,
        gerealiseerd=prestatie.gerealiseerd,
        gewicht=prestatie.gewicht,
    )


REKENMODEL = Rekenmodel(
    BESCHRIJVING,
    ("afspraak.bedrag", "afspraak.verhogingen", "afspraak.prestaties", "afspraak.gemeenten_lijst"),
    (SUBSIDIE_PRESTATIE, SUBSIDIE_BEDRAG),
    calculate_realisatie,
)
