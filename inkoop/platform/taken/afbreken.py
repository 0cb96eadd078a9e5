"""Stops the work of a job halfway, when its worker is told to stop and may not wait any longer.

What was not committed is rolled back, and the job waits again: another worker takes it at once.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# The worker tells its processes so by this signal; Celery has other uses for the usual ones.
SEIN = signal.SIGUSR2
_bezig = False


class TaakAfgebroken(KeyboardInterrupt):
    """The worker stops; a kind of KeyboardInterrupt, at which the driver lets go of a statement that runs."""


@contextmanager
def met_afbreken() -> Iterator[None]:
    """Let the work in a block be broken off; what is written down around it is finished first."""
    global _bezig
    _bezig = True
    try:
        yield
    finally:
        _bezig = False


def listen() -> None:
    """Break off the job of this process when its worker says so; without one there is nothing to stop."""
    signal.signal(SEIN, _interrupt)


def _interrupt(sein: int, frame: FrameType | None) -> None:
    global _bezig
    if _bezig:
        _bezig = False
        raise TaakAfgebroken
