"""Celery tasks: a key comes in, a service does the rest."""

import uuid

from celery import shared_task

from inkoop.platform.gebruikers.aanmelding.mail import remove_oude_berichten
from inkoop.platform.gebruikers.aanmelding.sessies import remove_oude_sessies
from inkoop.platform.taken import services
from inkoop.platform.taken.afbreken import TaakAfgebroken


@shared_task(name="inkoop.taken.voer_taak_uit")
def run_taak(taak: str) -> None:
    """Carry out the job with this key; one that was broken off waits again, and its message is done with."""
    try:
        services.run_taak(uuid.UUID(taak))
    except TaakAfgebroken:
        services.recover_verlopen_taken()


@shared_task(name="inkoop.taken.herstel_verlopen_taken")
def recover_verlopen_taken() -> None:
    """Send jobs again that nobody has."""
    services.recover_verlopen_taken()


@shared_task(name="inkoop.taken.vergeet_oude_verzoeken")
def forget_oude_verzoeken() -> None:
    """Forget requests that nobody sends again, sessions that ended, and which mail went out long ago."""
    services.remove_oude_sleutels()
    remove_oude_sessies()
    remove_oude_berichten()
