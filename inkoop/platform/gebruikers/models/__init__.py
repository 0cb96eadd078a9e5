"""Models of gebruikers."""

from inkoop.platform.gebruikers.models.bericht import Bericht, Berichtstatus
from inkoop.platform.gebruikers.models.gebruiker import Gebruiker
from inkoop.platform.gebruikers.models.rechtenverzoek import Rechtenverzoek, Verzoekstatus
from inkoop.platform.gebruikers.models.sessie import Sessie
from inkoop.platform.gebruikers.rechten import Rol

__all__ = ["Bericht", "Berichtstatus", "Gebruiker", "Rechtenverzoek", "Rol", "Sessie", "Verzoekstatus"]
