"""Rejected prestaties of the region whose begindatum lies in the year, per reason.

Source: docs/berekening.md, Controle van prestaties.
"""

from datetime import date

from bekostiging.berekening.invoer import Afgekeurd
from bekostiging.selectors.opdracht import read
from inkoop.kern.codes import CREDIT

AFGEKEURD = f"""
SELECT reden, count(*) FROM toegang_prestatie
WHERE regio_id = %(regio)s AND NOT goedgekeurd AND reden <> '{CREDIT}'
    AND begindatum BETWEEN %(begin)s AND %(eind)s
GROUP BY 1 ORDER BY 1
"""  # noqa: S608 - a code


def read_afgekeurd(regio_id: int, jaar: int) -> tuple[Afgekeurd, ...]:
    """Count per reason, over all contracts, also those without an agreement for the year."""
    waarden = {"regio": regio_id, "begin": date(jaar, 1, 1), "eind": date(jaar, 12, 31)}
    return tuple(Afgekeurd(reden, aantal) for reden, aantal in read(AFGEKEURD, waarden))
