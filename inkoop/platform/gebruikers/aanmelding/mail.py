"""Mail about signing in: sent after the transaction and beside the request.

A mail server that is slow or away holds no page, and the time an answer takes does not tell whether a mail
was sent, and so whether an account exists. That it was sent is kept (`Bericht`), also beside the request;
what it says is not, since a mail holds links with which somebody signs in. What is lost is asked for again.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from smtplib import SMTPException

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from inkoop.platform.gebruikers.models import Bericht, Berichtstatus, Gebruiker

__all__ = ["BEWAARD", "remove_oude_berichten", "send_mail"]

_log = structlog.get_logger(__name__)
_bode = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")
# So long it is told which mail went out.
BEWAARD = timedelta(days=90)


def send_mail(bericht: EmailMessage, soort: str, account: Gebruiker | None) -> None:
    """Send a mail once the transaction holds, and keep that it was sent.

    Args:
        soort: which mail it is.
        account: who gets it, if that is known.
    """
    sleutel = account.pk if account else None
    transaction.on_commit(lambda: _give(lambda: _send(bericht, soort, sleutel)))


def remove_oude_berichten() -> None:
    """Forget which mail went out long ago."""
    Bericht.objects.filter(moment__lt=timezone.now() - BEWAARD).delete()


def _give(werk: Callable[[], None]) -> None:
    _bode.submit(_with_verbinding, werk)


def _with_verbinding(werk: Callable[[], None]) -> None:
    """Do it, and leave no connection of this thread behind."""
    try:
        werk()
    finally:
        connection.close()


def _send(bericht: EmailMessage, soort: str, account: int | None) -> None:
    fout = ""
    try:
        bericht.send()
    except (OSError, SMTPException) as geweigerd:
        fout = type(geweigerd).__name__
        # Neither the address nor the subject: a log holds no personal data.
        _log.error("mail_mislukt", soort=fout)
    status = Berichtstatus.MISLUKT if fout else Berichtstatus.VERSTUURD
    tekst = f"{bericht.subject}\n\n{bericht.body}" if settings.INKOOP_DEMO else ""
    try:
        Bericht.objects.create(soort=soort, account_id=account, status=status, fout=fout, tekst=tekst)
    except DatabaseError as niet:
        # The mail is sent, or told of above; nobody waits here to hear that it could not be kept.
        _log.error("mail_niet_bewaard", soort=type(niet).__name__)
