"""Settlements that are stored: the latest of a year, and the one that binds."""

from itertools import groupby

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, IntegerField, QuerySet, Value, When

from bekostiging.models import Afrekening, Afrekeningstatus, NagekomenWijziging
from bekostiging.models.zicht import filter_gedeeld
from inkoop.platform.gebruikers.models import Gebruiker
from segmenten.models import Regio

# What is established binds before what is shared, and that before a concept; then the newest.
_BINDT = (Afrekeningstatus.VASTGESTELD, Afrekeningstatus.GEDEELD, Afrekeningstatus.CONCEPT)
_RANG = Case(
    *(When(status=status, then=Value(rang)) for rang, status in enumerate(_BINDT)),
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


def find_afgeronde_jaren(regio: Regio) -> list[int]:
    """Return the years whose latest version is established, and of which nothing waits for a correction.

    Call it within `met_systeemzicht()`.
    """
    laatste = Afrekening.objects.filter(regio=regio).order_by("jaar", "-versie").distinct("jaar")
    vast = [rij for rij in laatste if rij.status == Afrekeningstatus.VASTGESTELD]
    wacht = NagekomenWijziging.objects.filter(afrekening__in=vast).values_list("afrekening__jaar", flat=True)
    return sorted({rij.jaar for rij in vast} - set(wacht))


def find_actuele_versies(regio: Regio) -> list[Afrekening]:
    """Return of every year of a region the versions that are looked at: what is old is not among them.

    The newest one that is established, the newest that is shared after it, and the newest of all if that is a
    concept.
    """
    versies = Afrekening.objects.filter(regio=regio).order_by("jaar", "-versie")
    return [
        versie
        for _, van_jaar in groupby(versies, key=lambda versie: versie.jaar)
        for versie in _choose_actueel(list(van_jaar))
    ]


def _choose_actueel(versies: list[Afrekening]) -> list[Afrekening]:
    """Choose from the versions of a year, the newest first, each that binds before all that are newer."""
    gekozen: list[Afrekening] = []
    rang = len(_BINDT)
    for versie in versies:
        plaats = _BINDT.index(Afrekeningstatus(versie.status))
        if plaats < rang:
            gekozen.append(versie)
            rang = plaats
    return gekozen


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
