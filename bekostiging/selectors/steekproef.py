"""The lines from which a sample is drawn, and those that were drawn, as their settlement kept them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from bekostiging.models import Afrekening, Contractafrekening, Steekproef
from bekostiging.selectors.groepstap import Groepstap, Lijn
from bekostiging.selectors.lijnen import find_lijnen, get_stap, has_bewaarde_lijnen, is_in_euro
from bekostiging.selectors.modellen import LIJNSTAPPEN
from inkoop.kern.opmaak import format_bedrag, format_datum, format_getal
from toegang.models import Prestatie

__all__ = ["Bedraggroep", "Getrokken", "iter_bedraggroepen", "list_getrokken", "read_bedragen"]


@dataclass(frozen=True)
class Bedraggroep:
    """A step of a settlement in euros behind which lines lie.

    Attributes:
        pad: its place in the explanation of the outcome.
    """

    uitkomst: Contractafrekening
    pad: str
    bedrag: Decimal


@dataclass(frozen=True)
class Getrokken:
    """A line of a sample, in words.

    Attributes:
        volgnummer: its place in the sample.
        stap: code of the municipality of the step; "" when it is of all.
        berekening: how its amount is made; says so when the line is not there any more.
    """

    volgnummer: int
    uitkomst: Contractafrekening
    pad: str
    gemeente: str
    kenmerk: str
    client: str
    berekening: str
    bedrag: Decimal


def iter_bedraggroepen(afrekening: Afrekening) -> Iterator[Bedraggroep]:
    """Give the steps in euros of a version whose lines were kept, by contract and place."""
    uitkomsten = Contractafrekening.objects.filter(afrekening=afrekening).order_by("contract__nummer")
    for uitkomst in uitkomsten.select_related("contract__perceel", "afrekening__regio"):
        for pad in _iter_paden(uitkomst.uitleg["stappen"], ""):
            stap = get_stap(uitkomst, pad)
            if is_in_euro(stap) and stap.uitkomst and has_bewaarde_lijnen(stap):
                yield Bedraggroep(uitkomst, pad, stap.uitkomst)


def _iter_paden(stappen: Sequence[Mapping[str, Any]], voor: str) -> Iterator[str]:
    for plaats, stap in enumerate(stappen):
        pad = f"{voor}{plaats}"
        if stap["code"] in LIJNSTAPPEN:
            yield pad
        yield from _iter_paden(stap["stappen"], f"{pad}.")


def read_bedragen(uitkomst: Contractafrekening, pad: str) -> list[Decimal]:
    """Read the amounts of the lines behind a step, in a fixed order."""
    return [_get_bedrag(lijn) for lijn in _list_lijnen(get_stap(uitkomst, pad))]


def list_getrokken(steekproef: Steekproef) -> list[Getrokken]:
    """Read the lines of a sample; those behind one step at once."""
    regels = steekproef.regels.select_related(
        "contractafrekening__contract__perceel", "contractafrekening__contract__aanbieder"
    ).select_related("contractafrekening__afrekening__regio")
    per_stap: dict[tuple[int, str], tuple[Groepstap, list[Lijn | Prestatie]]] = {}
    gevonden = []
    for regel in regels:
        sleutel = regel.contractafrekening_id, regel.pad
        if sleutel not in per_stap:
            stap = get_stap(regel.contractafrekening, regel.pad)
            per_stap[sleutel] = stap, _list_lijnen(stap)
        stap, lijnen = per_stap[sleutel]
        lijn = lijnen[regel.plaats]
        gevonden.append(
            Getrokken(
                regel.volgnummer,
                regel.contractafrekening,
                regel.pad,
                stap.gemeente,
                lijn.nummer,
                _get_client(lijn),
                _describe(lijn),
                regel.bedrag,
            )
        )
    return gevonden


def _list_lijnen(stap: Groepstap) -> list[Lijn | Prestatie]:
    lijnen = find_lijnen(stap)
    if isinstance(lijnen, QuerySet):
        return list(lijnen.order_by("begindatum", "pk"))
    return list(lijnen)


def _get_bedrag(lijn: Lijn | Prestatie) -> Decimal:
    bedrag: Decimal = lijn.uitkomst if isinstance(lijn, Lijn) else lijn.bedrag  # type: ignore[attr-defined]
    return bedrag


def _get_client(lijn: Lijn | Prestatie) -> str:
    return lijn.client if isinstance(lijn, Lijn) else lijn.toewijzing.client.pseudoniem


def _describe(lijn: Lijn | Prestatie) -> str:
    """Say how an amount is made: "1 mei 2022 tot en met 31 mei 2022: 12,5 x EUR 80,00 (toewijzing T-1)"."""
    if isinstance(lijn, Lijn):
        return lijn.berekening
    periode = f"{format_datum(lijn.begindatum)} tot en met {format_datum(lijn.einddatum)}"
    tarief = format_bedrag(lijn.tarief)  # type: ignore[attr-defined]
    return f"{periode}: {format_getal(lijn.volume)} x {tarief} (toewijzing {lijn.toewijzing.nummer})"
