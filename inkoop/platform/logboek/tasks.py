"""What the clock does for the log, every minute."""

import structlog
from celery import shared_task
from django.utils import timezone

from inkoop.platform.logboek.ankers import is_anker_nodig, mail_ankers, write_anker
from inkoop.platform.logboek.controle import check_logboek
from inkoop.platform.logboek.models import Anker
from inkoop.platform.logboek.verzegeling import verzegel_alles

__all__ = ["bewaak_logboek", "zet_anker"]

_log = structlog.get_logger(__name__)


@shared_task(name="inkoop.logboek.bewaak_logboek")
def bewaak_logboek() -> None:
    """Seal what waits; daily, and after what deserves it, check the log and set an anchor; mail what waits.

    It looks for itself what is to be done: a broker, store or mail server that was away loses nothing.
    """
    verzegel_alles()
    if is_anker_nodig(timezone.now()):
        zet_anker()
    mail_ankers()


def zet_anker() -> Anker | None:
    """Check the whole log, and keep where it stands; what the check found is told with it."""
    uitkomst = check_logboek()
    if uitkomst.gebreken:
        _log.error("logboek_gebroken", gebreken=uitkomst.gebreken)
    return write_anker(uitkomst.gebreken)
