"""Models of bestanden."""

from inkoop.bestanden.models.bestand import Bestand

__all__ = ["Bestand"]
