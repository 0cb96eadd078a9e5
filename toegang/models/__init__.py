"""Models of toegang."""

from toegang.models.prestatie import Afkeurreden, Levering, Leveringsoort, Maandtotaal, Prestatie
from toegang.models.toewijzing import Client, Frequentie, Resultaat, Toewijzing
from toegang.models.zicht import ROLLEN_MET_CLIENTEN, Clientzicht

__all__ = [
    "ROLLEN_MET_CLIENTEN",
    "Afkeurreden",
    "Client",
    "Clientzicht",
    "Frequentie",
    "Levering",
    "Leveringsoort",
    "Maandtotaal",
    "Prestatie",
    "Resultaat",
    "Toewijzing",
]
