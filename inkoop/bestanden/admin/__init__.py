"""Admin of bestanden."""

from inkoop.bestanden.admin.bestand import BestandAdmin

__all__ = ["BestandAdmin"]
