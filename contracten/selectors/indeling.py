"""Under which law contracts are counted, and what decides their taakveld."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from contracten.models import Contract, Tarief
from inkoop.kern.codes import Domein
from inkoop.kern.indeling import get_wet
from segmenten.models import Productvoorkomen


@dataclass(frozen=True)
class Contractindeling:
    """The law of a contract (None for more than one) and the categories of its products."""

    wet: Domein | None
    categorieen: frozenset[str]


def get_indelingen(contracten: Iterable[Contract], peildatum: date) -> Mapping[int, Contractindeling]:
    """Return by key of the contract; the caller read each with its perceel and segment. Two statements.

    The products of a contract are those with a tariff in it, or else all of its segment.
    """
    alle = list(contracten)
    van_tarief: dict[int, set[int]] = defaultdict(set)
    tarieven = Tarief.objects.filter(contract__in=alle).values_list("contract_id", "product_id")
    for contract, product in tarieven:
        van_tarief[contract].add(product)
    segmenten = {rij.perceel.segment_id for rij in alle}
    producten = Productvoorkomen.objects.op(peildatum).filter(product__segment__in=segmenten)
    per_segment: dict[int, list[Productvoorkomen]] = defaultdict(list)
    for voorkomen in producten.select_related("product__segment"):
        per_segment[voorkomen.product.segment_id].append(voorkomen)
    return {
        rij.pk: _make_indeling(rij, per_segment[rij.perceel.segment_id], van_tarief.get(rij.pk))
        for rij in alle
    }


def _make_indeling(
    contract: Contract, producten: Iterable[Productvoorkomen], van_tarief: set[int] | None
) -> Contractindeling:
    eigen = [p for p in producten if van_tarief is None or p.product_id in van_tarief]
    domeinen = [Domein(code) for code in contract.perceel.segment.domeinen]
    return Contractindeling(
        wet=get_wet((product.geldende_wet for product in eigen), domeinen),
        categorieen=frozenset(product.categorie for product in eigen),
    )
