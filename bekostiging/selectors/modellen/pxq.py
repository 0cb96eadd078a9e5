"""Model `pxq`: prestaties that count at the tariff of their begindatum, in its unit, rounded per prestatie.

Source: docs/berekening.md, Realisatie; LS §2.3, NL bijlage 1.
"""

from bekostiging.berekening.invoer import Regelgroep
from bekostiging.selectors.lijnquery import (
    GEMEENTE,
    PRODUCT,
    TARIEF,
    ZONDER_TARIEF,
    Lijnquery,
    Lijnstap,
    Versiekolom,
)
from inkoop.kern.codes import Model

# As a subquery, not as `= ANY`: for many contracts the planner then reads the table once in its own order,
# which is twice as fast as following the index from line to line; for one contract it uses the index.
LIJNEN = """
SELECT p.* FROM toegang_gewaardeerd(%(begin)s, %(eind)s) p
WHERE p.contract_id IN (SELECT unnest(%(contracten)s::bigint[]))
"""
SOMMEN = """
SELECT s.* FROM toegang_prestatiesom s
WHERE s.contract_id = ANY(%(contracten)s) AND s.maand BETWEEN %(begin)s AND %(eind)s AND s.reden = ''
"""
# What was kept is the key; the line itself never changes, and its tariff is that of the group.
BEWAARD = """
SELECT g.contract_id, g.gemeente_id, g.product_id, g.tarief, g.tariefeenheid, p.id AS prestatie_id, p.nummer,
    p.toewijzing_id, p.begindatum, p.einddatum, p.volume, p.eenheid,
    CASE WHEN f.noemer = 1 THEN inkoop_rond_af(p.volume * f.teller * g.tarief)
        ELSE inkoop_rond_af(p.volume * f.teller * g.tarief, f.noemer) END AS bedrag
FROM ({bron}) g
CROSS JOIN LATERAL unnest(g.prestaties) k (id)
JOIN toegang_prestatie p ON p.id = k.id
CROSS JOIN LATERAL inkoop_eenheidsfactor(p.eenheid, g.tariefeenheid) f
"""
_SLEUTELS = (
    GEMEENTE,
    PRODUCT,
    TARIEF,
    Versiekolom("volume_eenheid", "eenheid"),
    Versiekolom("tariefeenheid"),
)
QUERY = Lijnquery(
    veld="regels",
    sql=LIJNEN,
    somsql=SOMMEN,
    modellen=(Model.PXQ,),
    sleutels=_SLEUTELS,
    sommen={"aantal": "count(*)", "volume": "sum(lijn.volume)", "bedrag": "sum(lijn.bedrag)"},
    tekort=ZONDER_TARIEF,
    make_groep=Regelgroep,
    stappen=(Lijnstap("pxq_groep", _SLEUTELS),),
    bewaard=BEWAARD,
)
