"""A correction: the version after what is established. It says what the year comes to now, and the difference
with what was established is what it settles.

A contract that cannot be settled now keeps what was established: a correction takes nothing back that it
cannot compute. Of a contract without an agreement any more everything is taken back.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from bekostiging.models import Afrekening, Contractafrekening, Gemeenteafrekening
from inkoop.kern.bedragen import BEDRAGSOORTEN, GEMEENTEBEDRAGEN, Bedragen, add_bedragen, get_bedragen
from inkoop.kern.codes import Richting
from inkoop.kern.geld import NUL

_CONTRACTVELDEN = tuple(soort.code for soort in BEDRAGSOORTEN)
_GEMEENTEVELDEN = tuple(soort.code for soort in GEMEENTEBEDRAGEN)
Rijen = list[Contractafrekening]


def find_overgenomen(vast: Afrekening | None, geparkeerd: Collection[str]) -> Rijen:
    """Find what was established of contracts that cannot be settled now."""
    if vast is None:
        return []
    rijen = Contractafrekening.objects.filter(afrekening=vast, contract__nummer__in=geparkeerd)
    return list(rijen.order_by("contract__nummer"))


def add_bestaand(totaal: Bedragen, bestaand: Iterable[Contractafrekening]) -> Bedragen:
    """Give the totals of a version with what it keeps of earlier ones."""
    return add_bedragen([totaal, *(get_bedragen(rij) for rij in bestaand)])


def store_overgenomen(afrekening: Afrekening, overgenomen: Rijen) -> None:
    """Store with a correction what it keeps, and the zeros that take back what is not there any more.

    After the outcomes of the version itself; without an established version nothing happens.
    """
    if afrekening.corrigeert is None:
        return
    _store_kopieen(afrekening, overgenomen)
    _store_vervallen(afrekening)
    _store_lege_gemeenten(afrekening)


def _store_kopieen(afrekening: Afrekening, overgenomen: Rijen) -> None:
    bronnen = {rij.contract_id: rij.pk for rij in overgenomen}
    kopieen = [
        _copy(afrekening, rij, overgenomen_van_id=rij.overgenomen_van_id or rij.pk) for rij in overgenomen
    ]
    Contractafrekening.objects.bulk_create(kopieen)
    per_bron = {bronnen[kopie.contract_id]: kopie for kopie in kopieen}
    delen = Gemeenteafrekening.objects.filter(contractafrekening__in=per_bron)
    Gemeenteafrekening.objects.bulk_create(
        Gemeenteafrekening(
            contractafrekening=per_bron[deel.contractafrekening_id],
            gemeente_id=deel.gemeente_id,
            **{veld: getattr(deel, veld) for veld in _GEMEENTEVELDEN},
        )
        for deel in delen
    )


def _copy(afrekening: Afrekening, rij: Contractafrekening, **anders: Any) -> Contractafrekening:
    velden = ("contract_id", "model", "soort", "budget", *_CONTRACTVELDEN, "richting", "uitleg")
    return Contractafrekening(
        afrekening=afrekening, **({veld: getattr(rij, veld) for veld in velden} | anders)
    )


def _store_vervallen(afrekening: Afrekening) -> None:
    """A contract that was established and has no agreement for the year any more comes to zero."""
    er_zijn = Contractafrekening.objects.filter(afrekening=afrekening).values("contract")
    weg = Contractafrekening.objects.filter(afrekening=afrekening.corrigeert).exclude(contract__in=er_zijn)
    leeg: dict[str, Any] = dict.fromkeys(_CONTRACTVELDEN, NUL)
    leeg |= {"budget": None, "richting": Richting.GEEN.value}
    Contractafrekening.objects.bulk_create(
        _copy(afrekening, rij, **leeg, uitleg={**rij.uitleg, "stappen": []})
        for rij in weg.order_by("contract__nummer")
        if not get_bedragen(rij).is_leeg
    )


def _store_lege_gemeenten(afrekening: Afrekening) -> None:
    """A municipality that had a part and has none now reads that it is zero, and so what it gets back."""
    Gemeenteafrekening.objects.bulk_create(
        Gemeenteafrekening(
            contractafrekening_id=sleutel, gemeente_id=gemeente, **dict.fromkeys(_GEMEENTEVELDEN, NUL)
        )
        for sleutel, gemeente in _find_lege_gemeenten(afrekening)
    )


def _find_lege_gemeenten(afrekening: Afrekening) -> Iterator[tuple[int, int]]:
    nu = dict(Contractafrekening.objects.filter(afrekening=afrekening).values_list("contract", "pk"))
    heeft = set(_find_delen(afrekening).values_list("contractafrekening__contract", "gemeente"))
    eerder = _find_delen(afrekening.corrigeert).exclude(**dict.fromkeys(_GEMEENTEVELDEN, NUL))
    paren = eerder.order_by("contractafrekening", "gemeente__volgorde")
    for contract, gemeente in paren.values_list("contractafrekening__contract", "gemeente"):
        if contract in nu and (contract, gemeente) not in heeft:
            yield nu[contract], gemeente


def _find_delen(afrekening: Afrekening | None) -> Any:
    return Gemeenteafrekening.objects.filter(contractafrekening__afrekening=afrekening)
