"""A request that is sent twice has its effect once, and gets the same answer both times."""

import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models.functions import Now

from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.taken.models import Idempotentiesleutel

Antwoord = tuple[int, Mapping[str, Any]]
ANDER_VERZOEK: Antwoord = (409, {})
BEWAARTIJD = timedelta(days=2)

# Of two at once the second waits here until the first is committed or undone.
_CLAIM = """
INSERT INTO taken_idempotentiesleutel (gebruiker_id, sleutel, digest, antwoord, gemaakt_op)
VALUES (%s, %s, %s, '{}', statement_timestamp()) ON CONFLICT (gebruiker_id, sleutel) DO NOTHING RETURNING id
"""
_BEANTWOORD = "UPDATE taken_idempotentiesleutel SET antwoord_status = %s, antwoord = %s WHERE id = %s"


def do_eenmaal(
    gebruiker: Gebruiker, sleutel: str, digest: str, doe: Callable[[], Antwoord]
) -> tuple[Antwoord, bool]:
    """Carry out a request, unless it was carried out before.

    Key, effect and answer are kept in one transaction: whoever finds the key finds the answer too, and an
    effect that failed leaves no key behind.

    Args:
        gebruiker: who sends it; a key is of one account.
        sleutel: the key of the request, chosen by who sends it.
        digest: of everything that the request asks for.
        doe: carries it out; gives the status of the answer and its content as JSON data.

    Returns:
        The answer, and whether it was carried out now. When the key was used before for a request with
        another content nothing is done, and the answer is `ANDER_VERZOEK` (409).
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_CLAIM, [gebruiker.pk, sleutel, digest])
        nieuw = cursor.fetchone()
        if nieuw is not None:
            status, inhoud = doe()
            cursor.execute(_BEANTWOORD, [status, json.dumps(dict(inhoud)), nieuw[0]])
            return (status, inhoud), True
    eerder = Idempotentiesleutel.objects.get(gebruiker=gebruiker, sleutel=sleutel)
    if eerder.digest != digest or eerder.antwoord_status is None:
        return ANDER_VERZOEK, False
    return (eerder.antwoord_status, eerder.antwoord), False


def remove_oude_sleutels() -> int:
    """Forget requests that nobody sends again, by the clock of the database; returns how many."""
    verlopen = Idempotentiesleutel.objects.filter(gemaakt_op__lt=Now() - BEWAARTIJD)
    return verlopen.delete()[0]
