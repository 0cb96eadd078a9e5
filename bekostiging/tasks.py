"""Background jobs of bekostiging: which work belongs to which kind."""

from bekostiging.services.rapporttaak import RAPPORTEN, report_taak
from bekostiging.services.taak import AFREKENING, settle_taak
from inkoop.platform.taken.services import register_taaksoort


def register() -> None:
    """Bind the kinds of jobs of this app to their work."""
    register_taaksoort(AFREKENING, settle_taak)
    register_taaksoort(RAPPORTEN, report_taak)
