"""In which year each established version of a settlement is booked, and how much.

Source: docs/berekening.md §5; inkoop.kern.jaarrekening.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.timezone import localdate

from bekostiging.models import Afrekening
from bekostiging.selectors.overzicht import find_versies, get_saldi
from inkoop.kern.geld import NUL
from inkoop.kern.jaarrekening import get_boekjaar
from inkoop.platform.gebruikers.models import Gebruiker


@dataclass(frozen=True)
class Boeking:
    """What is booked of one version, in euros: of a correction the difference with what it corrects."""

    versie: Afrekening
    boekjaar: int
    te_boeken: Decimal


def find_boekingen(afrekening: Afrekening, gebruiker: Gebruiker) -> list[Boeking]:
    """Return what is booked of the established versions of a region and year, in their order.

    A fixed number of statements, whatever the number of versions.
    """
    vastgesteld = find_versies(afrekening, gebruiker).filter(vastgesteld_op__isnull=False)
    versies = list(vastgesteld.order_by("versie"))
    saldi = get_saldi(versies, gebruiker)
    return [
        Boeking(
            versie,
            get_boekjaar(
                versie.jaar, localdate(versie.vastgesteld_op), is_correctie=versie.corrigeert_id is not None
            ),
            saldi[versie.pk] - (saldi[versie.corrigeert_id] if versie.corrigeert_id else NUL),
        )
        for versie in versies
    ]


def get_eerste_versie(afrekening: Afrekening) -> Afrekening | None:
    """Return the version that was established first, which stands on the balance of 31 December.

    None when the settlement is no correction: then it is that version itself, or may become it.
    """
    eerste = None
    volgende = afrekening.corrigeert
    while volgende is not None:
        eerste, volgende = volgende, volgende.corrigeert
    return eerste
