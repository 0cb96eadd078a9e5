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
    soort text, over_client boolean,
    sleutel text, onderwerp_id bigint, contract_id bigint, gemeente_id bigint, jaar integer, tekst text
) ON COMMIT DROP
"""
# A query may say NULL of what its kind does not have; only a cast tells of what type that is.
_VIND = """
INSERT INTO signalen_nu
SELECT %(soort)s, %(over_client)s, nu.sleutel, nu.onderwerp::bigint, nu.contract::bigint, nu.gemeente::bigint,
    nu.jaar::integer, nu.tekst
FROM ({query}) nu (sleutel, onderwerp, contract, gemeente, jaar, tekst)
"""
_WEG = """
DELETE FROM signalen_signaal s WHERE s.regio_id = %(regio)s AND s.soort = ANY(%(soorten)s)
    AND NOT EXISTS (SELECT FROM signalen_nu n WHERE n.soort = s.soort AND n.sleutel = s.sleutel)
"""
_ERBIJ = """
INSERT INTO signalen_signaal (
    regio_id, soort, over_client, sleutel, onderwerp_id, contract_id, gemeente_id, jaar, tekst, sinds)
SELECT %(regio)s, n.soort, n.over_client, n.sleutel, n.onderwerp_id, n.contract_id, n.gemeente_id, n.jaar,
    left(n.tekst, 500), %(moment)s
FROM signalen_nu n ORDER BY array_position(%(soorten)s, n.soort), n.sleutel
ON CONFLICT (regio_id, soort, sleutel) DO UPDATE SET tekst = excluded.tekst
    WHERE signalen_signaal.tekst <> excluded.tekst
"""
_TEL = """
SELECT soort, count(*), count(*) FILTER (WHERE sinds = %(moment)s) FROM signalen_signaal
WHERE regio_id = %(regio)s AND soort = ANY(%(soorten)s) GROUP BY soort
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
    peildatum = timezone.localdate(moment)
    waarden: dict[str, Any] = {
        "regio": regio.pk,
        "moment": moment,
        "peildatum": peildatum,
        "soorten": list(SOORTEN),
        **_read_namen(regio, peildatum),
    }
    with connection.cursor() as cursor:
        cursor.execute(_MAAK)
        for soort in SOORTEN.values():
            _find(cursor, regio, soort, waarden)
        for opdracht in (_WEG, _ERBIJ, _TEL):
            cursor.execute(opdracht, waarden)
        tellingen = {code: Signaaltelling(*telling) for code, *telling in cursor.fetchall()}
    return {code: tellingen[code] for code in SOORTEN if code in tellingen}


def _read_namen(regio: Regio, peildatum: date) -> dict[str, str]:
    """Return what `naamtekst` asks for: a municipality goes by its name, all else has its code beside it."""
    namen = read_namen(regio, peildatum)
    return {
        f"{soort}namen": json.dumps(
            {deel.pk: deel.naam if soort == "gemeente" else deel.met_code for deel in namen[soort]}
        )
        for soort in BENOEMD
    }


def _find(cursor: Any, regio: Regio, soort: Signaalsoort, waarden: Mapping[str, Any]) -> None:
    """Put the signals of one kind that are there now in the table of those."""
    if soort.find is None:
        eigen = {"soort": soort.code, "over_client": soort.over_client}
        cursor.execute(_VIND.format(query=soort.query), {**waarden, **eigen})
        return
    # All of them first: the connection does nothing else while it copies.
    rijen = list(soort.find(regio, waarden["peildatum"]))
    with cursor.copy("COPY signalen_nu FROM STDIN") as copy:
        for rij in rijen:
            copy.write_row((soort.code, soort.over_client, *rij))
