"""In which year each established version of a settlement is booked, and how much.

Source: docs/berekening.md §5; inkoop.kern.jaarrekening.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.timezone import localdate

from bekostiging.models import Afrekening
from bekostiging.selectors.afwikkeling import find_ketens, make_afwikkeling
from bekostiging.selectors.overzicht import get_saldi
from bekostiging.selectors.versies import Versiestand
from inkoop.kern.jaarrekening import get_boekjaar
from inkoop.platform.gebruikers.models import Gebruiker


@dataclass(frozen=True)
class Boeking:
    """What is booked of one version, in euros: of a correction the difference with what it corrects."""

    versie: Afrekening
    boekjaar: int
    te_boeken: Decimal


def find_boekingen(stand: Versiestand, gebruiker: Gebruiker) -> list[Boeking]:
    """Return what is booked of the established versions of a region and year, in their order.

    A fixed number of statements, whatever the number of versions.
    """
    vastgesteld = [versie for versie in stand.versies if versie.vastgesteld_op is not None]
    if not vastgesteld:
        return []
    laatste = max(vastgesteld, key=lambda versie: versie.versie)
    keten = find_ketens([laatste])[laatste.pk]
    delen = make_afwikkeling(keten, get_saldi(keten, gebruiker)).delen
    paren = reversed(list(zip(keten, delen, strict=True)))
    return [Boeking(versie, _get_boekjaar(versie), deel.bedrag) for versie, deel in paren]


def _get_boekjaar(versie: Afrekening) -> int:
    is_correctie = versie.corrigeert_id is not None
    return get_boekjaar(versie.jaar, localdate(versie.vastgesteld_op), is_correctie=is_correctie)


def get_eerste_versie(afrekening: Afrekening) -> Afrekening | None:
    """Return the version that was established first, which stands on the balance of 31 December.

    None when the settlement is no correction: then it is that version itself, or may become it.
    """
    _, *eerder = find_ketens([afrekening])[afrekening.pk]
    return eerder[-1] if eerder else None
