"""The way from the start page to a page about the purchase structure."""

from django.urls import reverse

from inkoop.platform.schermen.services import Kruimel
from segmenten.models import Regio, Segment


def get_regiokruimels(regio: Regio) -> list[Kruimel]:
    """Return the steps down to a region."""
    return [Kruimel("Regio's", reverse("regios")), Kruimel(regio.naam, reverse("regio", args=[regio.pk]))]


def get_segmentkruimels(segment: Segment) -> list[Kruimel]:
    """Return the steps down to a segment."""
    return [*get_regiokruimels(segment.regio), Kruimel(segment.naam, reverse("segment", args=[segment.pk]))]
