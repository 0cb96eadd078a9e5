"""Reads private files, for those who may."""

from pathlib import Path
from uuid import UUID

from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.bestanden.opslag import calculate_sha256, get_pad
from inkoop.platform.bestanden.opslagfouten import InhoudOntbreektError
from inkoop.platform.bestanden.rechten import may_lezen
from inkoop.platform.gebruikers.models import Gebruiker

__all__ = ["find_beschadigde_bestanden", "find_bestanden", "get_bestand", "get_inhoudspad"]


def get_bestand(gebruiker: Gebruiker, sleutel: UUID) -> Bestand:
    """The file with this key, if `gebruiker` may read it.

    Raises `Bestand.DoesNotExist` otherwise: who may not read it does not learn that it exists.
    """
    bestand = Bestand.objects.get(pk=sleutel)
    if not may_lezen(gebruiker, bestand):
        raise Bestand.DoesNotExist
    return bestand


def find_bestanden(gebruiker: Gebruiker, onderwerp: tuple[str, str]) -> list[Bestand]:
    """The files of one subject that `gebruiker` may read, newest first."""
    soort, sleutel = onderwerp
    alle = Bestand.objects.filter(onderwerp_soort=soort, onderwerp_sleutel=sleutel)
    return [bestand for bestand in alle if may_lezen(gebruiker, bestand)]


def get_inhoudspad(bestand: Bestand) -> Path:
    """The path on disk of a file's content.

    Raises `InhoudOntbreektError` when it is not there or has another size than was kept.
    """
    pad = get_pad(bestand.pad)
    if not pad.is_file():
        raise InhoudOntbreektError(str(bestand.pk), "het bestand staat niet op de schijf")
    if pad.stat().st_size != bestand.grootte:
        raise InhoudOntbreektError(
            str(bestand.pk), f"{pad.stat().st_size} in plaats van {bestand.grootte} bytes"
        )
    return pad


def find_beschadigde_bestanden() -> list[Bestand]:
    """All files whose content is absent or no longer has its digest, oldest first; reads everything."""
    return [
        bestand
        for bestand in Bestand.objects.order_by("gemaakt_op", "id").iterator()
        if not get_pad(bestand.pad).is_file() or calculate_sha256(get_pad(bestand.pad)) != bestand.sha256
    ]
