"""What the tests of destroying share: people, terms, and a proposal that somebody confirmed."""

from collections.abc import Collection, Iterator
from datetime import date

from django.db import connection

from inkoop.kern.bewaren import Termijntelling
from inkoop.platform.bewaren.models import (
    Bewaartermijn,
    Vernietigingsvoorstel,
    Voorsteldeel,
    Voorstelregel,
)
from inkoop.platform.bewaren.services import Termijnopgave, save_termijn
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from segmenten.models import Regio, RegioToegang

VANDAAG = date(2060, 6, 1)


def make_account(regio: Regio, naam: str, rol: Rol) -> Gebruiker:
    """Make an account with a role in a region."""
    gebruiker = Gebruiker.objects.create_user(naam, naam=naam, rollen=[rol])
    RegioToegang.objects.create(gebruiker=gebruiker, regio=regio)
    return gebruiker


def set_termijn(
    regio: Regio, wie: Gebruiker, soort: str, maanden: int = 240, vanaf: date = VANDAAG
) -> Bewaartermijn:
    """Set a term."""
    opgave = Termijnopgave(regio.code, soort, maanden, Termijntelling.DAG, "Besluit 1", vanaf)
    return save_termijn(opgave, wie, vanaf)


def make_bevestigd(
    termijn: Bewaartermijn, onderdeel: str, sleutels: Collection[int], wie: Gebruiker
) -> Vernietigingsvoorstel:
    """Make a proposal of just these objects, confirmed by somebody."""
    voorstel = Vernietigingsvoorstel.objects.create(regio=termijn.regio, peildatum=VANDAAG, digest="0" * 64)
    regel = Voorstelregel.objects.create(
        voorstel=voorstel, termijn=termijn, grens=VANDAAG, aantal=len(sleutels)
    )
    Voorsteldeel.objects.bulk_create(
        Voorsteldeel(regel=regel, onderdeel=onderdeel, sleutel=sleutel) for sleutel in sleutels
    )
    voorstel.status, voorstel.bevestigd_door = "bevestigd", wie
    voorstel.bevestigd_op = voorstel.gemaakt_op
    voorstel.save()
    return voorstel


TABELLEN = """
SELECT quote_ident(relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    AND NOT starts_with(relname, 'logboek') AND has_table_privilege(oid, 'SELECT')
"""


def iter_teksten() -> Iterator[tuple[str, str]]:
    """Give every row of every table that is read as text, but for the log, which is not destroyed."""
    with connection.cursor() as cursor:
        cursor.execute(TABELLEN)
        for (tabel,) in cursor.fetchall():
            cursor.execute(f"SELECT x::text FROM {tabel} x")  # noqa: S608 - a table of ours
            yield from ((tabel, rij) for (rij,) in cursor.fetchall())
