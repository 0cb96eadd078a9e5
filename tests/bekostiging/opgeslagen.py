"""All that is stored of a version, to compare two of them, and what a version kept of the one before."""

import json
from collections.abc import Iterator
from typing import Any

from django.db import connection

from bekostiging.models import Afrekening
from bekostiging.selectors.modellen import LIJNSTAPPEN
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.models import Logregel

CONTRACTEN = """
SELECT to_jsonb(k.nummer) AS nummer, (to_jsonb(c) - '{id,afrekening_id}'::text[])::text, c.uitleg::text
FROM bekostiging_contractafrekening c JOIN contracten_contract k ON k.id = c.contract_id
WHERE c.afrekening_id = %(sleutel)s ORDER BY k.nummer
"""
DELEN = """
SELECT c.contract_id, (to_jsonb(g) - '{id,contractafrekening_id}'::text[])::text
FROM bekostiging_gemeenteafrekening g
JOIN bekostiging_contractafrekening c ON c.id = g.contractafrekening_id
WHERE c.afrekening_id = %(sleutel)s ORDER BY c.contract_id, g.gemeente_id
"""
GEPARKEERD = """
SELECT (to_jsonb(p) - '{id,afrekening_id}'::text[])::text FROM bekostiging_geparkeerdcontract p
WHERE p.afrekening_id = %(sleutel)s ORDER BY p.contract_id
"""
KOP = """
SELECT (to_jsonb(a) - '{id,versie,vorige_id,gemaakt_op}'::text[])::text, i.delen::text, i.levering,
    i.kenmerken::text
FROM bekostiging_afrekening a JOIN bekostiging_invoerstand i ON i.afrekening_id = a.id
WHERE a.id = %(sleutel)s
"""
BEWAARD = """
SELECT k.nummer, r.veld, r.regels::text FROM bekostiging_regelstand r
JOIN bekostiging_contractafrekening c ON c.id = r.contractafrekening_id
JOIN contracten_contract k ON k.id = c.contract_id
WHERE c.afrekening_id = %(sleutel)s
"""


def read_opgeslagen(afrekening: Afrekening) -> list[list[Any]]:
    """Give all that is stored of a version, to the byte, but for what says which version it is."""
    with met_systeemzicht(), connection.cursor() as cursor:
        delen = []
        for opdracht in (KOP, CONTRACTEN, DELEN, GEPARKEERD):
            cursor.execute(opdracht, {"sleutel": afrekening.pk})
            delen.append(cursor.fetchall())
    return delen


def read_bewaard(afrekening: Afrekening) -> dict[tuple[str, str], list[str]]:
    """Give the lines that were kept with a version, by contract and kind; their order there means nothing."""
    with met_systeemzicht(), connection.cursor() as cursor:
        cursor.execute(BEWAARD, {"sleutel": afrekening.pk})
        return {
            (nummer, veld): sorted(json.dumps(rij, sort_keys=True) for rij in json.loads(regels))
            for nummer, veld, regels in cursor.fetchall()
        }


def count_gehouden(afrekening: Afrekening) -> int:
    """Tell of how many contracts a version kept what was computed before."""
    _, sleutel = afrekening.get_onderwerp()
    regel = Logregel.objects.get(handeling="afrekening_gemaakt", onderwerp_sleutel=sleutel)
    return int(regel.verschil["ongewijzigd"])


def count_contracten(afrekening: Afrekening) -> int:
    """Tell how many contracts a version has."""
    with met_systeemzicht():
        return afrekening.contractafrekeningen.count()


def find_lijnstappen(stappen: list[dict[str, Any]], pad: str = "") -> Iterator[tuple[str, str]]:
    """Give place and code of every step that has lines behind it."""
    for nummer, stap in enumerate(stappen):
        hier = f"{pad}.{nummer}" if pad else str(nummer)
        if stap["code"] in LIJNSTAPPEN:
            yield hier, stap["code"]
        yield from find_lijnstappen(stap["stappen"], hier)
