"""Models of toegang."""

from toegang.models.prestatie import Levering, Leveringsoort, Maandtotaal, Prestatie
from toegang.models.prestatiesom import Prestatiesom, Somstand
from toegang.models.toewijzing import Client, Resultaat, Toewijzing, Zorgperiode
from toegang.models.zicht import Clientzicht

__all__ = [
    "Client",
    "Clientzicht",
    "Levering",
    "Leveringsoort",
    "Maandtotaal",
    "Prestatie",
    "Prestatiesom",
    "Resultaat",
    "Somstand",
    "Toewijzing",
    "Zorgperiode",
]
