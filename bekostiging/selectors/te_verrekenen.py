"""What outcomes and parts of a version settle, beside their other amounts in one statement.

Of a contract that is no part of what is corrected, the whole saldo is settled.
"""

from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from bekostiging.models import Contractafrekening, Gemeenteafrekening
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


def _subtract(eerder: QuerySet[Any]) -> Any:
    return F("saldo") - Coalesce(Subquery(eerder.order_by().values("saldo")[:1]), NUL)
