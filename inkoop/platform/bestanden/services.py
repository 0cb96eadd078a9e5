"""Keeps and removes private files."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from django.db import connection, transaction

from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.bestanden.opslag import get_opslag, write_inhoud
from inkoop.platform.bestanden.opslagfouten import (
    BestandError,
    InhoudOntbreektError,
    OnjuisteNaamError,
    RechtBestaatAlError,
)
from inkoop.platform.bestanden.rechten import register_recht
from inkoop.platform.gebruikers.models import Gebruiker

__all__ = [
    "BestandError",
    "InhoudOntbreektError",
    "OnjuisteNaamError",
    "RechtBestaatAlError",
    "register_recht",
    "remove_bestand",
    "remove_wezen",
    "save_bestand",
]

_MIME = re.compile(r"[a-z]+/[a-z0-9.+-]+")
_VERBODEN = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')
_SLOT = "hashtext('bestanden')"


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
    with connection.cursor() as cursor:
        # Shared until the transaction ends, so that `remove_wezen` never sees content without its row.
        cursor.execute(f"SELECT pg_advisory_xact_lock_shared({_SLOT})")
    sha256, grootte = write_inhoud(inhoud)
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


@transaction.atomic
def remove_wezen() -> list[PurePosixPath]:
    """Remove content that no row tells of (rolled back, removed or half written) and return its names."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_advisory_xact_lock({_SLOT})")
    bekend = set(Bestand.objects.values_list("sha256", flat=True).distinct())
    opslag = get_opslag()
    wezen = [naam for naam in map(PurePosixPath, opslag.iter_namen()) if naam.name not in bekend]
    for naam in wezen:
        opslag.delete(str(naam))
    return wezen


def _check_naam(naam: str, mime: str) -> None:
    if not naam.strip(" .") or len(naam) > 200 or _VERBODEN.search(naam):
        raise OnjuisteNaamError(naam)
    if not _MIME.fullmatch(mime):
        raise OnjuisteNaamError(mime)
