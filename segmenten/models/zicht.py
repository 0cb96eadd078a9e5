"""Who sees which region: the one queryset filter that lists, details, exports, admin and API share.

Each model says in `zicht` how its rows lead to a region (and, on higher floors, to a provider and a
municipality); `Model.objects.zichtbaar_voor(gebruiker)` is the only way to what an account may see.
"""

from dataclasses import dataclass
from typing import Any, Protocol, TypeVar, cast

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import models

from inkoop.platform.gebruikers.models import Gebruiker, Rol

REGIO_ROLLEN = frozenset({Rol.INKOPER, Rol.CONTRACTMANAGER, Rol.BEHEERDER})
GEMEENTE_ROLLEN = frozenset({Rol.FINANCIEN, Rol.CONSULENT})
NIETS = models.Q(pk__in=[])

_M = TypeVar("_M", bound=models.Model, covariant=True)


def get_regios_van(gebruiker: Gebruiker) -> models.QuerySet[Any, Any]:
    """Return the keys of the regions in which `gebruiker` works, as a subquery.

    Region roles by RegioToegang, municipal roles by the region of their municipality; a provider works
    in no region, `contracten` knows what it may see.
    """
    if gebruiker.rol in REGIO_ROLLEN:
        regios = apps.get_model("segmenten", "RegioToegang")._default_manager
        return regios.filter(gebruiker=gebruiker).values("regio")
    gemeenten = apps.get_model("segmenten", "GemeenteToegang")._default_manager
    if gebruiker.rol in GEMEENTE_ROLLEN:
        return gemeenten.filter(gebruiker=gebruiker).values("gemeente__regio")
    return gemeenten.none().values("gemeente__regio")


def get_regiocodes_van(gebruiker: Gebruiker) -> list[str]:
    """Return the codes of the regions in which `gebruiker` works."""
    regios = apps.get_model("segmenten", "Regio")._default_manager
    return sorted(regios.filter(pk__in=get_regios_van(gebruiker)).values_list("code", flat=True))


def get_gemeenten_van(gebruiker: Gebruiker) -> models.QuerySet[Any, Any]:
    """Return the keys of the municipalities for which `gebruiker` works, as a subquery."""
    toegang = apps.get_model("segmenten", "GemeenteToegang")._default_manager
    return toegang.filter(gebruiker=gebruiker).values("gemeente")


@dataclass(frozen=True)
class Zicht:
    """Purchase structure: seen by everybody who works in the region.

    Attributes:
        regio: lookup from a row to its region ("regio", "gemeente__regio", "pk" for the region itself).
    """

    regio: str

    def filter(self, gebruiker: Gebruiker) -> models.Q:
        """Return the condition on rows that `gebruiker` may see."""
        return models.Q(**{f"{self.regio}__in": get_regios_van(gebruiker)})


class _MetZicht(Protocol):
    zicht: Zicht


class ZichtManager(models.Manager[_M]):
    """The manager of every model with a scope."""

    def zichtbaar_voor(self, gebruiker: Gebruiker | AnonymousUser) -> models.QuerySet[_M, _M]:
        """Return the rows that `gebruiker` may see; an unknown or inactive account sees none."""
        if isinstance(gebruiker, AnonymousUser) or not gebruiker.is_active:
            return self.none()
        return self.filter(cast(_MetZicht, self.model).zicht.filter(gebruiker))
