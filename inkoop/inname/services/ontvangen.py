"""Receives a file: keeps it as it came, and finds its headings."""

from typing import IO

from django.core.exceptions import ValidationError
from django.db import transaction

from inkoop.inname.bronnen import BRONNEN
from inkoop.inname.models import LANGSTE_NAAM, Upload
from inkoop.inname.services.kolommen import find_kolommen, find_ontbrekend
from inkoop.inname.services.koppen import fill_begin, fill_koppen
from inkoop.kern.bestandsnaam import clean_bestandsnaam
from inkoop.platform.bestanden.fouten import TabelFoutError
from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.bestanden.services import save_bestand
from inkoop.platform.documenten.services import CSV, WERKMAP
from inkoop.platform.gebruikers.models import Gebruiker
from segmenten.models import Regio

UPLOADSOORT = "upload"
_BLOK = 2**20


@transaction.atomic
def receive_upload(regio: Regio, soort: str, naam: str, inhoud: IO[bytes], gebruiker: Gebruiker) -> Upload:
    """Keep a file that somebody delivers, with its columns as far as they are known.

    Raises:
        ValidationError: when it is no list that can be read, or too large.
    """
    check_naam(naam, inhoud)
    upload = Upload(regio=regio, soort=soort, naam=naam, gebruiker=gebruiker)
    try:
        blad, regel = fill_begin(upload, inhoud)
        inhoud.seek(0)
        fill_koppen(upload, inhoud, blad, regel)
    except TabelFoutError as fout:
        raise ValidationError(str(fout)) from fout
    inhoud.seek(0)
    upload.bestand = _keep(regio, naam, inhoud, gebruiker)
    kolommen, is_bekend = find_kolommen(upload, BRONNEN[soort])
    if is_bekend and not find_ontbrekend(BRONNEN[soort], kolommen):
        upload.kolommen = kolommen
    upload.save()
    return upload


def check_naam(naam: str, inhoud: IO[bytes]) -> None:
    """Refuse a file that is something else than its name says, since who opens it later goes by its name."""
    if len(naam) > LANGSTE_NAAM:
        raise ValidationError(f"De naam van het bestand is te lang: ten hoogste {LANGSTE_NAAM} tekens.")
    is_zip = inhoud.read(4) == b"PK\x03\x04"
    inhoud.seek(0)
    if is_zip != naam.lower().endswith(".xlsx"):
        wat = "een CSV-bestand" if is_zip else "een rekenblad"
        raise ValidationError(
            f"Dit bestand heet {wat}, maar is het niet. Bewaar het opnieuw als rekenblad (.xlsx) of CSV."
        )


def _keep(regio: Regio, naam: str, inhoud: IO[bytes], gebruiker: Gebruiker) -> Bestand:
    mime = WERKMAP if naam.lower().endswith(".xlsx") else CSV
    stam, punt, einde = naam.rpartition(".")
    return save_bestand(
        soort=UPLOADSOORT,
        naam=clean_bestandsnaam(stam, punt + einde),
        mime=mime,
        inhoud=iter(lambda: inhoud.read(_BLOK), b""),
        onderwerp=(UPLOADSOORT, regio.code),
        gebruiker=gebruiker,
        regio=regio.code,
    )


def may_read_upload(gebruiker: Gebruiker, bestand: Bestand) -> bool:
    """Whether somebody may read a delivered file: who may see the upload that it came with."""
    return Upload.objects.zichtbaar_voor(gebruiker).filter(bestand=bestand).exists()
