"""Models of archief."""

from inkoop.archief.models.archiefexport import Archiefexport

__all__ = ["Archiefexport"]
