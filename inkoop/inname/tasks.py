"""Background jobs of what is delivered."""

from inkoop.inname.services import UPLOADTAAK, upload_taak
from inkoop.platform.taken.services import register_taaksoort


def register() -> None:
    """Bind the kinds of jobs of this package to their work."""
    register_taaksoort(UPLOADTAAK, upload_taak)
