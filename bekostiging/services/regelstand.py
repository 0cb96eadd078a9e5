"""Keeps the lines behind a settlement when it is shared or established, and holds them against its steps."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.db import connection, transaction
from django.db.models import F, QuerySet

from bekostiging.models import Afrekening, Contractafrekening
from bekostiging.selectors import iter_stappen_met_lijnen
from bekostiging.selectors.lijnquery import Lijnquery
from bekostiging.selectors.modellen import LIJNQUERIES
from bekostiging.selectors.opdracht import Leesopdracht
from bekostiging.services.invoerkenmerken import read_kenmerken, read_stand_sinds
from bekostiging.services.invoerstand import find_wijzigingen
from inkoop.kern.codes import Model
from inkoop.kern.geld import NUL
from inkoop.kern.opmaak import format_bedrag
from inkoop.platform.gebruikers.zicht import met_regiozicht

Waarden = dict[str, Any]
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
# What an earlier version kept of a contract of which nothing changed between the two.
KOPIEER = """
INSERT INTO bekostiging_regelstand (contractafrekening_id, veld, regels)
SELECT n.id, r.veld, r.regels
FROM bekostiging_contractafrekening n
JOIN bekostiging_contractafrekening o ON o.contract_id = n.contract_id AND o.afrekening_id = %(vorige)s
JOIN bekostiging_regelstand r ON r.contractafrekening_id = o.id
JOIN contracten_contract k ON k.id = n.contract_id
WHERE n.afrekening_id = %(afrekening)s AND n.overgenomen_van_id IS NULL AND o.overgenomen_van_id IS NULL
    AND k.nummer = ANY(%(nummers)s) AND r.veld = ANY(%(velden)s)
ON CONFLICT (contractafrekening_id, veld) DO NOTHING
"""
_ZONDER_NAMEN = [query.veld for query in LIJNQUERIES if not query.met_namen]
SOMMEN = """
SELECT c.contract_id, sum((rij ->> 'som')::numeric)
FROM bekostiging_regelstand r
JOIN bekostiging_contractafrekening c ON c.id = r.contractafrekening_id
CROSS JOIN LATERAL jsonb_array_elements(r.regels) rij
WHERE c.afrekening_id = %(afrekening)s AND r.veld = %(veld)s AND c.id <> ALL(%(zonder)s)
GROUP BY 1
"""


class _AndereRegels(Exception):  # noqa: N818 - takes back what was kept, and nobody else hears of it
    """The lines are not those that a version computed with."""


def save_regelstand(afrekening: Afrekening, gekopieerd: Collection[int] = ()) -> None:
    """Keep the lines of every contract of a version as they are now; what is kept already stays.

    The caller made sure that nothing changed since the version was computed, in this transaction.

    Args:
        gekopieerd: keys of outcomes whose lines were copied, but for those that hold names.
    """
    berekend = _find_berekend(afrekening)
    alle = make_regelopdracht(afrekening, berekend)
    andere = make_regelopdracht(afrekening, berekend.exclude(pk__in=gekopieerd)) if gekopieerd else alle
    with connection.cursor() as cursor:
        for query in LIJNQUERIES:
            waarden = (alle if query.met_namen else andere).get_waarden(query.modellen)
            if waarden["contracten"]:
                sql = BEWAAR.format(te_bewaren=query.write_te_bewaren())
                cursor.execute(sql, {**waarden, "afrekening": afrekening.pk, "veld": query.veld})


def make_regelopdracht(afrekening: Afrekening, uitkomsten: QuerySet[Contractafrekening]) -> Leesopdracht:
    """Say of which outcomes of a version the lines are read."""
    per_model: dict[Model, list[int]] = defaultdict(list)
    for model, contract in uitkomsten.values_list("model", "contract"):
        per_model[Model(model)].append(contract)
    contracten = {model: tuple(sleutels) for model, sleutels in per_model.items()}
    return Leesopdracht(afrekening.regio_id, afrekening.jaar, contracten)


def keep_regels(afrekening: Afrekening) -> bool:
    """Keep the lines of a version that was just computed, unless something changed already; tell whether.

    A page shows them then as the version saw them, also before it is shared. Of contracts of which nothing
    changed since the version before, what was kept with that one is copied.
    """
    with met_regiozicht(afrekening.regio_id):
        if find_wijzigingen(afrekening, read_stand_sinds(afrekening)):
            return False
        try:
            with transaction.atomic():
                gekopieerd = _copy_regels(afrekening)
                save_regelstand(afrekening, gekopieerd)
                # What is copied was held against the same steps when it was kept.
                if find_regelverschillen(afrekening, gekopieerd):
                    raise _AndereRegels
        except _AndereRegels:
            return False
    return True


def _copy_regels(afrekening: Afrekening) -> list[int]:
    """Copy lines that an earlier version kept, and give the keys of the outcomes that have them now."""
    vorige = afrekening.vorige
    nummers = read_kenmerken(afrekening).find_gelijk(read_kenmerken(vorige)) if vorige else []
    if vorige is None or not nummers:
        return []
    with connection.cursor() as cursor:
        waarden: Waarden = {"afrekening": afrekening.pk, "vorige": vorige.pk, "nummers": nummers}
        cursor.execute(KOPIEER, waarden | {"velden": _ZONDER_NAMEN})
    uitkomsten = Contractafrekening.objects.filter(afrekening=afrekening, contract__nummer__in=nummers)
    return list(uitkomsten.filter(regelstanden__isnull=False).values_list("pk", flat=True).distinct())


def _find_berekend(afrekening: Afrekening) -> QuerySet[Contractafrekening]:
    """Return the outcomes that this version computed: not what it took over, nor what it takes back."""
    rijen = Contractafrekening.objects.filter(afrekening=afrekening, overgenomen_van=None)
    return rijen.exclude(uitleg__stappen=[])


def find_regelverschillen(afrekening: Afrekening, zonder: Collection[int] = ()) -> list[str]:
    """Hold the amounts of the kept prestaties against the steps of the version; say where they differ.

    A version may have been computed from sums that are kept; here the lines themselves are added.

    Args:
        zonder: keys of outcomes that are not looked at.
    """
    gevonden = []
    for query in LIJNQUERIES:
        if query.bewaard:
            van_regels = _read_sommen(afrekening, query, zonder)
            gevonden += [
                f"contract {nummer}: de regels zijn samen {format_bedrag(van_regels.get(contract, NUL))}, "
                f"en de afrekening rekent met {format_bedrag(som)}"
                for contract, nummer, som in _iter_stapsommen(afrekening, query, zonder)
                if van_regels.get(contract, NUL) != som
            ]
    return gevonden


def _read_sommen(
    afrekening: Afrekening, query: Lijnquery[Any], zonder: Collection[int]
) -> Mapping[int, Decimal]:
    with connection.cursor() as cursor:
        cursor.execute(SOMMEN, {"afrekening": afrekening.pk, "veld": query.veld, "zonder": list(zonder)})
        return dict(cursor.fetchall())


def _iter_stapsommen(
    afrekening: Afrekening, query: Lijnquery[Any], zonder: Collection[int]
) -> Iterator[tuple[int, str, Decimal]]:
    """Give of each contract with lines of a query what its steps come to."""
    rijen = _find_berekend(afrekening).filter(model__in=query.modellen).exclude(pk__in=zonder)
    rijen = rijen.annotate(nummer=F("contract__nummer"))
    codes = {stap.code for stap in query.stappen}
    for rij in rijen.only("uitleg", "contract", "model").order_by("nummer"):
        uitkomsten = [stap.bedrag for stap in iter_stappen_met_lijnen(rij) if stap.code in codes]
        yield rij.contract_id, rij.nummer, sum(uitkomsten, NUL)
