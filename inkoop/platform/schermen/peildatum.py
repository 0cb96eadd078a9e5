"""The day for which a page shows what holds."""

from datetime import date

from django.http import HttpRequest
from django.utils import timezone


def get_peildatum(request: HttpRequest) -> date:
    """Return today in the Netherlands: the same day for a whole page, also when it is asked at midnight.

    The domain never asks what day it is; this is where a page decides it. Tables, filters, slots and the
    page itself all get it from here.
    """
    dag: date = vars(request).setdefault("peildatum", timezone.localdate())
    return dag
