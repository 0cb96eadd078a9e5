"""Models `trajecten` and `plekken`: toewijzingen that are delivered in the year, by their dates.

Under `plekken` only those without a trajectory are asked for, since they park the contract.
Source: rekenregels 1a and 1b; NL §8.
"""

from bekostiging.berekening.invoer import Trajectgroep
from bekostiging.selectors.lezen.opdracht import Gelezen, Leesopdracht
from inkoop.kern.codes import Model

TRAJECTEN = """
SELECT t.contract_id, t.gemeente_id, t.traject_id, t.start, t.stop, count(*)
FROM toegang_toewijzing t
WHERE t.contract_id = ANY(%(contracten)s) AND t.start <= %(eind)s AND (t.stop IS NULL OR t.stop >= %(begin)s)
    AND (t.traject_id IS NULL OR t.contract_id = ANY(%(per_traject)s))
GROUP BY 1, 2, 3, 4, 5
"""


def read_trajecten(opdracht: Leesopdracht) -> Gelezen[Trajectgroep]:
    """Give the delivered toewijzingen per municipality, trajectory, start and stop."""
    gelezen = Gelezen[Trajectgroep]()
    per_traject = list(opdracht.contracten.get(Model.TRAJECTEN, ()))
    rijen = opdracht.lees(TRAJECTEN, [Model.TRAJECTEN, Model.PLEKKEN], per_traject=per_traject)
    for contract, gemeente, traject, start, stop, aantal in rijen:
        code = None if traject is None else opdracht.trajecten[traject]
        gelezen.add(contract, Trajectgroep(opdracht.gemeenten[gemeente], code, start, stop, aantal))
    return gelezen
