"""Stages 4 and 5: the final amount over the municipalities, and the saldo.

Source: docs/berekening.md §4 and §5.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bekostiging.berekening.fouten import UitlegKloptNietError
from bekostiging.berekening.invoer import Contractinvoer
from bekostiging.berekening.prikkelstap import Prikkels
from bekostiging.berekening.stapregel import BEREKENING, Bedragen, Stap, Stapregel, check_gelijk
from bekostiging.berekening.uitkomst import Gemeenteuitkomst
from bekostiging.berekening.veld import Veld
from bekostiging.berekening.verdelen import (
    VERDELING_REALISATIE,
    VERDELING_VERGOEDING,
    get_delen,
    verdeel_naar,
    verdeel_naar_inwoners,
)
from bekostiging.berekening.vergoeding import VERGOEDING, Vergoeding, get_eigen_vergoedingen
from inkoop.kern.bedragen import add_bedragen, get_richting
from inkoop.kern.breuk import Fraction
from inkoop.kern.codes import Eenheid, Richting
from inkoop.kern.geld import NUL, som


def _reken_verdeling(stappen: Sequence[Stap], eerder: Mapping[str, Stap]) -> Bedragen:
    if len(stappen) not in (1, 2) or not all(isinstance(stap.exact, dict) for stap in stappen):
        raise UitlegKloptNietError("stap verdeling: er hoort een verdeling onder te staan")
    samen: Bedragen = dict(get_eigen_vergoedingen(eerder[VERGOEDING.code]) or {})
    for stap in stappen:
        for code, deel in stap.exact.items():
            samen[code] = samen.get(code, Fraction(0)) + deel
    return samen


def _reken_saldo(voorschot: Bedragen, betaald: Bedragen, eindbedrag: Bedragen) -> Bedragen:
    check_gelijk("gemeenten van het saldo", list(eindbedrag), list(voorschot))
    check_gelijk("gemeenten die betaalden", list(betaald), list(voorschot))
    return {code: bedrag + betaald[code] - eindbedrag[code] for code, bedrag in voorschot.items()}


def _reken_saldo_2022_1(voorschot: Bedragen, eindbedrag: Bedragen) -> Bedragen:
    return _reken_saldo(voorschot, dict.fromkeys(voorschot, Fraction(0)), eindbedrag)


def _reken_saldo_totaal(
    voorschot: Fraction, betaald: Fraction, eindbedrag: Fraction, richting: str
) -> Fraction:
    saldo = voorschot + betaald - eindbedrag
    check_gelijk("richting", richting, str(get_richting(saldo)))
    return saldo


def _reken_saldo_totaal_2022_1(voorschot: Fraction, eindbedrag: Fraction, richting: str) -> Fraction:
    return _reken_saldo_totaal(voorschot, Fraction(0), eindbedrag, richting)


VERDELING = Stapregel(
    code="verdeling",
    titel="Verdeling over de gemeenten",
    bron=f"{BEREKENING} §4",
    formule="Het eindbedrag is vergoeding + prikkels. De delen van de gemeenten zijn samen precies het "
    "eindbedrag.",
    invoer=(
        Veld("vergoeding", Eenheid.EURO),
        Veld("prikkels", Eenheid.EURO),
        Veld("besparing", Eenheid.EURO, "waarvan besparing buiten de plekken", mag_weg=True),
    ),
    reken=_reken_verdeling,
)
SALDO = Stapregel(
    code="saldo",
    titel="Saldo: wie betaalt nog aan wie?",
    bron="NL bijlage 1, Afrekening",
    formule="Saldo per gemeente = voorschotten + wat op declaraties is betaald - eindbedrag.",
    invoer=(
        Veld("voorschot", Eenheid.EURO, per_code=True),
        Veld("betaald", Eenheid.EURO, per_code=True),
        Veld("eindbedrag", Eenheid.EURO, per_code=True),
    ),
    reken=_reken_saldo,
    versie="2026.1",
)
# Knew of advances only.
SALDO_2022_1 = replace(
    SALDO,
    formule="Saldo per gemeente = betaalde voorschotten - eindbedrag.",
    invoer=(SALDO.invoer[0], SALDO.invoer[2]),
    reken=_reken_saldo_2022_1,
    versie="2022.1",
)
SALDO_TOTAAL = Stapregel(
    code="saldo_totaal",
    titel="Saldo van het contract",
    bron="NL bijlage 1, Afrekening",
    formule="Voorschotten samen + betaald samen - eindbedrag. Positief: de aanbieder betaalt terug. "
    "Negatief: de aanbieder krijgt geld bij.",
    invoer=(
        Veld("voorschot", Eenheid.EURO),
        Veld("betaald", Eenheid.EURO),
        Veld("eindbedrag", Eenheid.EURO),
        Veld("richting", Eenheid.CODE, keuzes=Richting),
    ),
    reken=_reken_saldo_totaal,
    versie="2026.1",
)
SALDO_TOTAAL_2022_1 = replace(
    SALDO_TOTAAL,
    formule="Voorschotten samen - eindbedrag. Positief: de aanbieder betaalt terug. Negatief: de aanbieder "
    "krijgt geld bij.",
    invoer=(SALDO_TOTAAL.invoer[0], *SALDO_TOTAAL.invoer[2:]),
    reken=_reken_saldo_totaal_2022_1,
    versie="2022.1",
)
STAPPEN = (VERDELING, SALDO, SALDO_2022_1, SALDO_TOTAAL, SALDO_TOTAAL_2022_1)


@dataclass(frozen=True, slots=True)
class Eindverdeling:
    """The share in euros of each municipality in the final amount."""

    per_gemeente: Mapping[str, Decimal]
    stap: Stap


def calculate_verdeling(
    invoer: Contractinvoer, realisatie: Mapping[str, Decimal], vergoeding: Vergoeding, prikkels: Prikkels
) -> Eindverdeling:
    """Apportion V + prikkels by R; where each municipality has its own V only the prikkels, by V.

    By inhabitants where those weights are all zero. The shared saving is of who does not settle in places.
    """
    eigen, besparing = vergoeding.per_gemeente, None
    if eigen is None:
        delen = [_verdeel(invoer, VERDELING_REALISATIE, vergoeding.totaal + prikkels.totaal, realisatie)]
    elif invoer.gemeenten_in_plekken and prikkels.besparing:
        besparing, wie = prikkels.besparing, invoer.gemeenten_buiten_plekken
        buiten = {code: bedrag for code, bedrag in eigen.items() if code in wie}
        delen = [
            _verdeel(invoer, VERDELING_VERGOEDING, besparing, buiten, wie),
            _verdeel(invoer, VERDELING_VERGOEDING, prikkels.totaal - besparing, eigen),
        ]
    else:
        delen = [_verdeel(invoer, VERDELING_VERGOEDING, prikkels.totaal, eigen)]
    stap = VERDELING.make_stap(
        vergoeding=vergoeding.totaal,
        prikkels=prikkels.totaal,
        besparing=besparing,
        stappen=tuple(delen),
        eerder={VERGOEDING.code: vergoeding.stap},
    )
    bedragen = get_delen(stap)
    geordend = {code: bedragen[code] for code in invoer.regio.gemeentecodes if code in bedragen}
    return Eindverdeling(geordend, stap)


def calculate_saldo(
    invoer: Contractinvoer, realisatie: Mapping[str, Decimal], verdeling: Mapping[str, Decimal]
) -> tuple[tuple[Gemeenteuitkomst, ...], Stap]:
    """Saldo = advances + payments on declarations - final amount; those with only zeros are left out."""
    voorschotten = {voorschot.gemeente: voorschot.bedrag for voorschot in invoer.voorschotten}
    betalingen = {betaling.gemeente: betaling.bedrag for betaling in invoer.betalingen}
    rijen = [
        Gemeenteuitkomst(
            gemeente=code,
            realisatie=realisatie.get(code, NUL),
            vergoeding=verdeling.get(code, NUL),
            voorschot=voorschotten.get(code, NUL),
            betaald=betalingen.get(code, NUL),
        )
        for code in invoer.regio.gemeentecodes
    ]
    gevuld = tuple(rij for rij in rijen if not rij.is_leeg)
    return gevuld, _make_saldostap(gevuld)


def _verdeel(
    invoer: Contractinvoer,
    regel: Stapregel,
    bedrag: Decimal,
    gewichten: Mapping[str, Decimal],
    wie: Sequence[str] | None = None,
) -> Stap:
    if bedrag == 0 or som(gewichten.values()) == 0:
        return verdeel_naar_inwoners(invoer, bedrag, wie)[1]
    return verdeel_naar(regel, bedrag, gewichten)[1]


def _make_saldostap(rijen: tuple[Gemeenteuitkomst, ...]) -> Stap:
    samen = add_bedragen(rijen)
    totaal = SALDO_TOTAAL.make_stap(
        voorschot=samen.voorschot,
        betaald=samen.betaald,
        eindbedrag=samen.vergoeding,
        richting=get_richting(samen.saldo),
    )
    return SALDO.make_stap(
        voorschot={rij.gemeente: rij.voorschot for rij in rijen},
        betaald={rij.gemeente: rij.betaald for rij in rijen},
        eindbedrag={rij.gemeente: rij.vergoeding for rij in rijen},
        stappen=(totaal,),
    )
