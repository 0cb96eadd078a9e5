"""Rejected prestaties of the region whose begindatum lies in the year, per reason.

Source: docs/berekening.md, Controle van prestaties.
"""

from collections import Counter

from bekostiging.berekening.invoer import Afgekeurd
from bekostiging.selectors.opdracht import Leesopdracht, read
from inkoop.kern.codes import CREDIT

SOMMEN = """
SELECT s.reden, sum(s.aantal) FROM toegang_prestatiesom s JOIN contracten_contract c ON c.id = s.contract_id
WHERE c.regio_id = %(regio)s AND s.reden <> '' AND s.maand BETWEEN %(begin)s AND %(eind)s
    AND s.contract_id <> ALL(%(verouderd)s)
GROUP BY 1
"""
REGELS = f"""
SELECT reden, count(*) FROM toegang_prestatie
WHERE regio_id = %(regio)s AND NOT goedgekeurd AND reden <> '{CREDIT}'
    AND begindatum BETWEEN %(begin)s AND %(eind)s
    AND (%(uit_regels)s OR contract_id = ANY(%(verouderd)s))
GROUP BY 1
"""  # noqa: S608 - a code


def read_afgekeurd(opdracht: Leesopdracht) -> tuple[Afgekeurd, ...]:
    """Count per reason, over all contracts of the region, also those without an agreement for the year."""
    verouderd = None if opdracht.verouderd is None else sorted(opdracht.verouderd)
    waarden = opdracht.get_waarden() | {
        "regio": opdracht.regio_id,
        "verouderd": verouderd or [],
        "uit_regels": verouderd is None,
    }
    rijen = [] if verouderd is None else read(SOMMEN, waarden)
    if verouderd != []:
        rijen += read(REGELS, waarden)
    aantallen = Counter[str]()
    for reden, aantal in rijen:
        aantallen[reden] += int(aantal)
    return tuple(Afgekeurd(reden, aantal) for reden, aantal in sorted(aantallen.items()))
