"""Background jobs of bekostiging: which work belongs to which kind."""

from bekostiging.services.rapporttaak import RAPPORTEN, report_taak
from bekostiging.services.taak import AFREKENING, settle_taak
from inkoop.platform.taken.services import registreer_taaksoort


def registreer() -> None:
    """Bind the kinds of jobs of this app to their work."""
    registreer_taaksoort(AFREKENING, settle_taak)
    registreer_taaksoort(RAPPORTEN, report_taak)
