"""Access of a client to all that is held about him."""

from inkoop.privacy.services.inzageverzoek import find_client, find_verzoeken, save_verzoek
from inkoop.privacy.services.overzicht import Overzicht, make_overzicht, render_overzicht

__all__ = [
    "Overzicht",
    "find_client",
    "find_verzoeken",
    "make_overzicht",
    "render_overzicht",
    "save_verzoek",
]
