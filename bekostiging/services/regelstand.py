"""Keeps the lines behind a settlement when it is shared or established, and holds them against its steps."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.db import connection, transaction
from django.db.models import F, QuerySet

from bekostiging.models import Afrekening, Contractafrekening
from bekostiging.selectors import iter_stappen_met_lijnen
from bekostiging.selectors.lijnquery import Lijnquery
from bekostiging.selectors.modellen import LIJNQUERIES
from bekostiging.selectors.opdracht import Leesopdracht
from bekostiging.services.invoerstand import find_wijzigingen, read_stand
from inkoop.kern.codes import Model
from inkoop.kern.geld import NUL
from inkoop.kern.opmaak import format_bedrag
from inkoop.platform.gebruikers.zicht import met_systeemzicht

# A contract without lines has a row too: that it had none is what the settlement saw.
BEWAAR = """
INSERT INTO bekostiging_regelstand (contractafrekening_id, veld, regels)
SELECT c.id, %(veld)s, coalesce(r.regels, '[]')
FROM bekostiging_contractafrekening c
LEFT JOIN (
    SELECT b.contract_id, jsonb_agg(to_jsonb(b)) AS regels FROM ({te_bewaren}) b GROUP BY b.contract_id
) r USING (contract_id)
WHERE c.afrekening_id = %(afrekening)s AND c.overgenomen_van_id IS NULL
    AND c.contract_id = ANY(%(contracten)s)
ON CONFLICT (contractafrekening_id, veld) DO NOTHING
"""
SOMMEN = """
SELECT c.contract_id, sum((rij ->> 'som')::numeric)
FROM bekostiging_regelstand r
JOIN bekostiging_contractafrekening c ON c.id = r.contractafrekening_id
CROSS JOIN LATERAL jsonb_array_elements(r.regels) rij
WHERE c.afrekening_id = %(afrekening)s AND r.veld = %(veld)s
GROUP BY 1
"""


class _AndereRegels(Exception):  # noqa: N818 - takes back what was kept, and nobody else hears of it
    """The lines are not those that a version computed with."""


def save_regelstand(afrekening: Afrekening) -> None:
    """Keep the lines of every contract of a version as they are now; what is kept already stays.

    The caller made sure that nothing changed since the version was computed, in this transaction.
    """
    per_model: dict[Model, list[int]] = defaultdict(list)
    for model, contract in _find_berekend(afrekening).values_list("model", "contract"):
        per_model[Model(model)].append(contract)
    contracten = {model: tuple(sleutels) for model, sleutels in per_model.items()}
    opdracht = Leesopdracht(afrekening.regio_id, afrekening.jaar, contracten)
    with connection.cursor() as cursor:
        for query in LIJNQUERIES:
            waarden = opdracht.get_waarden(query.modellen)
            if waarden["contracten"]:
                sql = BEWAAR.format(te_bewaren=query.write_te_bewaren())
                cursor.execute(sql, {**waarden, "afrekening": afrekening.pk, "veld": query.veld})


def keep_regels(afrekening: Afrekening) -> bool:
    """Keep the lines of a version that was just computed, unless something changed already; tell whether.

    A page shows them then as the version saw them, also before it is shared.
    """
    with met_systeemzicht():
        nu = read_stand(afrekening.regio, afrekening.jaar, uit_regels=False)
        if find_wijzigingen(afrekening, nu):
            return False
        try:
            with transaction.atomic():
                save_regelstand(afrekening)
                if find_regelverschillen(afrekening):
                    raise _AndereRegels
        except _AndereRegels:
            return False
    return True


def _find_berekend(afrekening: Afrekening) -> QuerySet[Contractafrekening]:
    """Return the outcomes that this version computed: not what it took over, nor what it takes back."""
    rijen = Contractafrekening.objects.filter(afrekening=afrekening, overgenomen_van=None)
    return rijen.exclude(uitleg__stappen=[])


def find_regelverschillen(afrekening: Afrekening) -> list[str]:
    """Hold the amounts of the kept prestaties against the steps of the version; say where they differ.

    A version may have been computed from sums that are kept; here the lines themselves are added.
    """
    gevonden = []
    for query in LIJNQUERIES:
        if query.bewaard:
            van_regels = _read_sommen(afrekening, query)
            gevonden += [
                f"contract {nummer}: de regels zijn samen {format_bedrag(van_regels.get(contract, NUL))}, "
                f"en de afrekening rekent met {format_bedrag(som)}"
                for contract, nummer, som in _iter_stapsommen(afrekening, query)
                if van_regels.get(contract, NUL) != som
            ]
    return gevonden


def _read_sommen(afrekening: Afrekening, query: Lijnquery[Any]) -> Mapping[int, Decimal]:
    with connection.cursor() as cursor:
        cursor.execute(SOMMEN, {"afrekening": afrekening.pk, "veld": query.veld})
        return dict(cursor.fetchall())


def _iter_stapsommen(afrekening: Afrekening, query: Lijnquery[Any]) -> Iterator[tuple[int, str, Decimal]]:
    """Give of each contract with lines of a query what its steps come to."""
    rijen = _find_berekend(afrekening).filter(model__in=query.modellen)
    rijen = rijen.annotate(nummer=F("contract__nummer"))
    codes = {stap.code for stap in query.stappen}
    for rij in rijen.only("uitleg", "contract", "model").order_by("nummer"):
        uitkomsten = [stap.bedrag for stap in iter_stappen_met_lijnen(rij) if stap.code in codes]
        yield rij.contract_id, rij.nummer, sum(uitkomsten, NUL)
