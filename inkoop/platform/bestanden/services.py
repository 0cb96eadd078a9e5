"""Keeps and removes private files."""

import re
import time
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

import psycopg
from django.db import connection, transaction
from django.dispatch import Signal

from inkoop.kern.bestandsnaam import is_bestandsnaam
from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.bestanden.opslag import get_opslag, write_inhoud
from inkoop.platform.bestanden.opslagfouten import (
    BestandError,
    InhoudOntbreektError,
    OnjuisteNaamError,
    OpslagInGebruikError,
    RechtBestaatAlError,
)
from inkoop.platform.bestanden.rechten import register_recht
from inkoop.platform.gebruikers.models import Gebruiker

__all__ = [
    "BestandError",
    "InhoudOntbreektError",
    "OnjuisteNaamError",
    "OpslagInGebruikError",
    "RechtBestaatAlError",
    "bestand_opgehaald",
    "hold_inhoud",
    "register_recht",
    "remove_bestand",
    "remove_wezen",
    "save_bestand",
]

# A private file was sent to somebody who may read it: `bestand` and `gebruiker`. This floor does not know who
# keeps that.
bestand_opgehaald = Signal()

_MIME = re.compile(r"[a-z]+/[a-z0-9.+-]+")
_SLOT = "hashtext('bestanden')"
# How much content is removed at a time, and how often and after how long the store is asked for again.
_PER_KEER, _KEREN, _TUSSENPOOS = 100, 60, 0.5


@transaction.atomic
def save_bestand(
    *,
    soort: str,
    naam: str,
    mime: str,
    inhoud: bytes | Iterable[bytes],
    onderwerp: tuple[str, str],
    gebruiker: Gebruiker | None = None,
    regio: str = "",
) -> Bestand:
    """Keep a private file: its content in the store, a row that tells of it.

    Args:
        soort: kind of file; `register_recht` says who may read it.
        naam: file name for the user, without folders ("afrekening 2027.pdf").
        mime: media type ("application/pdf").
        inhoud: the bytes, or pieces of them for a large file.
        onderwerp: kind and key of what it belongs to ("contract", "17").
        gebruiker: who made it; nobody when the system did.
        regio: code of the region, empty when none is concerned.

    Raises `OnjuisteNaamError` for a name or media type that cannot be sent to a browser.
    """
    _check_naam(naam, mime)
    sha256, grootte = write_inhoud(inhoud, before_plaatsen=_share_opslag)
    onderwerp_soort, onderwerp_sleutel = onderwerp
    return Bestand.objects.create(
        soort=soort,
        naam=naam,
        mime=mime,
        sha256=sha256,
        grootte=grootte,
        onderwerp_soort=onderwerp_soort,
        onderwerp_sleutel=onderwerp_sleutel,
        regio=regio,
        gemaakt_door=gebruiker,
    )


def remove_bestand(bestand: Bestand) -> None:
    """Remove the row of a file; `remove_wezen` removes content that nobody has any more."""
    bestand.delete()


def remove_wezen() -> list[PurePosixPath]:
    """Remove content that no row tells of (rolled back, removed or half written) and return its names.

    Looking takes long and holds nobody up. What seems to belong to nobody is looked at once more, a little at
    a time, while nobody keeps a file.

    Raises `OpslagInGebruikError` when somebody is keeping a file all the time.
    """
    bekend = set(Bestand.objects.values_list("sha256", flat=True).distinct())
    opslag = get_opslag()
    los = [naam for naam in map(PurePosixPath, opslag.iter_namen()) if naam.name not in bekend]
    wezen: list[PurePosixPath] = []
    for begin in range(0, len(los), _PER_KEER):
        deel = los[begin : begin + _PER_KEER]
        with transaction.atomic():
            _take_opslag()
            sommen = [naam.name for naam in deel]
            sinds = set(Bestand.objects.filter(sha256__in=sommen).values_list("sha256", flat=True))
            weg = [naam for naam in deel if naam.name not in sinds]
            for naam in weg:
                opslag.delete(str(naam))
        wezen += weg
    return wezen


def hold_inhoud(verbinding: psycopg.Connection[Any]) -> None:
    """Wait for who removes content, and let nobody remove any for as long as this connection is there."""
    verbinding.execute(f"SELECT pg_advisory_lock_shared({_SLOT})")


def _share_opslag() -> None:
    """Keep `remove_wezen` away until this transaction ends: it would see content without its row.

    Making the content may take half an hour; nothing of it lies in the store then, and the cleaning goes on.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_advisory_xact_lock_shared({_SLOT})")


def _take_opslag() -> None:
    """Keep others from keeping a file, for a moment; never in the queue, where they would wait behind it."""
    with connection.cursor() as cursor:
        for _ in range(_KEREN):
            cursor.execute(f"SELECT pg_try_advisory_xact_lock({_SLOT})")
            if cursor.fetchone()[0]:
                return
            time.sleep(_TUSSENPOOS)
    raise OpslagInGebruikError


def _check_naam(naam: str, mime: str) -> None:
    if not is_bestandsnaam(naam):
        raise OnjuisteNaamError(naam)
    if not _MIME.fullmatch(mime):
        raise OnjuisteNaamError(mime)
