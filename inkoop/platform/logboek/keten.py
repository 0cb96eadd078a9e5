"""What a seal is made of: pure Python, so that the database has no say in its own proof.

A digest is SHA-256 over a JSON array in UTF-8, written as PostgreSQL writes `jsonb`: ", " between values, the
moment as seconds since 1970 with six decimals, the difference as the database keeps it. Form 1 is that of the
first version, whose lines keep their digests:

    [number, moment, act, account, region, kind, key, difference, previous(, context when there is one)]

Form 2 also holds why, from where and through what, which a line of form 1 therefore does not say:

    [2, number, moment, act, account, region, kind, key, difference, context, reason, address, through, mark,
     previous]

`number` is that of the seal, which has no gaps.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

# What the first seal follows.
BEGIN = "0" * 64
VORM = 2
_JAAR_1970 = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Inhoud:
    """A line as it is read, column by column; `verschil` is the text that PostgreSQL keeps."""

    moment: datetime
    handeling: str
    gebruiker: str
    regio: str
    onderwerp_soort: str
    onderwerp_sleutel: str
    verschil: str
    context: UUID | None
    reden: str
    adres: str
    via: str
    kenmerk: str


# The columns of a line, in the order of `Inhoud`.
KOLOMMEN = tuple(Inhoud.__slots__)


def calculate_digest(inhoud: Inhoud, nummer: int, vorm: int, vorige: str) -> str:
    """Return the digest of a line as seal `nummer` after `vorige`.

    Raises:
        ValueError: the form is unknown, or does not hold all that the line says.
    """
    if vorm not in (1, VORM):
        raise ValueError(f"vorm {vorm} bestaat niet")
    herkomst = (inhoud.reden, inhoud.adres, inhoud.via, inhoud.kenmerk)
    if vorm == 1 and any(herkomst):
        raise ValueError("vorm 1 bewijst geen reden en herkomst")
    kern = [
        str(nummer),
        _write_moment(inhoud.moment),
        *map(_write, (inhoud.handeling, inhoud.gebruiker, inhoud.regio)),
        *map(_write, (inhoud.onderwerp_soort, inhoud.onderwerp_sleutel)),
        inhoud.verschil,
    ]
    context = _write(str(inhoud.context)) if inhoud.context else "null"
    if vorm == 1:
        delen = [*kern, _write(vorige), *([context] if inhoud.context else [])]
    else:
        delen = [str(vorm), *kern, context, *map(_write, (*herkomst, vorige))]
    return hashlib.sha256(f"[{', '.join(delen)}]".encode()).hexdigest()


def _write(tekst: str) -> str:
    return json.dumps(tekst, ensure_ascii=False)


def _write_moment(moment: datetime) -> str:
    """Return seconds since 1970 with six decimals, without the rounding of a float."""
    tellen = (moment - _JAAR_1970) // timedelta(microseconds=1)
    heel, deel = divmod(abs(tellen), 1_000_000)
    return f"{'-' if tellen < 0 else ''}{heel}.{deel:06d}"
