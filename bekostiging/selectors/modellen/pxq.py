"""Model `pxq`: approved prestaties at the tariff of their begindatum, rounded per prestatie.

Source: docs/berekening.md, Realisatie; LS §2.3, NL bijlage 1.
"""

from django.db.models import F, Func, Value

from bekostiging.berekening.invoer import Regelgroep
from bekostiging.selectors.groepstap import Groepstap
from bekostiging.selectors.lijnquery import GEMEENTE, PRODUCT, TARIEF, ZONDER_TARIEF, Lijnquery, Lijnstap
from inkoop.kern.codes import Model
from inkoop.platform.databank.velden import Bedragveld, Exactveld

# As a subquery, not as `= ANY`: for many contracts the planner then reads the table once in its own order,
# which is twice as fast as following the index from line to line; for one contract it uses the index.
LIJNEN = """
SELECT p.contract_id, p.gemeente_id, p.product_id, a.bedrag AS tarief, p.prestatie_id, p.toewijzing_id,
    p.volume, inkoop_rond_af(p.volume * a.bedrag) AS bedrag
FROM toegang_tellend(%(begin)s, %(eind)s) p
LEFT JOIN LATERAL contracten_geldig_tarief(p.contract_id, p.product_id, p.begindatum) a ON true
WHERE p.contract_id IN (SELECT unnest(%(contracten)s::bigint[]))
"""


class RondAf(Func):
    """The SQL twin of `inkoop.kern.geld.rond_af`."""

    function = "inkoop_rond_af"
    output_field = Bedragveld()


def _make_bedrag(stap: Groepstap) -> RondAf:
    """Say per prestatie what `bedrag` of a line is; all lines of a step have one tariff."""
    return RondAf(F("volume") * Value(stap.decimaal("tarief"), output_field=Exactveld()))


QUERY = Lijnquery(
    veld="regels",
    sql=LIJNEN,
    modellen=(Model.PXQ,),
    sleutels=(GEMEENTE, PRODUCT, TARIEF),
    sommen={"aantal": "count(*)", "volume": "sum(lijn.volume)", "bedrag": "sum(lijn.bedrag)"},
    tekort=ZONDER_TARIEF,
    make_groep=Regelgroep,
    stappen=(Lijnstap("pxq_groep", (GEMEENTE, PRODUCT, TARIEF), make_bedrag=_make_bedrag),),
)
