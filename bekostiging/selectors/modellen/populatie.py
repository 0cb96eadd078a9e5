"""Unique clients delivered in the year, each at one municipality (model `populatie`, and the incentives).

Source: docs/berekening.md, Realisatie `populatie` and Prikkels; NL bijlage 1, LS §3.1.
"""

from decimal import Decimal

from bekostiging.berekening.invoer import Clientental
from bekostiging.selectors.groepstap import Groepstap, Lijn
from bekostiging.selectors.lijnquery import GEMEENTE, Lijnquery, Lijnstap, Rij
from inkoop.kern.opmaak import format_datum

# At the effective start. Numbers and codes are compared by code point, whatever the collation.
LIJNEN = """
WITH clienten AS (
    SELECT DISTINCT ON (g.contract_id, g.client_id) g.contract_id, g.gemeente_id, g.toewijzing_id, g.start
    FROM toegang_geleverd(%(begin)s, %(eind)s) g
    JOIN segmenten_gemeente x ON x.id = g.gemeente_id
    WHERE g.contract_id = ANY(%(contracten)s)
    ORDER BY g.contract_id, g.client_id, g.start, g.nummer COLLATE "C", x.code COLLATE "C"
)
SELECT c.*, (SELECT x.naam FROM segmenten_gemeentevoorkomen x WHERE x.gemeente_id = c.gemeente_id
    AND daterange(x.vanaf, x.tot, '[]') @> %(jaareinde)s::date) AS gemeentenaam
FROM clienten c
"""


def _make_lijn(rij: Rij, _: Groepstap) -> Lijn:
    zin = f"{rij['gemeentenaam']}, start zorg {format_datum(rij['start'])}"
    return Lijn(rij["nummer"], rij["toewijzing_id"], rij["client"], zin, Decimal(1))


QUERY = Lijnquery(
    veld="clienten",
    sql=LIJNEN,
    sleutels=(GEMEENTE,),
    sommen={"aantal": "count(*)"},
    make_groep=Clientental,
    stappen=(Lijnstap("populatie_bedrag", (), _make_lijn, telt="geleverd"),),
    met_namen=True,
)
