"""Model `pxq`: approved prestaties at the tariff of their begindatum, rounded per prestatie.

Source: rekenregels §1; LS §2.3, NL bijlage 1.
"""

from bekostiging.berekening.invoer import Regelgroep, Tekortsoort
from bekostiging.selectors.lezen.opdracht import Gelezen, Leesopdracht
from inkoop.kern.codes import Model

# As a subquery, not as `= ANY`: for many contracts the planner then reads the table once in its own order,
# which is twice as fast as following the index from line to line; for one contract it uses the index.
REGELS = """
SELECT p.contract_id, t.gemeente_id, t.product_id, a.bedrag,
    count(*), sum(p.volume), sum(inkoop_rond_af(p.volume * a.bedrag))
FROM toegang_prestatie p
JOIN toegang_toewijzing t ON t.id = p.toewijzing_id
LEFT JOIN LATERAL contracten_geldig_tarief(p.contract_id, t.product_id, p.begindatum) a ON true
WHERE p.contract_id IN (SELECT unnest(%(contracten)s::bigint[]))
    AND p.begindatum BETWEEN %(begin)s AND %(eind)s AND p.goedgekeurd
GROUP BY 1, 2, 3, 4
"""


def read_regels(opdracht: Leesopdracht) -> Gelezen[Regelgroep]:
    """Give the prestaties per municipality, product and tariff; those without a tariff as a tekort."""
    gelezen = Gelezen[Regelgroep]()
    for contract, gemeente, product, tarief, aantal, volume, bedrag in opdracht.lees(REGELS, [Model.PXQ]):
        code = opdracht.get_product(product)
        if tarief is None:
            gelezen.add_tekort(contract, Tekortsoort.TARIEF, code, aantal)
        else:
            groep = Regelgroep(opdracht.gemeenten[gemeente], code, tarief, aantal, volume, bedrag)
            gelezen.add(contract, groep)
    return gelezen
