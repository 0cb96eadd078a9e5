"""Receives a file: keeps it as it came, and looks at its headings and first rows."""

from typing import IO

from django.core.exceptions import ValidationError
from django.db import transaction

from inkoop.inname.bronnen import BRONNEN
from inkoop.inname.models import Upload
from inkoop.inname.services.kolommen import (
    drop_redenkolom,
    find_kolommen,
    find_ontbrekend,
    make_koplezer,
)
from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.bestanden.services import BestandError, save_bestand
from inkoop.platform.bestanden.tabellezer import TabelFoutError, read_tabel
from inkoop.platform.gebruikers.models import Gebruiker
from segmenten.models import Regio

UPLOADSOORT = "upload"
GROOTSTE_BESTAND = 100 * 2**20
VOORBEELDEN = 3
_BLOK = 2**20
_WERKBOEK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@transaction.atomic
def receive_upload(regio: Regio, soort: str, naam: str, inhoud: IO[bytes], gebruiker: Gebruiker) -> Upload:
    """Keep a file that somebody delivers, with its columns as far as they are known.

    Raises:
        ValidationError: when it is no list that can be read, or too large.
    """
    try:
        tabel = read_tabel(inhoud, count_bekend=make_koplezer(BRONNEN[soort]))
        kop = drop_redenkolom(tabel.kop)
        voorbeelden: list[list[str]] = []
        aantal = 0
        for _, rij in tabel.rijen:
            aantal += 1
            if len(voorbeelden) < VOORBEELDEN and any(rij):
                voorbeelden.append(rij[: len(kop)])
    except TabelFoutError as fout:
        raise ValidationError(str(fout)) from fout
    if not aantal:
        raise ValidationError("Het bestand heeft alleen koppen en geen regels.")
    inhoud.seek(0)
    upload = Upload(
        regio=regio,
        soort=soort,
        naam=naam,
        gebruiker=gebruiker,
        bestand=_keep(regio, naam, inhoud, gebruiker),
        kop=kop,
        voorbeelden=voorbeelden,
        aantal_rijen=aantal,
    )
    kolommen, is_bekend = find_kolommen(upload, BRONNEN[soort])
    if is_bekend and not find_ontbrekend(BRONNEN[soort], kolommen):
        upload.kolommen = kolommen
    upload.save()
    return upload


def _keep(regio: Regio, naam: str, inhoud: IO[bytes], gebruiker: Gebruiker) -> Bestand:
    mime = _WERKBOEK if naam.lower().endswith(".xlsx") else "text/csv"
    try:
        return save_bestand(
            soort=UPLOADSOORT,
            naam=naam,
            mime=mime,
            inhoud=iter(lambda: inhoud.read(_BLOK), b""),
            onderwerp=(UPLOADSOORT, regio.code),
            gebruiker=gebruiker,
            regio=regio.code,
        )
    except BestandError as fout:
        raise ValidationError("Deze bestandsnaam kan niet. Geef het bestand een gewone naam.") from fout


def may_read_upload(gebruiker: Gebruiker, bestand: Bestand) -> bool:
    """Whether somebody may read a delivered file: who may see the upload that it came with."""
    return Upload.objects.zichtbaar_voor(gebruiker).filter(bestand=bestand).exists()
