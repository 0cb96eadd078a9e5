"""Models of toegang."""

from toegang.models.prestatie import Levering, Leveringsoort, Maandtotaal, Prestatie
from toegang.models.toewijzing import Client, Resultaat, Toewijzing
from toegang.models.zicht import ROLLEN_MET_CLIENTEN, Clientzicht

__all__ = [
    "ROLLEN_MET_CLIENTEN",
    "Client",
    "Clientzicht",
    "Levering",
    "Leveringsoort",
    "Maandtotaal",
    "Prestatie",
    "Resultaat",
    "Toewijzing",
]
