"""Template filters for explanations."""

from collections.abc import Sequence

from django import template

from bekostiging.uitleg import Gegeven, write_gegevens
from inkoop.platform.bestanden.models import Bestand

register = template.Library()

_VORMEN = {
    ".pdf": "PDF",
    ".xlsx": "Rekenblad",
    ".excel.csv": "CSV voor Excel",
    ".machine.csv": "CSV voor systemen",
    ".csv": "CSV",
}


@register.filter
def rapportvorm(bestand: Bestand) -> str:
    """Say what kind of file a report is, in the word that people use for it."""
    anders = bestand.naam.rpartition(".")[2].upper()
    return next((woord for einde, woord in _VORMEN.items() if bestand.naam.endswith(einde)), anders)


@register.filter
def in_een_regel(gegevens: Sequence[Gegeven]) -> str:
    """Write the inputs of a step on one line."""
    return write_gegevens(gegevens)
