"""Models of bestanden."""

from inkoop.platform.bestanden.models.bestand import Bestand

__all__ = ["Bestand"]
