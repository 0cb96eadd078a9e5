"""What the clock does for accounts."""

from celery import shared_task

from inkoop.platform.gebruikers.aanmelding.mail import remove_oude_berichten

__all__ = ["vergeet_berichten"]


@shared_task(name="inkoop.gebruikers.vergeet_berichten")
def vergeet_berichten() -> None:
    """Forget which mail went out long ago."""
    remove_oude_berichten()
