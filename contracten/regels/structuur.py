"""What a change of the purchase structure must leave possible: the contracts that there are."""

from collections.abc import Iterable, Iterator, Mapping

from contracten.regels.kader import Bestaandcontract
from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.codes import NOG_TE_KIEZEN
from inkoop.kern.kader import Structuurkader


def check_bestaande(
    contracten: Iterable[Bestaandcontract],
    kader: Structuurkader,
    percelen: Mapping[str, str],
    producten: Mapping[str, str],
) -> Iterator[Bezwaar]:
    """Refuse a structure that existing contracts cannot be about (docs/regiobundel.md).

    Args:
        contracten: those that are there, and are not changed along with the structure.
        kader: the structure as it becomes.
        percelen, producten: by code, the path of each that is asked to be saved.
    """
    for contract in contracten:
        yield from check_model_blijft(contract, kader, percelen)
        yield from check_segment_blijft(contract, kader, percelen, producten)


def check_model_blijft(
    contract: Bestaandcontract, kader: Structuurkader, percelen: Mapping[str, str]
) -> Iterator[Bezwaar]:
    """Refuse a contracted perceel whose model becomes one to be chosen still."""
    plek = percelen.get(contract.perceel)
    if plek is not None and kader.percelen[contract.perceel].model == NOG_TE_KIEZEN:
        reden = f"contract '{contract.nummer}' bestaat al in dit perceel; een model is dan gekozen"
        yield Bezwaar(f"{plek}.model", reden)


def check_segment_blijft(
    contract: Bestaandcontract,
    kader: Structuurkader,
    percelen: Mapping[str, str],
    producten: Mapping[str, str],
) -> Iterator[Bezwaar]:
    """Refuse that a product with a tariff, or the perceel itself, moves to another segment (NL bijlage 1)."""
    segment = kader.percelen[contract.perceel].segment
    for code in sorted(contract.tariefproducten):
        if not segment or kader.producten[code] in ("", segment):
            continue
        reden = f"contract '{contract.nummer}' heeft in segment '{segment}' een tarief voor '{code}'"
        if code in producten:
            yield Bezwaar(f"{producten[code]}.segment", reden, "NL bijlage 1")
        elif contract.perceel in percelen:
            yield Bezwaar(f"{percelen[contract.perceel]}.code", reden, "NL bijlage 1")
