"""Recomputes all amounts of a settlement from its stored explanation alone.

Used in tests and before storing: an explanation that does not lead to its amounts is refused. Each step is
computed by the rule of its own version, so that a settlement of years ago can be computed again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bekostiging.berekening.fouten import UitlegKloptNietError
from bekostiging.berekening.herbereken import fasen
from bekostiging.berekening.herbereken.lezer import read_stap, read_uitleg
from bekostiging.berekening.stapregel import Bedragen, Stap, als_bedrag, check_gelijk
from bekostiging.berekening.uitkomst import Contractuitkomst
from inkoop.kern.breuk import Fraction

NUL = Fraction(0)
_FASEN = ("realisatie", "vergoeding", "prikkels", "verdeling", "saldo")
_BEDRAGEN = ("realisatie", "vergoeding_afspraak", "prikkel", "vergoeding", "voorschot", "betaald", "saldo")


@dataclass(frozen=True, slots=True)
class Herberekening:
    """The amounts in euros that an explanation leads to.

    `gemeenten` holds (R, final, advance, paid, saldo).
    """

    realisatie: Decimal
    vergoeding_afspraak: Decimal
    prikkel: Decimal
    vergoeding: Decimal
    voorschot: Decimal
    betaald: Decimal
    saldo: Decimal
    gemeenten: Mapping[str, tuple[Decimal, Decimal, Decimal, Decimal, Decimal]]


def herbereken(uitleg: Mapping[str, Any]) -> Herberekening:
    """Compute the amounts from the JSON form of an explanation.

    Raises `UitlegKloptNietError` at the first step whose stored outcome or link to an earlier step is wrong.
    """
    stappen = read_uitleg(uitleg).stappen
    check_gelijk("fasen", tuple(stap.code for stap in stappen), _FASEN)
    eerder: dict[str, Stap] = {}
    for fase in stappen:
        fasen.check_stap(fase, eerder)
        eerder[fase.code] = fase
    return _check_fasen(*stappen)


def _check_fasen(
    realisatie: Stap, vergoeding: Stap, prikkels: Stap, verdeling: Stap, saldo: Stap
) -> Herberekening:
    per_gemeente: Bedragen = realisatie.exact
    totaal, prikkel = sum(per_gemeente.values(), NUL), prikkels.getal_uitkomst
    fasen.check_realisatie(realisatie)
    fasen.check_vergoeding(vergoeding, per_gemeente)
    fasen.check_prikkels(prikkels, totaal, vergoeding)
    fasen.check_verdeling(verdeling, per_gemeente, vergoeding, prikkels)
    fasen.check_saldo(saldo, verdeling.exact)
    voorschotten, betaald = fasen.get_betaald(saldo)
    return Herberekening(
        realisatie=als_bedrag(totaal),
        vergoeding_afspraak=vergoeding.bedrag,
        prikkel=prikkels.bedrag,
        vergoeding=als_bedrag(vergoeding.getal_uitkomst + prikkel),
        voorschot=als_bedrag(sum(voorschotten.values(), NUL)),
        betaald=als_bedrag(sum(betaald.values(), NUL)),
        saldo=saldo.stappen[0].bedrag,
        gemeenten={
            code: (
                als_bedrag(per_gemeente.get(code, NUL)),
                als_bedrag(verdeling.exact.get(code, NUL)),
                als_bedrag(voorschotten[code]),
                als_bedrag(betaald[code]),
                als_bedrag(bedrag),
            )
            for code, bedrag in saldo.exact.items()
        },
    )


def check_uitleg(uitkomst: Contractuitkomst) -> dict[str, Any]:
    """Refuse an outcome whose explanation leads to other amounts; give the form that was checked."""
    opgeslagen = uitkomst.uitleg.als_json()
    gevonden, rijen = herbereken(opgeslagen), uitkomst.gemeenten
    for veld in _BEDRAGEN:
        check_gelijk(f"{uitkomst.contract}, {veld}", getattr(uitkomst, veld), getattr(gevonden, veld))
    verwacht = {
        rij.gemeente: (rij.realisatie, rij.vergoeding, rij.voorschot, rij.betaald, rij.saldo) for rij in rijen
    }
    check_gelijk(f"{uitkomst.contract}, gemeenten", verwacht, gevonden.gemeenten)
    return opgeslagen


__all__ = ["Herberekening", "UitlegKloptNietError", "check_uitleg", "herbereken", "read_stap", "read_uitleg"]
