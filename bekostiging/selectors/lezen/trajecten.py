"""Models `trajecten` and `plekken`: toewijzingen that are delivered in the year, by their dates.

Source: rekenregels 1a; NL §8.
"""

from bekostiging.berekening.codes import Model
from bekostiging.berekening.invoer import Trajectgroep
from bekostiging.selectors.lezen.opdracht import Gelezen, Leesopdracht

TRAJECTEN = """
SELECT t.contract_id, t.gemeente_id, t.traject_id, t.start, t.stop, count(*)
FROM toegang_toewijzing t
WHERE t.contract_id = ANY(%(contracten)s) AND t.start <= %(eind)s AND (t.stop IS NULL OR t.stop >= %(begin)s)
GROUP BY 1, 2, 3, 4, 5
"""


def read_trajecten(opdracht: Leesopdracht) -> Gelezen[Trajectgroep]:
    """Give the delivered toewijzingen per municipality, trajectory, start and stop."""
    gelezen = Gelezen[Trajectgroep]()
    rijen = opdracht.lees(TRAJECTEN, [Model.TRAJECTEN])
    for contract, gemeente, traject, start, stop, aantal in rijen:
        code = None if traject is None else opdracht.trajecten[traject]
        gelezen.add(contract, Trajectgroep(opdracht.gemeenten[gemeente], code, start, stop, aantal))
    return gelezen
