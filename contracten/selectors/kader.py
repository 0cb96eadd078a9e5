"""What the rules of contracts judge against, as it is in a region."""

from collections import defaultdict

from contracten.models import Aanbieder, Contract, Jaarafspraak, Tarief, Voorschot
from contracten.regels.kader import Bestaandcontract, Contractkader
from inkoop.kern.codes import Afspraaksoort
from inkoop.kern.kader import Structuurkader
from segmenten.models import Regio


def get_contractkader(regio: Regio | None, structuur: Structuurkader) -> Contractkader:
    """Return providers and contracts of a region, none for one that is not there yet.

    Args:
        regio: the region.
        structuur: what contracts refer to, as it becomes.
    """
    if regio is None:
        return Contractkader(structuur)
    producten: dict[str, set[str]] = defaultdict(set)
    tarieven = Tarief.objects.filter(contract__regio=regio)
    for nummer, product in tarieven.values_list("contract__nummer", "product__code"):
        producten[nummer].add(product)
    contracten = Contract.objects.filter(regio=regio).values_list(
        "nummer", "aanbieder__code", "perceel__code"
    )
    return Contractkader(
        structuur,
        frozenset(Aanbieder.objects.filter(regio=regio).values_list("code", flat=True)),
        {
            nummer: Bestaandcontract(nummer, aanbieder, perceel, frozenset(producten[nummer]))
            for nummer, aanbieder, perceel in sorted(contracten)
        },
        frozenset(
            Voorschot.objects.filter(contract__regio=regio).values_list("contract__nummer", "datum__year")
        ),
    )


def get_plafondjaren(regio: Regio) -> frozenset[tuple[str, int]]:
    """Return number and year of the agreements under a ceiling, in which nothing is paid in advance."""
    plafonds = Jaarafspraak.objects.filter(contract__regio=regio, soort=Afspraaksoort.BUDGETPLAFOND)
    return frozenset(plafonds.values_list("contract__nummer", "jaar"))
