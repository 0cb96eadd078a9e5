"""The clock that sends what must happen every minute, also after the clock of its machine was put back.

Celery's own would wait until the time that it had is there again: after an hour back, for an hour nothing is
sent again, sealed or anchored.
"""

from datetime import timedelta
from typing import Any

import structlog
from celery.beat import PersistentScheduler

from inkoop.platform.taken.hartslag import Dienst, klop

_log = structlog.get_logger(__name__)
# Clocks of machines are set right by parts of a second all the time.
_SPELING = timedelta(seconds=1)
# Longer ago than anything waits for its turn.
_LANG_GELEDEN = timedelta(days=30)


class Tijdklok(PersistentScheduler):
    """As Celery's own, but what ran last in the future runs now."""

    def tick(self, *args: Any, **kwargs: Any) -> float:
        """Send what is due; the heartbeat is that of this loop, whatever the broker does."""
        klop(Dienst.TIJDKLOK)
        if self._is_teruggezet():
            self._begin_opnieuw()
        wachten: float = super().tick(*args, **kwargs)
        return wachten

    def _is_teruggezet(self) -> bool:
        return any(
            regel.last_run_at is not None and regel.last_run_at > regel.default_now() + _SPELING
            for regel in self.schedule.values()
        )

    def _begin_opnieuw(self) -> None:
        _log.warning("klok_teruggezet", regels=len(self.schedule))
        for regel in self.schedule.values():
            regel.last_run_at = regel.default_now() - _LANG_GELEDEN
        # The order of what comes next was made with the old time.
        self._heap = None
