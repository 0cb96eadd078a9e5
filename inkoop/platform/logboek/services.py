"""Writes to the audit log."""

import json
from typing import Any

from django.db import connection
from django.utils import timezone

__all__ = ["describe_handeling", "log_handeling", "register_handeling"]

_woorden: dict[str, str] = {}

_VOEG_TOE = """
INSERT INTO logboek_logregel
    (moment, handeling, gebruiker, regio, onderwerp_soort, onderwerp_sleutel, verschil)
VALUES (%s, %s, %s, %s, %s, %s, %s) RETURNING volgnummer
"""


def register_handeling(handeling: str, woorden: str) -> None:
    """Let pages call an act by other words than those of its code."""
    _woorden[handeling] = woorden


def describe_handeling(handeling: str) -> str:
    """Return an act in words: "Afrekening vastgesteld" of `afrekening_vastgesteld`."""
    return _woorden.get(handeling) or handeling.replace("_", " ").capitalize()


def log_handeling(
    handeling: str,
    *,
    onderwerp: tuple[str, str],
    gebruiker: str = "",
    regio: str = "",
    verschil: dict[str, Any] | None = None,
) -> int:
    """Append one line to the audit log, in the transaction of what it tells about.

    Args:
        handeling: what was done, in Dutch snake_case ("regio_geladen").
        onderwerp: kind and key of the object; a client only by pseudonym, never a name or BSN.
        gebruiker: account name, empty when the system acted.
        regio: code of the region, empty when none is concerned.
        verschil: per field what changed; JSON values, amounts as strings.

    Returns:
        The number of the line.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _VOEG_TOE, [timezone.now(), handeling, gebruiker, regio, *onderwerp, json.dumps(verschil or {})]
        )
        (volgnummer,) = cursor.fetchone()
    return int(volgnummer)
