"""Brings the signals of a region to what is there now, in a few statements for each kind."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from inkoop.kern.signaal import BENOEMD, Signaalsoort
from inkoop.platform.databank.plan import plan_as_sets
from inkoop.signalen.soorten import SOORTEN
from segmenten.models import Regio
from segmenten.selectors import read_namen
from toegang.models import Client, Prestatie, Toewijzing, Zorgperiode

_MAAK = """
DROP TABLE IF EXISTS signalen_nu;
CREATE TEMPORARY TABLE signalen_nu (
    sleutel text, onderwerp_id bigint, contract_id bigint, gemeente_id bigint, jaar integer, tekst text
) ON COMMIT DROP
"""
_WEG = """
DELETE FROM signalen_signaal s WHERE s.regio_id = %(regio)s AND s.soort = %(soort)s
    AND NOT EXISTS (SELECT FROM signalen_nu n WHERE n.sleutel = s.sleutel)
"""
_ERBIJ = """
INSERT INTO signalen_signaal (
    regio_id, soort, over_client, sleutel, onderwerp_id, contract_id, gemeente_id, jaar, tekst, sinds)
SELECT %(regio)s, %(soort)s, %(over_client)s, n.sleutel, n.onderwerp_id, n.contract_id, n.gemeente_id, n.jaar,
    left(n.tekst, 500), %(moment)s
FROM signalen_nu n ORDER BY n.sleutel
ON CONFLICT (regio_id, soort, sleutel) DO UPDATE SET tekst = excluded.tekst
    WHERE signalen_signaal.tekst <> excluded.tekst
"""
_TEL = """
SELECT count(*), count(*) FILTER (WHERE sinds = %(moment)s) FROM signalen_signaal
WHERE regio_id = %(regio)s AND soort = %(soort)s
"""


@dataclass(frozen=True)
class Signaaltelling:
    """How many signals of one kind there are, and how many of those are new."""

    aantal: int
    nieuw: int

    def to_data(self) -> dict[str, int]:
        """Return the same as plain data."""
        return asdict(self)


@plan_as_sets(Client, Prestatie, Toewijzing, Zorgperiode)
def renew_signalen(regio: Regio, moment: datetime) -> dict[str, Signaaltelling]:
    """Look for signals in a region and keep what is found; what is not there any more goes.

    Call it within `met_systeemzicht()`, in the transaction that changed something.

    Args:
        regio: the region.
        moment: when somebody looks; what holds on that day is looked at.

    Returns:
        By kind how many there are, of the kinds that there are.
    """
    namen = _read_namen(regio, timezone.localdate(moment))
    with connection.cursor() as cursor:
        tellingen = {soort.code: _renew(cursor, regio, soort, moment, namen) for soort in SOORTEN.values()}
    return {code: telling for code, telling in tellingen.items() if telling.aantal}


def _read_namen(regio: Regio, peildatum: date) -> dict[str, str]:
    """Return what `naamtekst` asks for: a municipality goes by its name, all else has its code beside it."""
    namen = read_namen(regio, peildatum)
    return {
        f"{soort}namen": json.dumps(
            {deel.pk: deel.naam if soort == "gemeente" else deel.met_code for deel in namen[soort]}
        )
        for soort in BENOEMD
    }


def _renew(
    cursor: Any, regio: Regio, soort: Signaalsoort, moment: datetime, namen: Mapping[str, str]
) -> Signaaltelling:
    peildatum = timezone.localdate(moment)
    waarden = {
        "regio": regio.pk,
        "soort": soort.code,
        "over_client": soort.over_client,
        "moment": moment,
        "peildatum": peildatum,
        **namen,
    }
    cursor.execute(_MAAK)
    if soort.find is None:
        cursor.execute(f"INSERT INTO signalen_nu {soort.query}", waarden)
    else:
        # All of them first: the connection does nothing else while it copies.
        rijen = list(soort.find(regio, peildatum))
        with cursor.copy("COPY signalen_nu FROM STDIN") as copy:
            for rij in rijen:
                copy.write_row(rij)
    for opdracht in (_WEG, _ERBIJ, _TEL):
        cursor.execute(opdracht, waarden)
    return Signaaltelling(*cursor.fetchone())
