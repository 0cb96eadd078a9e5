"""What tests of exports share: ask for one, have it made, and read what is in it."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from django.utils import timezone

from inkoop.archief.models import Archiefexport
from inkoop.archief.services import Exportopgave, save_export, write_export
from inkoop.kern.archiefstuk import Exportdoel
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.zicht import met_zicht_van
from segmenten.models import Regio, RegioToegang

REDEN = "Woo-verzoek 12"


def make_medewerker(regio: Regio, naam: str, rol: str = Rol.CONTRACTMANAGER) -> Gebruiker:
    """Make somebody who works for the region."""
    gebruiker = Gebruiker.objects.create_user(naam, naam=naam, rollen=[rol])
    RegioToegang.objects.create(gebruiker=gebruiker, regio=regio)
    return gebruiker


def make_opgave(doel: Exportdoel, **anders: Any) -> Exportopgave:
    """Ask for all of 2022 until tomorrow, when an established year is in it."""
    morgen = timezone.localdate() + timedelta(days=1)
    return replace(Exportopgave(doel, date(2022, 1, 1), morgen, REDEN), **anders)


def ask_export(wie: Gebruiker, regio: Regio, doel: Exportdoel, **anders: Any) -> Archiefexport:
    """Ask for an export with the eyes of who asks."""
    with met_zicht_van(wie):
        return save_export(wie, regio, make_opgave(doel, **anders))


def make_zip(export: Archiefexport, wie: Gebruiker) -> bytes:
    """Have the file made with the eyes of somebody."""
    with met_zicht_van(wie):
        return b"".join(write_export(export, wie, lambda *_: None, timezone.now()))


def read_zip(inhoud: bytes) -> dict[str, bytes]:
    """Return what is in it, by path."""
    with ZipFile(BytesIO(inhoud)) as zip_:
        assert zip_.testzip() is None
        return {naam: zip_.read(naam) for naam in zip_.namelist()}


def export_alles(wie: Gebruiker, regio: Regio, doel: Exportdoel, **anders: Any) -> dict[str, bytes]:
    """Ask for an export, have it made, and return what is in it."""
    return read_zip(make_zip(ask_export(wie, regio, doel, **anders), wie))
