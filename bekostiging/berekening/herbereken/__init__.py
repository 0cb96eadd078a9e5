"""Recomputes all amounts of a settlement from its stored explanation alone.

Used in tests and before storing: an explanation that does not lead to its amounts is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from bekostiging.berekening.fouten import UitlegKloptNietError
from bekostiging.berekening.herbereken import fasen
from bekostiging.berekening.herbereken.lezer import Stapgegevens, als_bedrag, check_gelijk
from bekostiging.berekening.uitkomst import Contractuitkomst

_FASEN = ("realisatie", "vergoeding", "prikkels", "verdeling", "saldo")


@dataclass(frozen=True, slots=True)
class Herberekening:
    """The amounts in euros that an explanation leads to; `gemeenten` holds (R, final, advance, saldo)."""

    realisatie: Decimal
    vergoeding_afspraak: Decimal
    prikkel: Decimal
    vergoeding: Decimal
    voorschot: Decimal
    saldo: Decimal
    gemeenten: Mapping[str, tuple[Decimal, Decimal, Decimal, Decimal]]


def herbereken(uitleg: Mapping[str, Any]) -> Herberekening:
    """Compute the amounts from the JSON form of an explanation.

    Raises `UitlegKloptNietError` at the first step whose stored outcome or link to an earlier step is wrong.
    """
    stappen = [Stapgegevens(stap) for stap in uitleg["stappen"]]
    check_gelijk("fasen", tuple(stap.code for stap in stappen), _FASEN)
    realisatie = fasen.calculate_realisatie(stappen[0])
    totaal = sum(realisatie.values(), Fraction(0))
    afspraak = fasen.calculate_vergoeding(stappen[1], realisatie)
    prikkel = fasen.calculate_prikkels(stappen[2], totaal, afspraak)
    eindbedragen = fasen.calculate_verdeling(stappen[3], realisatie, afspraak, prikkel)
    voorschotten, saldi, saldo = fasen.calculate_saldo(stappen[4], eindbedragen)
    return Herberekening(
        realisatie=als_bedrag(totaal),
        vergoeding_afspraak=als_bedrag(afspraak.totaal),
        prikkel=als_bedrag(prikkel),
        vergoeding=als_bedrag(afspraak.totaal + prikkel),
        voorschot=als_bedrag(sum(voorschotten.values(), Fraction(0))),
        saldo=als_bedrag(saldo),
        gemeenten={
            code: (
                als_bedrag(realisatie.get(code, Fraction(0))),
                als_bedrag(eindbedragen.get(code, Fraction(0))),
                als_bedrag(voorschotten[code]),
                als_bedrag(saldi[code]),
            )
            for code in saldi
        },
    )


def check_uitleg(uitkomst: Contractuitkomst) -> None:
    """Refuse an outcome whose explanation leads to other amounts; call this before storing."""
    gevonden, rijen = herbereken(uitkomst.uitleg.als_json()), uitkomst.gemeenten
    for veld in ("realisatie", "vergoeding_afspraak", "prikkel", "vergoeding", "voorschot", "saldo"):
        check_gelijk(f"{uitkomst.contract}, {veld}", getattr(uitkomst, veld), getattr(gevonden, veld))
    verwacht = {rij.gemeente: (rij.realisatie, rij.vergoeding, rij.voorschot, rij.saldo) for rij in rijen}
    check_gelijk(f"{uitkomst.contract}, gemeenten", verwacht, gevonden.gemeenten)


__all__ = ["Herberekening", "UitlegKloptNietError", "check_uitleg", "herbereken"]
