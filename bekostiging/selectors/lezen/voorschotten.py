"""What was paid, per contract and municipality: advances in the year, and declarations of its care.

Source: docs/berekening.md §5.
"""

from bekostiging.berekening.invoer import Betaald, Voorschot
from bekostiging.selectors.opdracht import Gelezen, Leesopdracht, read

VOORSCHOTTEN = """
SELECT contract_id, gemeente_id, sum(bedrag) FROM contracten_voorschot
WHERE contract_id = ANY(%(contracten)s) AND datum BETWEEN %(begin)s AND %(eind)s
GROUP BY 1, 2
"""
BETALINGEN = """
SELECT contract_id, gemeente_id, sum(bedrag) FROM contracten_betaling
WHERE contract_id = ANY(%(contracten)s) AND jaar = %(jaar)s
GROUP BY 1, 2
"""


def read_voorschotten(opdracht: Leesopdracht) -> Gelezen[Voorschot]:
    """Give the sum of the advances per municipality."""
    gelezen = Gelezen[Voorschot]()
    for contract, gemeente, bedrag in read(VOORSCHOTTEN, opdracht.get_waarden()):
        gelezen.add(contract, Voorschot(opdracht.gemeenten[gemeente], bedrag))
    return gelezen


def read_betalingen(opdracht: Leesopdracht) -> Gelezen[Betaald]:
    """Give the sum of the payments on declarations per municipality, by the year of the care."""
    gelezen = Gelezen[Betaald]()
    for contract, gemeente, bedrag in read(BETALINGEN, opdracht.get_waarden()):
        gelezen.add(contract, Betaald(opdracht.gemeenten[gemeente], bedrag))
    return gelezen
