"""Celery tasks of the pages."""

import structlog
from celery import shared_task

from inkoop.platform.bestanden.services import OpslagInGebruikError, remove_wezen
from inkoop.platform.schermen.download import remove_oude_downloads

_log = structlog.get_logger(__name__)


@shared_task(name="inkoop.schermen.vergeet_downloads")
def forget_downloads() -> None:
    """Remove files that somebody had made and that were kept long enough, with what was in them."""
    remove_oude_downloads()
    try:
        remove_wezen()
    except OpslagInGebruikError:
        # A backup reads all of it, for instance; tomorrow is another day.
        _log.warning("opslag_niet_opgeruimd")
