"""Makes the sums of contracts anew that a change of tariff left stale; see `toegang.models.Somstand`."""

from django.db import connection, transaction

from segmenten.models import Regio
from toegang.selectors.prestatiesommen import SOMMEN_UIT_REGELS

# What another one is busy with is left: whoever reads now reads the lines of those.
_VERGRENDEL = """
SELECT s.contract_id FROM toegang_somstand s JOIN contracten_contract c ON c.id = s.contract_id
WHERE c.regio_id = %(regio)s AND s.is_verouderd ORDER BY 1 FOR UPDATE OF s SKIP LOCKED
"""
_HAAL_WEG = "DELETE FROM toegang_prestatiesom WHERE contract_id = ANY(%(contracten)s)"
_MAAK = f"""
INSERT INTO toegang_prestatiesom (contract_id, gemeente_id, product_id, maand, reden, eenheid, tarief,
    tariefeenheid, aantal, volume, bedrag)
{SOMMEN_UIT_REGELS}
"""
_WERK_BIJ = "UPDATE toegang_somstand SET is_verouderd = false WHERE contract_id = ANY(%(contracten)s)"


def renew_sommen(regio: Regio) -> int:
    """Make the stale sums of a region anew from their lines, wholly or not at all; return how many.

    Call it within `met_systeemzicht()`. Contracts that another transaction is changing stay stale.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_VERGRENDEL, {"regio": regio.pk})
        contracten = [contract for (contract,) in cursor.fetchall()]
        if contracten:
            # Each looks anew, so that what was committed before the lock was had is seen.
            for opdracht in (_HAAL_WEG, _MAAK, _WERK_BIJ):
                cursor.execute(opdracht, {"contracten": contracten})
    return len(contracten)
