"""The work on an upload in the background, for a file that takes longer than a page."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from inkoop.inname.models import Upload
from inkoop.inname.services.controleren import check_upload
from inkoop.inname.services.inlezen import UploadVeranderdError, save_upload, withdraw_upload
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.taken.models import Taak
from inkoop.platform.taken.services import TaakMisluktError, Voortgang, start_taak
from inkoop.platform.toestanden.services import OvergangGeweigerdError

UPLOADTAAK = "upload"
CONTROLEREN, INLEZEN, INTREKKEN = "controleren", "inlezen", "intrekken"
# With more rows the work is done in the background.
KLEIN = 1000
VERANDERD = (
    "Sinds de controle is er iets veranderd dat dezelfde regels raakt. Er is niets ingelezen of ingetrokken. "
    "Controleer de upload opnieuw."
)
_TITELS = {CONTROLEREN: "Controleren van", INLEZEN: "Inlezen van", INTREKKEN: "Intrekken van"}


def work_on_upload(upload: Upload, gebruiker: Gebruiker, werk: str, **keuzes: Any) -> Taak | None:
    """Do what is asked with an upload: at once when it is small, else in the background.

    Returns:
        The job, or None when it is done.

    Raises:
        OvergangGeweigerdError, UploadVeranderdError: what is done at once cannot be done.
    """
    if upload.aantal_rijen <= KLEIN:
        _do(upload, gebruiker, werk, keuzes, None)
        return None
    titel = f"{_TITELS[werk]} {upload.naam}"
    argumenten = {"upload": upload.pk, "werk": werk, **keuzes}
    upload.taak = start_taak(
        UPLOADTAAK, titel[:200], argumenten, gebruiker, upload.regio.code, f"{upload.pk}/{werk}"
    )
    upload.save(update_fields=["taak"])
    return upload.taak


def upload_taak(taak: Taak, voortgang: Voortgang) -> dict[str, Any]:
    """Carry out such a job; an upload is taken in and taken back once, however often it is tried."""
    keuzes = dict(taak.argumenten)
    sleutel, werk = keuzes.pop("upload"), keuzes.pop("werk")
    with met_systeemzicht():
        upload = Upload.objects.select_related("regio", "gebruiker", "bestand").filter(pk=sleutel).first()
    if upload is None or taak.gevraagd_door is None:
        raise TaakMisluktError("Deze upload bestaat niet meer.")
    try:
        with met_systeemzicht():
            _do(upload, taak.gevraagd_door, werk, keuzes, voortgang)
    except OvergangGeweigerdError as fout:
        raise TaakMisluktError(str(fout)) from fout
    except UploadVeranderdError as fout:
        raise TaakMisluktError(VERANDERD) from fout
    return {"upload": upload.pk}


def _do(
    upload: Upload, gebruiker: Gebruiker, werk: str, keuzes: dict[str, Any], voortgang: Voortgang | None
) -> None:
    werken: dict[str, Callable[[], Upload]] = {
        CONTROLEREN: lambda: check_upload(upload, voortgang),
        INLEZEN: lambda: save_upload(upload, gebruiker, timezone.now(), **keuzes),
        INTREKKEN: lambda: withdraw_upload(upload, gebruiker, timezone.now(), **keuzes),
    }
    werken[werk]()
