"""How often what a settlement reads was changed, of every contract with an agreement for the year.

In one snapshot with the reading itself: who finds the counts of an earlier snapshot, would read what was
read then.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bekostiging.selectors.opdracht import read
from segmenten.models import Regio

# Of prestaties the state of the sums counts; a counter that is not there yet has counted nothing.
_TELLERS = """
SELECT c.nummer, coalesce(t.wijzigingen, 0), coalesce(s.wijzigingen, 0)
FROM contracten_contract c
JOIN contracten_jaarafspraak j ON j.contract_id = c.id AND j.jaar = %(jaar)s
LEFT JOIN bekostiging_invoerteller t ON t.regio_id = c.regio_id AND t.contract_id = c.id
LEFT JOIN toegang_somstand s ON s.contract_id = c.id
WHERE c.regio_id = %(regio)s
"""
_VAN_REGIO = """
SELECT wijzigingen FROM bekostiging_invoerteller WHERE regio_id = %(regio)s AND contract_id IS NULL
"""


@dataclass(frozen=True)
class Invoertellers:
    """The counts of a region, and by number of each contract with an agreement for the year."""

    regio: int
    contracten: Mapping[str, tuple[int, int]]


def read_invoertellers(regio: Regio, jaar: int) -> Invoertellers:
    """Read the counts; call it within `met_systeemzicht()`."""
    waarden = {"regio": regio.pk, "jaar": jaar}
    van_regio = read(_VAN_REGIO, waarden)
    contracten = {
        nummer: (van_invoer, van_regels) for nummer, van_invoer, van_regels in read(_TELLERS, waarden)
    }
    return Invoertellers(van_regio[0][0] if van_regio else 0, contracten)
