"""Model `clientbedrag`: client-months with at least one delivered day, at the tariff of their first day.

Source: docs/berekening.md, Realisatie; LS §3.1.
"""

from bekostiging.berekening.invoer import Clientmaandgroep
from bekostiging.selectors.groepstap import Groepstap, Lijn
from bekostiging.selectors.lijnquery import (
    PRODUCT,
    TARIEF,
    ZONDER_TARIEF,
    Lijnquery,
    Lijnstap,
    Rij,
    Sleutelkolom,
)
from inkoop.kern.codes import Model
from inkoop.kern.geld import rond_af
from inkoop.kern.opmaak import format_bedrag

# A client-month counts once, at the lowest municipality code; of its allocations there the one with the
# lowest number is shown. Codes and numbers are compared by code point, whatever the language of the database.
LIJNEN = """
WITH maanden AS (
    SELECT m::date AS begin, (m + interval '1 month')::date - 1 AS eind
    FROM generate_series(%(begin)s::timestamp, %(eind)s::timestamp, interval '1 month') m
), clientmaanden AS (
    SELECT g.contract_id, g.product_id, g.client_id, m.begin AS maand,
        min(x.code COLLATE "C") AS gemeente,
        (array_agg(g.toewijzing_id ORDER BY x.code COLLATE "C", g.nummer COLLATE "C"))[1] AS toewijzing_id
    FROM maanden m
    CROSS JOIN LATERAL toegang_geleverd(m.begin, m.eind) g
    JOIN segmenten_gemeente x ON x.id = g.gemeente_id
    WHERE g.contract_id = ANY(%(contracten)s)
    GROUP BY 1, 2, 3, 4
)
SELECT c.*, a.bedrag AS tarief
FROM clientmaanden c
LEFT JOIN LATERAL contracten_geldig_tarief(c.contract_id, c.product_id, c.maand) a ON true
"""
_SLEUTELS = (Sleutelkolom("gemeente"), PRODUCT, TARIEF)


def _make_lijn(rij: Rij, stap: Groepstap) -> Lijn:
    tarief = stap.decimaal("tarief")
    zin = f"maand {rij['maand'].month}: {format_bedrag(tarief)}"
    return Lijn(rij["nummer"], rij["toewijzing_id"], rij["client"], zin, rond_af(tarief))


QUERY = Lijnquery(
    veld="clientmaanden",
    sql=LIJNEN,
    modellen=(Model.CLIENTBEDRAG,),
    sleutels=_SLEUTELS,
    sommen={"aantal": "count(*)"},
    tekort=ZONDER_TARIEF,
    make_groep=Clientmaandgroep,
    stappen=(Lijnstap("clientbedrag_groep", _SLEUTELS, _make_lijn),),
    volgorde='c.pseudoniem COLLATE "C", lijn.maand',
)
