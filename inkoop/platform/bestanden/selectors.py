"""Reads private files, for those who may."""

from uuid import UUID

from django.core.files import File

from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.bestanden.opslag import calculate_sha256, get_opslag, make_naam
from inkoop.platform.bestanden.opslagfouten import InhoudOntbreektError
from inkoop.platform.bestanden.rechten import may_lezen
from inkoop.platform.gebruikers.models import Gebruiker

__all__ = ["find_beschadigde_bestanden", "find_bestanden", "get_bestand", "open_inhoud"]


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


def open_inhoud(bestand: Bestand) -> File[bytes]:
    """Open a file's content for reading, from its beginning; who opens it closes it.

    Raises `InhoudOntbreektError` when it is not there or has another size than was kept.
    """
    try:
        inhoud = get_opslag().open(make_naam(bestand.sha256))
    except FileNotFoundError as fout:
        raise InhoudOntbreektError(str(bestand.pk), "het bestand staat niet in de opslag") from fout
    if inhoud.size != bestand.grootte:
        inhoud.close()
        raise InhoudOntbreektError(str(bestand.pk), f"{inhoud.size} in plaats van {bestand.grootte} bytes")
    return inhoud


def find_beschadigde_bestanden() -> list[Bestand]:
    """All files whose content is absent or no longer has its digest, oldest first; reads everything."""
    digesten = Bestand.objects.order_by("sha256").values_list("sha256", flat=True).distinct()
    beschadigd = [sha256 for sha256 in digesten.iterator() if calculate_sha256(sha256) != sha256]
    return list(Bestand.objects.filter(sha256__in=beschadigd).order_by("gemaakt_op", "id"))
