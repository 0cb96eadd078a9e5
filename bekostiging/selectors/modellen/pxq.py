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
# The factor is taken above the outer join: a value within it that asks for the line would have every line
# look its tariff up by itself, where now lines and tariffs are joined as a whole.
LIJNEN = """
SELECT p.contract_id, p.gemeente_id, p.product_id, a.bedrag AS tarief, a.eenheid AS tariefeenheid,
    p.prestatie_id, p.nummer, p.toewijzing_id, p.begindatum, p.einddatum, p.volume, p.eenheid,
    CASE WHEN f.noemer = 1 THEN inkoop_rond_af(p.volume * f.teller * a.bedrag)
        ELSE inkoop_rond_af(p.volume * f.teller * a.bedrag, f.noemer) END AS bedrag
FROM toegang_tellend(%(begin)s, %(eind)s) p
LEFT JOIN LATERAL (
    SELECT g.bedrag, g.eenheid
    FROM contracten_geldig_tarief(p.contract_id, p.product_id, p.begindatum) g
    CROSS JOIN LATERAL inkoop_eenheidsfactor(p.eenheid, g.eenheid) past
    WHERE past.teller IS NOT NULL
) a ON true
CROSS JOIN LATERAL inkoop_eenheidsfactor(p.eenheid, a.eenheid) f
WHERE p.contract_id IN (SELECT unnest(%(contracten)s::bigint[]))
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
    modellen=(Model.PXQ,),
    sleutels=_SLEUTELS,
    sommen={"aantal": "count(*)", "volume": "sum(lijn.volume)", "bedrag": "sum(lijn.bedrag)"},
    tekort=ZONDER_TARIEF,
    make_groep=Regelgroep,
    stappen=(Lijnstap("pxq_groep", _SLEUTELS),),
)
