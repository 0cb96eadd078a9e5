"""Reports of what was delivered, and files that are delivered on a page."""

from inkoop.inname.models.laadverslag import Inhoudsoort, Laaduitkomst, Laadverslag
from inkoop.inname.models.upload import Kolomkeuze, Upload, Uploadstatus

__all__ = ["Inhoudsoort", "Kolomkeuze", "Laaduitkomst", "Laadverslag", "Upload", "Uploadstatus"]
