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
)
