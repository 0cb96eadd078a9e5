"""The amounts of a settlement on pages: as columns of a table, and as single figures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse

from inkoop.kern.bedragen import GEMEENTEBEDRAGEN, PER_CODE, SALDO, Bedragen
from inkoop.kern.codes import Afspraaksoort
from inkoop.kern.opmaak import format_bedrag
from inkoop.platform.schermen.services import Kolom, Soort, read_pad

# What a list of settlements says of each: the outcome, and what is still to be paid.
UITKOMST = ("vergoeding", SALDO)
# Where the payments stand that make an amount.
_BETAALROUTES = {"voorschot": "voorschotten", "betaald": "betalingen"}
# What a correction settles, where outcomes stand in a table.
TE_VERREKENEN = Kolom(
    "te_verrekenen", "Te verrekenen", Soort.BEDRAG, totaal=True, toelichting="verschil met wat vaststaat"
)


@dataclass(frozen=True)
class Kerncijfer:
    """A single figure above a page: its name, itself in words, what it is, and where its parts are."""

    naam: str
    waarde: str
    uitleg: str
    url: str = ""


def make_bedragkolommen(
    codes: Sequence[str] | None = None,
    *,
    totaal: bool = True,
    titels: Mapping[str, str] | None = None,
    toelichtingen: Mapping[str, str] | None = None,
    links: Mapping[str, Callable[[Any], str]] | None = None,
) -> list[Kolom]:
    """Return a column for each amount that lists show, or for those that are named by `codes`.

    Args:
        totaal: whether the columns are added up.
        titels: other headings by code, where a table calls an amount differently.
        toelichtingen: explanations below the heading by code.
        links: from a row to the parts of an amount, by code.
    """
    soorten = GEMEENTEBEDRAGEN if codes is None else [PER_CODE[code] for code in codes]
    return [
        Kolom(
            soort.code,
            (titels or {}).get(soort.code, soort.titel),
            Soort.BEDRAG,
            sorteer=True,
            totaal=totaal,
            toelichting=(toelichtingen or {}).get(soort.code, ""),
            link=(links or {}).get(soort.code),
        )
        for soort in soorten
    ]


def make_betaallinks(contract: str, jaar: str) -> dict[str, Callable[[Any], str]]:
    """Return links to the payments that make an amount, by code.

    Args:
        contract, jaar: paths from a row to the key of the contract, and to the year.
    """

    def lead_to(route: str) -> Callable[[Any], str]:
        return lambda rij: get_betaaladres(route, read_pad(rij, contract), read_pad(rij, jaar))

    return {code: lead_to(route) for code, route in _BETAALROUTES.items()}


def get_betaaladres(route: str, contract: int, jaar: int) -> str:
    """Return the address of the payments of a contract for the care of a year."""
    return f"{reverse(route, args=[contract])}?jaar={jaar}"


def make_kerncijfers(
    bedragen: Bedragen, uitleg: Mapping[str, str], contract: int | None = None, jaar: int | None = None
) -> list[Kerncijfer]:
    """Return the figures above a settlement; `uitleg` by code replaces what they usually say below.

    With the key of a contract and the year what was paid leads to its payments.
    """
    return [
        Kerncijfer(
            soort.figuurtitel,
            format_bedrag(bedragen[soort.code]),
            uitleg.get(soort.code, soort.in_het_kort),
            get_betaaladres(_BETAALROUTES[soort.code], contract, jaar)
            if contract and jaar and soort.code in _BETAALROUTES
            else "",
        )
        for soort in GEMEENTEBEDRAGEN
    ]


def describe_budget(soort: str, *, is_afgesproken: bool) -> tuple[str, str]:
    """Name B and say where it comes from: an amount that was agreed, or what the agreed numbers come to."""
    if is_afgesproken:
        return "Budget", "Afgesproken"
    if soort == Afspraaksoort.GEEN:
        return "Waarde van de afspraak", "Afgesproken aantal x prijs, zonder maximum"
    return "Budget", "Afgesproken aantal x prijs"


def explain_prikkel(prikkel: Decimal, anders: str) -> str:
    """Say which part of an outcome came from incentives, or something else when none did."""
    return f"Waarvan {format_bedrag(prikkel)} aan prikkels" if prikkel else anders


def explain_saldo(saldo: Decimal, *, is_eigen: bool) -> str:
    """Say who is still to pay: providers, or the own municipality, whoever it settles with."""
    if not saldo:
        return "Niets te betalen"
    if is_eigen:
        return "Mijn gemeente krijgt terug" if saldo > 0 else "Mijn gemeente betaalt bij"
    return "Aanbieders betalen terug" if saldo > 0 else "Aanbieders krijgen bij"
