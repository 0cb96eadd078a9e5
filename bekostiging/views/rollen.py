"""Who may open the pages about settlements."""

from inkoop.platform.gebruikers.models import Rol

# A buyer sees what came of the agreements, never what lies behind it about a client.
OVERZICHT = frozenset({Rol.INKOPER, Rol.CONTRACTMANAGER, Rol.FINANCIEN})
CONTRACTUITKOMST = OVERZICHT | {Rol.AANBIEDER}
LIJNEN = frozenset({Rol.CONTRACTMANAGER, Rol.FINANCIEN, Rol.AANBIEDER})
BESLISSEN = frozenset({Rol.CONTRACTMANAGER})
