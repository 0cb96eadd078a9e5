"""Who sees which region: the one queryset filter that lists, details, exports, admin and API share.

Each model says in `zicht` how its rows lead to a region (and, on higher floors, to a provider and a
municipality); `Model.objects.zichtbaar_voor(gebruiker)` is the only way to what an account may see.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar, cast

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.migrations.operations import RunSQL

from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Bereik, Recht, get_bereik, get_werkgebied

NIETS = models.Q(pk__in=[])
_GEMEENTE = """CREATE POLICY gemeente ON {tabel} AS RESTRICTIVE USING (
    (SELECT inkoop_is_systeem())
    OR (SELECT current_setting('inkoop.bereik', true)) IS DISTINCT FROM 'gemeente'
    OR {kolom} IN ({eigen}){of_geen})"""
_WET = """CREATE POLICY wet ON {tabel} AS RESTRICTIVE USING (
    (SELECT inkoop_is_systeem()) OR (SELECT gebruikers_wetten()) IS NULL OR {voorwaarde})"""
_EIGEN_GEMEENTEN = "SELECT segmenten_eigen_gemeenten()"

_M = TypeVar("_M", bound=models.Model, covariant=True)


def get_regios_van(gebruiker: Gebruiker) -> models.QuerySet[Any, Any]:
    """Return the keys of the regions in which `gebruiker` works, as a subquery.

    Who works for a region by RegioToegang, who works for a municipality by the region of that; a provider
    works in no region, `contracten` knows what it may see. Who chose a region looks at that one only.
    """
    werkgebied = get_werkgebied(gebruiker)
    if werkgebied == Bereik.REGIO:
        regios = apps.get_model("segmenten", "RegioToegang")._default_manager
        return regios.filter(gebruiker=gebruiker, **filter_keuze(gebruiker, "regio")).values("regio")
    gemeenten = apps.get_model("segmenten", "GemeenteToegang")._default_manager
    if werkgebied == Bereik.GEMEENTE:
        keuze = filter_keuze(gebruiker, "gemeente__regio")
        return gemeenten.filter(gebruiker=gebruiker, **keuze).values("gemeente__regio")
    return gemeenten.none().values("gemeente__regio")


def filter_keuze(gebruiker: Gebruiker, regio: str) -> dict[str, int]:
    """Return the condition on rows that lead to the region that was chosen; none when none was.

    Args:
        regio: lookup from a row to its region.
    """
    return {} if gebruiker.regiokeuze is None else {regio: gebruiker.regiokeuze}


@contextmanager
def zonder_regiokeuze(gebruiker: Gebruiker) -> Iterator[None]:
    """Look for a moment at all that somebody works for, whatever region was chosen."""
    keuze, gebruiker.regiokeuze = gebruiker.regiokeuze, None
    try:
        yield
    finally:
        gebruiker.regiokeuze = keuze


def get_regiocodes_van(gebruiker: Gebruiker) -> list[str]:
    """Return the codes of the regions in which `gebruiker` works."""
    regios = apps.get_model("segmenten", "Regio")._default_manager
    return sorted(regios.filter(pk__in=get_regios_van(gebruiker)).values_list("code", flat=True))


def get_toegangen_van(gebruiker: Gebruiker) -> list[str]:
    """Return the regions and municipalities that `gebruiker` is tied to, as keys, whatever was chosen."""
    regios = apps.get_model("segmenten", "RegioToegang")._default_manager
    with zonder_regiokeuze(gebruiker):
        return [
            *(f"regio:{pk}" for pk in regios.filter(gebruiker=gebruiker).values_list("regio", flat=True)),
            *(f"gemeente:{pk}" for pk in get_gemeenten_van(gebruiker).values_list("gemeente", flat=True)),
        ]


def get_gemeenten_van(gebruiker: Gebruiker) -> models.QuerySet[Any, Any]:
    """Return the keys of the municipalities for which `gebruiker` works, as a subquery."""
    toegang = apps.get_model("segmenten", "GemeenteToegang")._default_manager
    return toegang.filter(gebruiker=gebruiker, **filter_keuze(gebruiker, "gemeente__regio")).values(
        "gemeente"
    )


@dataclass(frozen=True)
class Zicht:
    """Purchase structure: seen by everybody who works in the region.

    Attributes:
        regio: lookup from a row to its region ("regio", "gemeente__regio", "pk" for the region itself).
        recht: the right that opens these rows.
    """

    regio: str
    recht: Recht = field(default=Recht.STRUCTUUR, kw_only=True)

    def filter(self, gebruiker: Gebruiker) -> models.Q:
        """Return the condition on rows that `gebruiker` may see."""
        if get_bereik(gebruiker, self.recht) in {None, Bereik.AANBIEDER}:
            return NIETS
        return models.Q(**{f"{self.regio}__in": get_regios_van(gebruiker)})


class _MetZicht(Protocol):
    zicht: Zicht


class ZichtManager(models.Manager[_M]):
    """The manager of every model with a scope."""

    def zichtbaar_voor(self, gebruiker: Gebruiker | AnonymousUser) -> models.QuerySet[_M, _M]:
        """Return the rows that `gebruiker` may see; an unknown or inactive account sees none."""
        # Who has not signed in is not active either.
        if not gebruiker.is_active:
            return self.none()
        return self.filter(cast(_MetZicht, self.model).zicht.filter(gebruiker))


def beperk_tot_wet(tabel: str, voorwaarde: str) -> RunSQL:
    """Let whose sight is limited to laws come at rows of `tabel` of those only.

    What else lets a row through, another policy says: this one only takes away.

    Args:
        voorwaarde: SQL that holds for rows of `(SELECT gebruikers_wetten())`, or of what is seen.
    """
    return RunSQL(_WET.format(tabel=tabel, voorwaarde=voorwaarde), f"DROP POLICY wet ON {tabel}")


def beperk_tot_gemeente(
    tabel: str, kolom: str = "gemeente_id", eigen: str = _EIGEN_GEMEENTEN, *, ook_zonder: bool = False
) -> RunSQL:
    """Let who works for a municipality come at rows of `tabel` of that municipality only.

    What else lets a row through, another policy says: this one only takes away.

    Args:
        kolom: column that leads to the municipality.
        eigen: query for the values of `kolom` that are of the own municipalities.
        ook_zonder: whether a row may be of no municipality, and is then of all.
    """
    of_geen = f" OR {kolom} IS NULL" if ook_zonder else ""
    return RunSQL(
        _GEMEENTE.format(tabel=tabel, kolom=kolom, eigen=eigen, of_geen=of_geen),
        f"DROP POLICY gemeente ON {tabel}",
    )
