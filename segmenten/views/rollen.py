"""Who may open the pages of the purchase structure."""

from inkoop.platform.gebruikers.models import Rol

# A provider sees its own contracts; how the region steers is the region's own matter.
STRUCTUUR = frozenset(set(Rol) - {Rol.AANBIEDER})
