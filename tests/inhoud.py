"""Reading what private files hold."""

from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.bestanden.selectors import open_inhoud


def read_inhoud(bestand: Bestand) -> bytes:
    """Return the whole content of a private file."""
    with open_inhoud(bestand) as inhoud:
        return b"".join(inhoud.chunks())
