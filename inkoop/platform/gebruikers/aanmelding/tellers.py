"""Counters that all processes share: they stand with the broker, and never stop somebody from signing in."""

import time
from typing import Any

import structlog
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

_log = structlog.get_logger(__name__)

# How long a process counts for itself after the server did not answer: a hung one is waited for once.
_PAUZE_SECONDEN = 30.0


class Tellers(BaseCache):
    """Counters in Valkey or Redis; while that is away each process counts for itself.

    Limits are then as many times wider as there are processes. That is better than no signing in at all.
    """

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._gedeeld = RedisCache(server, dict(params))
        self._eigen = LocMemCache(f"tellers-{server}", {})
        self._weer_vanaf = 0.0

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep a value that is not there yet, and tell whether it was not."""
        return bool(self._ask("add", key, value, timeout=timeout, version=version))

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """Return what is kept, or `default`."""
        return self._ask("get", key, default, version=version)

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Keep a value."""
        self._ask("set", key, value, timeout=timeout, version=version)

    def delete(self, key: Any, version: int | None = None) -> bool:
        """Forget a value, and tell whether it was there."""
        return bool(self._ask("delete", key, version=version))

    def _ask(self, wat: str, *args: Any, **kwargs: Any) -> Any:
        if time.monotonic() >= self._weer_vanaf:
            try:
                return getattr(self._gedeeld, wat)(*args, **kwargs)
            except (RedisError, OSError) as fout:
                self._weer_vanaf = time.monotonic() + _PAUZE_SECONDEN
                _log.warning("tellers_onbereikbaar", soort=type(fout).__name__)
        return getattr(self._eigen, wat)(*args, **kwargs)
