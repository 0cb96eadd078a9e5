"""What the rules of contracts judge against, as it is in a region."""

from contracten.models import Aanbieder, Contract, Jaarafspraak, Voorschot
from contracten.regels.kader import Contractkader
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
    return Contractkader(
        structuur,
        frozenset(Aanbieder.objects.filter(regio=regio).values_list("code", flat=True)),
        dict(Contract.objects.filter(regio=regio).values_list("nummer", "aanbieder__code")),
        frozenset(
            Voorschot.objects.filter(contract__regio=regio).values_list("contract__nummer", "datum__year")
        ),
    )


def get_plafondjaren(regio: Regio) -> frozenset[tuple[str, int]]:
    """Return number and year of the agreements under a ceiling, in which nothing is paid in advance."""
    plafonds = Jaarafspraak.objects.filter(contract__regio=regio, soort=Afspraaksoort.BUDGETPLAFOND)
    return frozenset(plafonds.values_list("contract__nummer", "jaar"))
