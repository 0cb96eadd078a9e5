"""Destroys what was delivered when its term has passed: who delivered what and how many rows stays."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from inkoop.inname.models import Laadverslag, Upload
from inkoop.inname.services.inlezen import name_intrekking
from inkoop.inname.services.ontvangen import UPLOADSOORT
from inkoop.inname.services.uploadtaak import UPLOADTAAK
from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.bestanden.services import remove_bestand, save_bestand
from inkoop.platform.taken.models import Taak
from toegang.services import name_levering

VERNIETIGD = "De inhoud van dit bestand is vernietigd, omdat de bewaartermijn voorbij is.\n"
TAAKTITEL = "Werk aan een bestand dat is vernietigd"
# Of the outcome of a check only numbers stay.
_AANTALLEN = ("goed", "fout", "leeg", "weg", "aantal_verandert", "vast")


def find_oude_uploads(regio: str, grens: date) -> QuerySet[Upload]:
    """Return the uploads of a region that came in before a day and whose content is still there."""
    return Upload.objects.filter(regio__code=regio, gemaakt_op__date__lt=grens, vernietigd_op=None)


def find_oude_verslagen(regio: str, grens: date) -> QuerySet[Laadverslag]:
    """Return the reports of a region of before a day that still name rows."""
    return Laadverslag.objects.filter(regio__code=regio, gemaakt_op__date__lt=grens, vernietigd_op=None)


@transaction.atomic
def vernietig_uploads(sleutels: Collection[int]) -> int:
    """Destroy files and what was read from them; returns of how many uploads."""
    uploads = Upload.objects.filter(pk__in=sleutels, vernietigd_op=None).select_related(
        "bestand", "regio", "verslag", "intrekverslag"
    )
    aantal = 0
    for upload in uploads.iterator(chunk_size=200):
        _vernietig_upload(upload)
        aantal += 1
    Taak.objects.filter(soort=UPLOADTAAK, argumenten__upload__in=list(sleutels)).update(titel=TAAKTITEL)
    return aantal


def _vernietig_upload(upload: Upload) -> None:
    """Put a notice in the place of the file; its content leaves the store with the orphans."""
    bestand = upload.bestand
    upload.bestand = _make_bericht(bestand)
    upload.kop, upload.begin, upload.kolommen, upload.veranderd = [], [], {}, []
    if upload.uitslag:
        upload.uitslag = _keep_aantallen(upload.uitslag)
    upload.vernietigd_op = timezone.now()
    _hide_naam(upload, upload.bestand.naam)
    upload.naam = upload.bestand.naam
    upload.save()
    remove_bestand(bestand)


def _hide_naam(upload: Upload, naam: str) -> None:
    """Give reports and deliveries of an upload another name: that of the file may say whose it was."""
    for verslag, nieuw in ((upload.verslag, naam), (upload.intrekverslag, name_intrekking(naam))):
        if verslag is None:
            continue
        verslag.naam = nieuw
        verslag.fouten = [
            {**fout, "bestand": naam} if fout["bestand"] == upload.naam else fout for fout in verslag.fouten
        ]
        verslag.save(update_fields=["naam", "fouten"])
        for _, inname in verslag.iter_innamen():
            if inname.levering:
                name_levering(upload.regio, inname.levering, nieuw)


def _make_bericht(bestand: Bestand) -> Bestand:
    return save_bestand(
        soort=UPLOADSOORT,
        naam="vernietigd.txt",
        mime="text/plain",
        inhoud=VERNIETIGD.encode(),
        onderwerp=(bestand.onderwerp_soort, bestand.onderwerp_sleutel),
        regio=bestand.regio,
    )


def _keep_aantallen(uitslag: dict[str, Any]) -> dict[str, Any]:
    aantallen = {naam: uitslag[naam] for naam in _AANTALLEN if naam in uitslag}
    inname = _strip_voorbeelden(uitslag["inname"]) if uitslag.get("inname") else None
    return {**aantallen, "algemeen": [], "fouten": [], "rijen": {}, "inname": inname}


def _strip_voorbeelden(inname: dict[str, Any]) -> dict[str, Any]:
    """Take the references of rows out of what came of a file; how many there were stays."""
    return {
        naam: [{**deel, "voorbeelden": []} for deel in waarde]
        if naam in {"afgekeurd", "nog_afgekeurd"}
        else waarde
        for naam, waarde in inname.items()
    }


@transaction.atomic
def vernietig_verslagen(sleutels: Collection[int]) -> int:
    """Destroy the rows that reports name; returns of how many reports."""
    aantal = 0
    for verslag in Laadverslag.objects.filter(pk__in=sleutels, vernietigd_op=None).iterator(chunk_size=200):
        verslag.fouten = []
        verslag.bestanden = {naam: _strip_voorbeelden(data) for naam, data in verslag.bestanden.items()}
        verslag.vernietigd_op = timezone.now()
        verslag.save(update_fields=["fouten", "bestanden", "vernietigd_op"])
        aantal += 1
    return aantal
