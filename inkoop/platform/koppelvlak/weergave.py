"""The base of every REST view: who may, whose eyes, version header."""

from collections.abc import Mapping
from typing import Any, ClassVar, Protocol, cast

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet
from rest_framework import permissions
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import ReadOnlyModelViewSet

from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.gebruikers.zicht import set_zicht
from inkoop.platform.koppelvlak.aanmelding import get_gebruiker
from inkoop.platform.koppelvlak.filters import Veldfilter, Veldfilters
from inkoop.platform.koppelvlak.versie import API_VERSIE


class RechtToegestaan(permissions.BasePermission):
    """Lets in who has the right that a view names in `recht`; a view that names none is closed to all."""

    message = "Uw rol heeft geen toegang tot dit onderdeel."

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Whether the account has the right of the view."""
        recht = getattr(view, "recht", None)
        return recht is not None and has_recht(request.user, recht)


class MetZicht(APIView):
    """Looks through the eyes of the account that the token or session belongs to."""

    recht: ClassVar[Recht | None] = None
    # What history and log say that the work came through.
    via: ClassVar[str] = "api"
    permission_classes = [permissions.IsAuthenticated, RechtToegestaan]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Set the database's row-level security after DRF knows who asks."""
        super().initial(request, *args, **kwargs)
        set_zicht(get_gebruiker(request))

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Response:
        """Add the version and forbid caching of what is meant for one account."""
        antwoord: Response = super().finalize_response(request, response, *args, **kwargs)
        antwoord["API-Version"] = API_VERSIE
        antwoord["Cache-Control"] = "private, no-store"
        return antwoord


class ZichtbareManager(Protocol):
    """The manager of a model with a scope, whichever app defines it."""

    def zichtbaar_voor(self, gebruiker: Gebruiker | AnonymousUser) -> QuerySet[Any, Any]:
        """Return the rows that the account may see."""


class Leeslijst(MetZicht, ReadOnlyModelViewSet[Any]):
    """A list and a detail of `model` to read; both come from `zichtbaar_voor`."""

    model: ClassVar[type[Model]]
    filters: ClassVar[Mapping[str, Veldfilter]] = {}
    filter_backends = [Veldfilters]

    def get_queryset(self) -> QuerySet[Any, Any]:
        """Return the rows that the account may see."""
        manager = cast(ZichtbareManager, self.model._default_manager)
        return manager.zichtbaar_voor(get_gebruiker(self.request))
