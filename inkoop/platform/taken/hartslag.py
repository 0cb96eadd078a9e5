"""Heartbeats of worker and clock: each says with the broker that it lives, and that lapses by itself.

How long ago it was follows from what is left of its validity, so that no two clocks are compared.
"""

import time
from enum import StrEnum

import redis
import structlog
from django.conf import settings

__all__ = ["Dienst", "connect_broker", "klop", "read_hartslagen"]

_log = structlog.get_logger(__name__)

# A worker or clock that was not heard from for so long is away.
GELDIG_SECONDEN = 60
_TUSSEN_SECONDEN = 5.0
_GRENS_SECONDEN = 1.0
_laatst: dict[str, float] = {}


class Dienst(StrEnum):
    """Who has a heartbeat; the value is the word for people."""

    WERKER = "werker"
    TIJDKLOK = "tijdklok"


def connect_broker() -> redis.Redis:
    """Open a connection to the broker that waits for nothing long."""
    return redis.Redis.from_url(
        settings.REDIS_URL, socket_connect_timeout=_GRENS_SECONDEN, socket_timeout=_GRENS_SECONDEN
    )


def klop(dienst: Dienst) -> None:
    """Say that this part lives; never an error, since living is not up to the broker."""
    if time.monotonic() - _laatst.get(dienst, float("-inf")) < _TUSSEN_SECONDEN:
        return
    _laatst[dienst] = time.monotonic()
    try:
        with connect_broker() as broker:
            broker.set(_make_sleutel(dienst), "1", ex=GELDIG_SECONDEN)
    except (redis.RedisError, OSError) as fout:
        _log.warning("hartslag_niet_gemeld", dienst=dienst.value, fout=type(fout).__name__)


def read_hartslagen(broker: redis.Redis) -> dict[Dienst, float | None]:
    """Return how many seconds ago each was heard; None when it is away."""
    uitkomst: dict[Dienst, float | None] = {}
    for dienst in Dienst:
        over = int(broker.pttl(_make_sleutel(dienst)))
        uitkomst[dienst] = GELDIG_SECONDEN - over / 1000 if over > 0 else None
    return uitkomst


def _make_sleutel(dienst: Dienst) -> str:
    return f"inkoop:hartslag:{dienst}"
