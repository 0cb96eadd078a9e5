"""Settlements that are stored: the latest of a year, and the one that binds."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, IntegerField, QuerySet, Value, When

from bekostiging.models import Afrekening, Afrekeningstatus
from bekostiging.models.zicht import filter_gedeeld
from inkoop.platform.gebruikers.models import Gebruiker
from segmenten.models import Regio

# What is established binds before what is shared, and that before a concept; then the newest.
_RANG = Case(
    When(status=Afrekeningstatus.VASTGESTELD, then=Value(0)),
    When(status=Afrekeningstatus.GEDEELD, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)


def get_laatste_afrekening(regio: Regio, jaar: int) -> Afrekening | None:
    """Give the latest version of a region and calendar year, or None when there is none yet."""
    return Afrekening.objects.filter(regio=regio, jaar=jaar).order_by("-versie").first()


def get_vastgestelde_afrekening(regio: Regio, jaar: int) -> Afrekening | None:
    """Give the newest version of a region and year that is established, or None."""
    vast = Afrekening.objects.filter(regio=regio, jaar=jaar, status=Afrekeningstatus.VASTGESTELD)
    return vast.order_by("-versie").first()


def find_vastgestelde_afrekeningen(regio: Regio) -> QuerySet[Afrekening]:
    """Return of every established year of a region the newest version that is established."""
    vast = Afrekening.objects.filter(regio=regio, status=Afrekeningstatus.VASTGESTELD)
    return vast.order_by("jaar", "-versie").distinct("jaar")


def sort_bindend(afrekeningen: QuerySet[Afrekening]) -> QuerySet[Afrekening]:
    """Put the version that binds first: the newest established, else shared, else concept."""
    return afrekeningen.order_by(_RANG, "-versie")


def find_bindende_sleutels(gebruiker: Gebruiker | AnonymousUser) -> QuerySet[Afrekening, int]:
    """Return the keys of the version that binds for an account, of every region and year.

    Within what the account may see somewhere else: a subquery, read once, for the lists of all kinds of rows.
    """
    zichtbaar = Afrekening.objects.filter(filter_gedeeld(gebruiker, "status"))
    per_jaar = zichtbaar.order_by("regio_id", "jaar", _RANG, "-versie").distinct("regio_id", "jaar")
    return per_jaar.values_list("pk", flat=True)
