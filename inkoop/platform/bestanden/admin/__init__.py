"""Admin of bestanden."""

from inkoop.platform.bestanden.admin.bestand import BestandAdmin

__all__ = ["BestandAdmin"]
