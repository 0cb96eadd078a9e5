"""The queue that jobs are sent to; the worker that knows the tasks of every app is `inkoop.celery`.

A request that starts a job never waits long for the broker: a connection of its own, which tries once and
gives up after a second without an answer, and a pause in which nobody tries again. The job stands in the
database.
"""

import time
import uuid

from celery import Celery
from django.conf import settings
from kombu.exceptions import OperationalError

__all__ = ["WachtrijWegError", "app", "send_taak"]

app = Celery("inkoop")
app.config_from_object("django.conf:settings", namespace="CELERY")

# How long a process does not try again after the broker did not answer: who comes next waits for nothing.
PAUZE_SECONDEN = 10.0
_weer_vanaf = 0.0


class WachtrijWegError(Exception):
    """The broker did not take the message: it is away, hangs, or did so a moment ago."""


def send_taak(taak: uuid.UUID) -> None:
    """Hand the key of a job to the broker, or raise `WachtrijWegError` within `WACHTRIJ_SECONDEN` or two."""
    global _weer_vanaf
    if time.monotonic() < _weer_vanaf:
        raise WachtrijWegError("antwoordde zojuist niet")
    geduld = settings.WACHTRIJ_SECONDEN
    opties = {"socket_timeout": geduld, "socket_connect_timeout": geduld, "max_retries": 0}
    try:
        with app.connection_for_write(transport_options=opties, connect_timeout=geduld) as verbinding:
            app.send_task("inkoop.taken.voer_taak_uit", args=[str(taak)], connection=verbinding, retry=False)
    except (OperationalError, OSError) as fout:
        _weer_vanaf = time.monotonic() + PAUZE_SECONDEN
        raise WachtrijWegError(type(fout).__name__) from fout
