"""Writes to the audit log."""

import json
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.utils import timezone

from inkoop.platform.gebruikers.zicht import get_herkomst
from inkoop.platform.logboek.verzegeling import plan_verzegeling, verzegel, verzegel_alles
from inkoop.platform.logboek.woorden import (
    describe_code,
    describe_detail,
    describe_handeling,
    find_beschrijving,
    register_detail,
    register_handeling,
)

__all__ = [
    "describe_code",
    "describe_detail",
    "describe_handeling",
    "find_beschrijving",
    "log_handeling",
    "log_voor_regios",
    "register_detail",
    "register_handeling",
    "verzegel",
    "verzegel_alles",
]

# One line for each region that it concerns, in one statement.
_VOEG_TOE = """
INSERT INTO logboek_logregel
    (moment, handeling, gebruiker, onderwerp_soort, onderwerp_sleutel, verschil, reden, adres, via, kenmerk,
    regio)
SELECT %s::timestamptz, %s, %s, %s, %s, %s::jsonb, %s, %s, %s, %s, code
FROM unnest(%s::text[]) WITH ORDINALITY AS regio (code, plaats) ORDER BY plaats
"""


def log_handeling(
    handeling: str,
    *,
    onderwerp: tuple[str, str],
    gebruiker: str = "",
    regio: str = "",
    verschil: dict[str, Any] | None = None,
    reden: str = "",
) -> None:
    """Append one line to the audit log, in the transaction of what it tells about.

    From where and through what it was done is known by itself; nobody waits for the lines of others.

    Args:
        handeling: what was done, in Dutch snake_case ("regio_geladen").
        onderwerp: kind and key of the object; a client only by pseudonym, never a name or BSN.
        gebruiker: account name, empty when the system acted.
        regio: code of the region, empty when none is concerned.
        verschil: per field what changed; JSON values, amounts as strings.
        reden: why, in the words of who did it.
    """
    log_voor_regios(
        [regio], handeling, onderwerp=onderwerp, gebruiker=gebruiker, verschil=verschil, reden=reden
    )


def log_voor_regios(
    regios: Iterable[str],
    handeling: str,
    *,
    onderwerp: tuple[str, str],
    gebruiker: str = "",
    verschil: dict[str, Any] | None = None,
    reden: str = "",
) -> None:
    """Append the same line for each region: a region reads its own lines, and a line of none is read by few.

    Who adds a line need not be able to read it.

    Args:
        regios: codes, each once; none gives one line without a region.
    """
    van = get_herkomst()
    soort, sleutel = onderwerp
    wat = (timezone.now(), handeling, gebruiker, soort, sleutel[:200], json.dumps(verschil or {}))
    codes = sorted(set(regios)) or [""]
    with connection.cursor() as cursor:
        cursor.execute(_VOEG_TOE, (*wat, reden[:500], van.adres, van.via, van.kenmerk, codes))
    plan_verzegeling()
