"""Models of archief."""

from inkoop.archief.models.archiefexport import REDEN_TEKENS, Archiefexport

__all__ = ["REDEN_TEKENS", "Archiefexport"]
