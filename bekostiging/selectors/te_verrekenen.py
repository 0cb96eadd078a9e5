"""What versions, their outcomes and parts settle, beside their other amounts in one statement.

Of a contract that is no part of what is corrected, the whole saldo is settled.
"""

from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from bekostiging.models import Afrekening, Contractafrekening, Gemeenteafrekening
from inkoop.kern.geld import NUL


def add_te_verrekenen(rijen: QuerySet[Contractafrekening]) -> QuerySet[Contractafrekening]:
    """Add to outcomes what they settle: the saldo, of a correction minus that of what it corrects."""
    eerder = Contractafrekening.objects.filter(
        afrekening=OuterRef("afrekening__corrigeert"), contract=OuterRef("contract")
    )
    return rijen.annotate(te_verrekenen=_subtract(eerder))


def add_te_verrekenen_delen(rijen: QuerySet[Gemeenteafrekening]) -> QuerySet[Gemeenteafrekening]:
    """Add the same to the parts of municipalities."""
    eerder = Gemeenteafrekening.objects.filter(
        contractafrekening__afrekening=OuterRef("contractafrekening__afrekening__corrigeert"),
        contractafrekening__contract=OuterRef("contractafrekening__contract"),
        gemeente=OuterRef("gemeente"),
    )
    return rijen.annotate(te_verrekenen=_subtract(eerder))


def add_te_verrekenen_versies(
    versies: QuerySet[Afrekening], eigen: QuerySet[Gemeenteafrekening] | None = None
) -> QuerySet[Afrekening]:
    """Add the same to versions as a whole.

    Args:
        eigen: parts of the own municipalities, where only those are settled; `versies` have `eigen_saldo`.
    """
    if eigen is None:
        return versies.annotate(te_verrekenen=F("saldo") - Coalesce(F("corrigeert__saldo"), NUL))
    eerder = eigen.filter(contractafrekening__afrekening=OuterRef("corrigeert")).order_by()
    som = eerder.values("contractafrekening__afrekening").annotate(som=Sum("saldo")).values("som")
    return versies.annotate(te_verrekenen=F("eigen_saldo") - Coalesce(Subquery(som), NUL))


def _subtract(eerder: QuerySet[Any]) -> Any:
    return F("saldo") - Coalesce(Subquery(eerder.order_by().values("saldo")[:1]), NUL)
