"""A settlement in the background: asked for, and carried out."""

from typing import Any

from django.utils import timezone

from bekostiging.services.afrekening import make_afrekening
from bekostiging.services.nagekomen import renew_nagekomen
from bekostiging.services.rechten import AfrekenenGeweigerdError, check_mag_afrekenen
from bekostiging.services.regelstand import keep_regels
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.taken.models import Taak
from inkoop.platform.taken.services import TaakMisluktError, Voortgang, start_taak
from segmenten.models import Regio

AFREKENING = "afrekening"


def start_afrekening(regio: Regio, jaar: int, gebruiker: Gebruiker | None) -> Taak:
    """Ask for the settlement of a region and calendar year as a job with progress.

    While one waits or runs, that one is given. `resultaat` of the job names the version. Raises
    `AfrekenenGeweigerdError` when `gebruiker` may not have it made.
    """
    check_mag_afrekenen(regio, gebruiker)
    titel = f"Afrekening {jaar} van {regio.naam}"
    argumenten = {"regio": regio.code, "jaar": jaar}
    return start_taak(AFREKENING, titel[:200], argumenten, gebruiker, regio.code, f"{regio.code}/{jaar}")


def settle_taak(taak: Taak, voortgang: Voortgang) -> dict[str, Any]:
    """Carry out such a job; one job makes one version, however often it is tried."""
    code, jaar = taak.argumenten["regio"], taak.argumenten["jaar"]
    with met_systeemzicht():
        regio = Regio.objects.filter(code=code).first()
    if regio is None:
        raise TaakMisluktError(f"Regio {code} bestaat niet meer.")
    try:
        afrekening = make_afrekening(regio, jaar, taak.gevraagd_door, voortgang, taak.pk)
    except AfrekenenGeweigerdError as fout:
        raise TaakMisluktError(fout.reden) from fout
    keep_regels(afrekening)
    # What came in while it was computed found no version yet to be kept with.
    renew_nagekomen(regio, timezone.now())
    return {"afrekening": afrekening.pk, "regio": code, "jaar": jaar, "versie": afrekening.versie}
