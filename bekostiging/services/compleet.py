"""A version is complete once its parts are stored, and its parts add up to what it says."""

from collections.abc import Iterator

from django.db.models import Sum

from bekostiging.models import Afrekening, Contractafrekening, Gemeenteafrekening
from inkoop.kern.bedragen import BEDRAGSOORTEN, GEMEENTEBEDRAGEN
from inkoop.kern.geld import NUL
from inkoop.kern.opmaak import format_bedrag

_CONTRACTVELDEN = tuple(soort.code for soort in BEDRAGSOORTEN)
_GEMEENTEVELDEN = tuple(soort.code for soort in GEMEENTEBEDRAGEN)


def complete(afrekening: Afrekening) -> Afrekening:
    """Say that all rows of a new version are there; the database takes none after it, and lets none go."""
    afrekening.compleet = True
    afrekening.save(update_fields=["compleet"])
    return afrekening


def find_optelverschillen(afrekening: Afrekening) -> list[str]:
    """Add the stored parts up again; say in words where they are not the whole."""
    return [*_compare_totaal(afrekening), *_compare_gemeenten(afrekening)]


def _compare_totaal(afrekening: Afrekening) -> Iterator[str]:
    contracten = Contractafrekening.objects.filter(afrekening=afrekening)
    sommen = contracten.aggregate(**{f"som_{veld}": Sum(veld) for veld in _CONTRACTVELDEN})
    for veld in _CONTRACTVELDEN:
        staat, som = getattr(afrekening, veld), sommen[f"som_{veld}"] or NUL
        if staat != som:
            yield f"{veld} is {format_bedrag(staat)}, en de contracten zijn samen {format_bedrag(som)}"


def _compare_gemeenten(afrekening: Afrekening) -> Iterator[str]:
    contracten = Contractafrekening.objects.filter(afrekening=afrekening).order_by("contract__nummer")
    delen = Gemeenteafrekening.objects.filter(contractafrekening__afrekening=afrekening).order_by()
    sommen = {
        contract: bedragen
        for contract, *bedragen in delen.values_list("contractafrekening").annotate(
            *(Sum(veld) for veld in _GEMEENTEVELDEN)
        )
    }
    for sleutel, nummer, *staat in contracten.values_list("pk", "contract__nummer", *_GEMEENTEVELDEN):
        som = sommen.get(sleutel, [NUL] * len(staat))
        if som != staat:
            yield f"de gemeenten van contract {nummer} zijn samen niet het contract"
