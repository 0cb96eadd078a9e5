"""Who the outcomes of a settlement are about: the clients behind its kept lines, counted and never named."""

from collections.abc import Collection, Mapping

from django.db import connection

from bekostiging.models import Afrekening, Contractafrekening
from bekostiging.selectors.bewaard import get_bewaarder
from bekostiging.selectors.modellen import LIJNQUERIES
from inkoop.kern.bedragen import get_bedragen
from inkoop.kern.codes import Model
from inkoop.platform.gebruikers.zicht import met_systeemzicht

# What is settled by its number of clients; of other models without lines of their own the amount is agreed.
_PER_CLIENT = {Model.POPULATIE: frozenset({"clienten"})}
# Of prestaties the keys are kept per group, of the rest the allocation; of place-days who was there, by name.
_WIE = """
WITH rijen AS (
    SELECT r.contractafrekening_id AS uitkomst, r.veld, x.rij FROM bekostiging_regelstand r
    CROSS JOIN LATERAL jsonb_array_elements(r.regels) AS x(rij)
    WHERE r.contractafrekening_id = ANY(%(uitkomsten)s)
), wie AS (
    SELECT uitkomst, veld, t.client_id FROM rijen
    CROSS JOIN LATERAL jsonb_array_elements_text(
        CASE WHEN rij ? 'prestaties' THEN rij -> 'prestaties' ELSE '[]'::jsonb END) AS k(sleutel)
    JOIN toegang_prestatie p ON p.id = k.sleutel::bigint
    JOIN toegang_toewijzing t ON t.id = p.toewijzing_id
    UNION
    SELECT uitkomst, veld, t.client_id FROM rijen
    JOIN toegang_toewijzing t ON t.id = (rij ->> 'toewijzing_id')::bigint
    UNION
    SELECT uitkomst, veld, c.id FROM rijen
    CROSS JOIN LATERAL unnest(string_to_array(rij ->> 'wie', ', ')) AS n(naam)
    JOIN toegang_client c ON c.regio_id = %(regio)s AND c.pseudoniem = n.naam
)
SELECT uitkomst, veld, array_agg(DISTINCT client_id) FROM wie GROUP BY uitkomst, veld
"""


def find_betrokkenen(afrekening: Afrekening) -> Mapping[int, frozenset[int] | None]:
    """Return the clients that each outcome of a settlement is about, by the key of the outcome.

    Those behind the lines that its model counts; nobody where a contract is settled on its agreement alone.
    None where it cannot be told: no lines were kept, or there are amounts while none leads to a client. Read
    with the eyes of the system: who asks learns only which outcomes are about too few.
    """
    with met_systeemzicht():
        uitkomsten = list(Contractafrekening.objects.filter(afrekening=afrekening).defer("uitleg"))
        bewaarders = {rij.pk: get_bewaarder(rij) for rij in uitkomsten}
        with connection.cursor() as cursor:
            cursor.execute(
                _WIE, {"uitkomsten": sorted(set(bewaarders.values())), "regio": afrekening.regio_id}
            )
            gevonden = {(sleutel, veld): set(wie) for sleutel, veld, wie in cursor.fetchall()}
    return {rij.pk: _find_wie(rij, bewaarders[rij.pk], gevonden) for rij in uitkomsten}


def _find_wie(
    uitkomst: Contractafrekening, bewaarder: int, gevonden: Mapping[tuple[int, str], set[int]]
) -> frozenset[int] | None:
    velden = _find_velden(Model(uitkomst.model))
    wie = frozenset().union(*(gevonden.get((bewaarder, veld), ()) for veld in velden))
    return None if velden and not wie and not get_bedragen(uitkomst).is_leeg else wie


def _find_velden(model: Model) -> Collection[str]:
    """Return which kept lines of a contract with this model its amounts are made of."""
    eigen = {query.veld for query in LIJNQUERIES if model in query.modellen}
    return eigen or _PER_CLIENT.get(model, frozenset())
