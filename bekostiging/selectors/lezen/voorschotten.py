"""Advances paid in the year, per contract and municipality. Source: docs/berekening.md §5."""

from bekostiging.berekening.invoer import Voorschot
from bekostiging.selectors.opdracht import Gelezen, Leesopdracht, read

VOORSCHOTTEN = """
SELECT contract_id, gemeente_id, sum(bedrag) FROM contracten_voorschot
WHERE contract_id = ANY(%(contracten)s) AND datum BETWEEN %(begin)s AND %(eind)s
GROUP BY 1, 2
"""


def read_voorschotten(opdracht: Leesopdracht) -> Gelezen[Voorschot]:
    """Give the sum of the advances per municipality."""
    gelezen = Gelezen[Voorschot]()
    for contract, gemeente, bedrag in read(VOORSCHOTTEN, opdracht.get_waarden()):
        gelezen.add(contract, Voorschot(opdracht.gemeenten[gemeente], bedrag))
    return gelezen
