"""Unique clients delivered in the year, each at one municipality (model `populatie`, incentives).

Source: rekenregels §1 `populatie` and §3.
"""

from bekostiging.berekening.invoer import Clientental
from bekostiging.selectors.lezen.opdracht import Gelezen, Leesopdracht

# A nummer is compared by code point, whatever the collation of the database.
CLIENTEN = """
WITH clienten AS (
    SELECT DISTINCT ON (t.contract_id, t.client_id) t.contract_id, t.gemeente_id
    FROM toegang_toewijzing t
    WHERE t.contract_id = ANY(%(contracten)s)
        AND t.start <= %(eind)s AND (t.stop IS NULL OR t.stop >= %(begin)s)
    ORDER BY t.contract_id, t.client_id, t.start, t.nummer COLLATE "C"
)
SELECT contract_id, gemeente_id, count(*) FROM clienten GROUP BY 1, 2
"""


def read_clienten(opdracht: Leesopdracht) -> Gelezen[Clientental]:
    """Give the clients per municipality: that of the earliest start, then the lowest nummer."""
    gelezen = Gelezen[Clientental]()
    for contract, gemeente, aantal in opdracht.lees(CLIENTEN):
        gelezen.add(contract, Clientental(opdracht.gemeenten[gemeente], aantal))
    return gelezen
