"""Template filters for explanations."""

from collections.abc import Sequence

from django import template

from bekostiging.uitleg import Gegeven, write_gegevens

register = template.Library()


@register.filter
def in_een_regel(gegevens: Sequence[Gegeven]) -> str:
    """Write the inputs of a step on one line."""
    return write_gegevens(gegevens)
