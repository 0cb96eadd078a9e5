"""Occupied place-days, for model `plekken` and for municipalities that chose plekken under `trajecten`.

Source: rekenregels 1b; NL §8. The set-based form of `inkoop.kern.plekdagen.count_bezetting`: the joined stays
of each client become changes in the number of clients, so that no day is counted one by one.
"""

from decimal import Decimal

from bekostiging.berekening.invoer import Plekbezetting
from bekostiging.selectors.lezen.opdracht import Gelezen, Leesopdracht
from inkoop.kern.codes import Model

BEZETTING = """
WITH verblijven AS (
    SELECT t.contract_id, t.gemeente_id, t.traject_id, k.aantal,
        unnest(range_agg(daterange(greatest(t.start, %(begin)s), least(t.stop, %(eind)s), '[]'))) AS periode
    FROM contracten_jaarafspraak j
    JOIN contracten_plekafspraak k ON k.jaarafspraak_id = j.id
    JOIN toegang_toewijzing t ON t.contract_id = j.contract_id AND t.gemeente_id = k.gemeente_id
        AND t.traject_id = k.traject_id
    WHERE j.contract_id = ANY(%(contracten)s) AND j.jaar = %(jaar)s
        AND t.start <= %(eind)s AND (t.stop IS NULL OR t.stop >= %(begin)s)
    GROUP BY t.contract_id, t.gemeente_id, t.traject_id, k.aantal, t.client_id
), wisselingen AS (
    SELECT contract_id, gemeente_id, traject_id, aantal, lower(periode) AS dag, 1 AS verschil FROM verblijven
    UNION ALL
    SELECT contract_id, gemeente_id, traject_id, aantal, upper(periode), -1 FROM verblijven
), standen AS (
    SELECT contract_id, gemeente_id, traject_id, aantal,
        sum(sum(verschil)) OVER volgorde AS bezet, lead(dag) OVER volgorde - dag AS dagen
    FROM wisselingen
    GROUP BY contract_id, gemeente_id, traject_id, aantal, dag
    WINDOW volgorde AS (PARTITION BY contract_id, gemeente_id, traject_id ORDER BY dag)
)
SELECT contract_id, gemeente_id, traject_id,
    coalesce(sum(least(bezet, aantal) * dagen), 0), coalesce(sum(bezet * dagen), 0)
FROM standen
GROUP BY 1, 2, 3
"""


def read_bezetting(opdracht: Leesopdracht) -> Gelezen[Plekbezetting]:
    """Give the occupied place-days per agreed municipality and trajectory."""
    gelezen = Gelezen[Plekbezetting]()
    modellen = [Model.PLEKKEN, Model.TRAJECTEN]
    rijen = opdracht.lees(BEZETTING, modellen, jaar=opdracht.jaar)
    for contract, gemeente, traject, plekdagen, clientdagen in rijen:
        groep = Plekbezetting(
            opdracht.gemeenten[gemeente], opdracht.trajecten[traject], Decimal(plekdagen), int(clientdagen)
        )
        gelezen.add(contract, groep)
    return gelezen
