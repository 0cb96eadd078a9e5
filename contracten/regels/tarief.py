"""Tariffs of a contract: of one product one at a time, and of a product of its segment."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.kader import Perceelkader, Structuurkader
from inkoop.kern.opgave import Opgave, veld
from inkoop.kern.soorten import PRIJS, Bronvermelding, Codetekst, Datum
from inkoop.kern.verwijzing import check_verwijzing, number

# What the table keeps of it as it is said; the product is a key.
TARIEFKOLOMMEN = ("bedrag", "eenheid", "vanaf", "tot", "bron")


@dataclass(frozen=True, kw_only=True)
class Tariefopgave(Opgave):
    """What a unit of a product costs in euros, from `vanaf` to and including `tot`."""

    product: str | None = veld(Codetekst(20), verplicht=True)
    bedrag: Decimal | None = veld(PRIJS, verplicht=True)
    eenheid: str | None = veld(Codetekst(50), verplicht=True)
    vanaf: date | None = veld(Datum(), verplicht=True)
    tot: date | None = veld(Datum())
    bron: Any = veld(Bronvermelding())


def check_tarieven(
    tarieven: Sequence[Tariefopgave], perceel: Perceelkader | None, kader: Structuurkader
) -> Iterator[Bezwaar]:
    """Yield everything in the tariffs of one contract that cannot be true."""
    per_product: dict[str, list[tuple[str, Tariefopgave]]] = defaultdict(list)
    for pad, tarief in number("tarieven", tarieven):
        yield from (bezwaar.below(pad) for bezwaar in _check_tarief(tarief, perceel, kader))
        if tarief.vanaf is not None and tarief.product is not None and not _is_omgekeerd(tarief):
            per_product[tarief.product].append((pad, tarief))
    for van_product in per_product.values():
        yield from check_overlap(van_product)


def _check_tarief(
    tarief: Tariefopgave, perceel: Perceelkader | None, kader: Structuurkader
) -> Iterator[Bezwaar]:
    product = tarief.product
    yield from check_verwijzing("product", product, kader.producten, "product", kader.suggest)
    yield from check_segment("product", "product", product, kader.producten.get(product or ""), perceel)
    yield from check_tariefperiode(tarief)


def check_tariefperiode(tarief: Tariefopgave) -> Iterator[Bezwaar]:
    """Refuse a tariff that ends before it begins."""
    if _is_omgekeerd(tarief):
        yield Bezwaar("tot", f"{tarief.tot} ligt voor vanaf {tarief.vanaf}")


def _is_omgekeerd(tarief: Tariefopgave) -> bool:
    return tarief.vanaf is not None and tarief.tot is not None and tarief.tot < tarief.vanaf


def check_segment(
    plek: str, naam: str, code: str | None, segment: str | None, perceel: Perceelkader | None
) -> Iterator[Bezwaar]:
    """Refuse a product or trajectory of another segment than that of the perceel (NL bijlage 1).

    Args:
        plek: the path of the field.
        naam: "product" or "traject".
        code: what it names.
        segment: the segment of that; empty or None when it is not known.
        perceel: the perceel of the contract.
    """
    if perceel is not None and segment and segment != perceel.segment:
        reden = f"{naam} '{code}' hoort bij segment '{segment}', het perceel bij '{perceel.segment}'"
        yield Bezwaar(plek, reden, "NL bijlage 1")


def check_overlap(tarieven: Sequence[tuple[str, Tariefopgave]]) -> Iterator[Bezwaar]:
    """Refuse each tariff that begins before an earlier one of the same product has ended."""
    laatste: tuple[str, Tariefopgave] | None = None
    for pad, tarief in sorted(tarieven, key=lambda deel: _get_begin(deel[1])):
        if laatste is not None and _get_begin(tarief) <= _get_einde(laatste[1]):
            eerder = laatste[1]
            reden = f"overlapt met het tarief van {eerder.vanaf} tot en met {eerder.tot or 'onbepaald'}"
            yield Bezwaar(f"{pad}.vanaf", reden, ander=laatste[0])
        if laatste is None or _get_einde(tarief) > _get_einde(laatste[1]):
            laatste = (pad, tarief)


def _get_begin(tarief: Tariefopgave) -> date:
    return tarief.vanaf or date.min


def _get_einde(tarief: Tariefopgave) -> date:
    return tarief.tot or date.max
