"""Reports of what was delivered, and files that are delivered on a page."""

from inkoop.inname.models.laadverslag import Inhoudsoort, Laaduitkomst, Laadverslag
from inkoop.inname.models.upload import LANGSTE_NAAM, Kolomkeuze, Upload, Uploadstatus

__all__ = [
    "LANGSTE_NAAM",
    "Inhoudsoort",
    "Kolomkeuze",
    "Laaduitkomst",
    "Laadverslag",
    "Upload",
    "Uploadstatus",
]
