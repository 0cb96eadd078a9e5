"""Occupied place-days, for model `plekken` and for municipalities that chose plekken under `trajecten`.

Source: docs/berekening.md, Plekken; NL §8. The set-based form of `inkoop.kern.plekdagen.count_bezetting`: the
joined stays of each client become changes in the number of clients, so that no day is counted one by one.
"""

from datetime import timedelta
from decimal import Decimal

from bekostiging.berekening.invoer import Plekbezetting
from bekostiging.selectors.groepstap import Groepstap, Lijn
from bekostiging.selectors.lijnquery import GEMEENTE, TRAJECT, Lijnquery, Lijnstap, Rij
from inkoop.kern.codes import Model
from inkoop.kern.opmaak import format_aantal, format_datum

# A line is a stretch of days on which no stay begins or ends. The changes of zero cut it where one allocation
# of a client follows another, which does not change the number of clients.
LIJNEN = """
WITH verblijven AS (
    SELECT g.contract_id, g.gemeente_id, g.traject_id, g.client_id, k.aantal AS plekken, g.dagen
    FROM contracten_jaarafspraak j
    JOIN contracten_plekafspraak k ON k.jaarafspraak_id = j.id
    JOIN toegang_geleverd(%(begin)s, %(eind)s) g ON g.contract_id = j.contract_id
        AND g.gemeente_id = k.gemeente_id AND g.traject_id = k.traject_id
    WHERE j.contract_id = ANY(%(contracten)s) AND j.jaar = %(jaar)s
), samen AS (
    SELECT contract_id, gemeente_id, traject_id, plekken, unnest(range_agg(dagen)) AS periode
    FROM verblijven GROUP BY contract_id, gemeente_id, traject_id, plekken, client_id
), wisselingen AS (
    SELECT contract_id, gemeente_id, traject_id, plekken, lower(periode) AS dag, 1 AS verschil FROM samen
    UNION ALL
    SELECT contract_id, gemeente_id, traject_id, plekken, upper(periode), -1 FROM samen
    UNION ALL
    SELECT contract_id, gemeente_id, traject_id, plekken, unnest(ARRAY[lower(periode), upper(periode)]), 0
    FROM verblijven, unnest(dagen) periode
), standen AS (
    SELECT contract_id, gemeente_id, traject_id, plekken, dag AS begin,
        sum(sum(verschil)) OVER volgorde AS clienten, lead(dag) OVER volgorde AS tot
    FROM wisselingen
    GROUP BY contract_id, gemeente_id, traject_id, plekken, dag
    WINDOW volgorde AS (PARTITION BY contract_id, gemeente_id, traject_id ORDER BY dag)
)
SELECT s.*, s.tot - s.begin AS dagen, NULL::bigint AS toewijzing_id,
    (SELECT string_agg(DISTINCT c.pseudoniem::text COLLATE "C", ', '
            ORDER BY c.pseudoniem::text COLLATE "C")
        FROM verblijven v JOIN toegang_client c ON c.id = v.client_id
        WHERE v.contract_id = s.contract_id AND v.gemeente_id = s.gemeente_id
            AND v.traject_id = s.traject_id AND v.dagen @> s.begin) AS wie
FROM standen s
WHERE s.clienten > 0
"""


def _make_groep(*, gemeente: str, traject: str, plekdagen: Decimal, clientdagen: Decimal) -> Plekbezetting:
    return Plekbezetting(gemeente, traject, Decimal(plekdagen), int(clientdagen))


def _make_lijn(rij: Rij, stap: Groepstap) -> Lijn:
    begin, laatste = rij["begin"], rij["tot"] - timedelta(days=1)
    bezet, dagen = min(Decimal(rij["clienten"]), stap.decimaal("plekken")), rij["dagen"]
    return Lijn(
        f"{format_datum(begin)} tot en met {format_datum(laatste)}",
        None,
        rij["wie"],
        _describe(dagen, bezet, rij["clienten"]),
        bezet * dagen,
    )


def _describe(dagen: int, bezet: Decimal, clienten: int) -> str:
    plekken = format_aantal(bezet, "bezette plek", "bezette plekken")
    wie = format_aantal(clienten, "cliënt", "cliënten")
    return f"{format_aantal(dagen, 'dag', 'dagen')} x {plekken} ({wie})"


QUERY = Lijnquery(
    veld="bezetting",
    sql=LIJNEN,
    modellen=(Model.PLEKKEN, Model.TRAJECTEN),
    sleutels=(GEMEENTE, TRAJECT),
    sommen={
        "plekdagen": "sum(least(lijn.clienten, lijn.plekken) * lijn.dagen)",
        "clientdagen": "sum(lijn.clienten * lijn.dagen)",
    },
    make_groep=_make_groep,
    stappen=(Lijnstap("plek_groep", (GEMEENTE, TRAJECT), _make_lijn, telt="bezette_plekdagen"),),
    volgorde="lijn.begin",
    met_namen=True,
)
