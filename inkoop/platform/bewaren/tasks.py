"""What the clock does for retention, every day."""

from celery import shared_task
from django.utils import timezone

from inkoop.platform.bewaren.services import stel_voor


@shared_task(name="inkoop.bewaren.stel_vernietiging_voor")
def propose_vernietiging() -> None:
    """Propose what is past its term; nothing is destroyed by that."""
    stel_voor(timezone.localdate())
