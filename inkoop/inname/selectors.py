"""Reads of uploads: which somebody may see, and which one became a delivery."""

from typing import Any

from django.db.models import QuerySet

from inkoop.inname.models import Upload


def find_uploads(gebruiker: Any) -> QuerySet[Upload]:
    """Return the uploads this user may see, with what a page shows of them."""
    return Upload.objects.zichtbaar_voor(gebruiker).select_related("gebruiker", "regio", "taak", "verslag")


def find_van_levering(uploads: QuerySet[Upload], nummer: int) -> QuerySet[Upload]:
    """Return the one that became a delivery of prestaties, by the number of that delivery."""
    # The key of the first thing that it changed is the delivery.
    return uploads.filter(soort="prestaties", veranderd__0__0__0=str(nummer))
