"""Mail about signing in: sent after the transaction and beside the request.

A mail server that is slow or away holds no page, and the time an answer takes does not tell whether a mail
was sent, and so whether an account exists. What is lost is asked for again; nothing here is kept, since a
mail holds links with which somebody signs in.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from smtplib import SMTPException

import structlog
from django.core.mail import EmailMessage
from django.db import transaction

_log = structlog.get_logger(__name__)
_bode = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")


def send_mail(bericht: EmailMessage) -> None:
    """Send a mail once the transaction holds."""
    transaction.on_commit(lambda: _give(lambda: _send(bericht)))


def _give(werk: Callable[[], None]) -> None:
    _bode.submit(werk)


def _send(bericht: EmailMessage) -> None:
    try:
        bericht.send()
    except (OSError, SMTPException) as fout:
        # Neither the address nor the subject: a log holds no personal data.
        _log.error("mail_mislukt", soort=type(fout).__name__)
