"""Admin of the audit log."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from inkoop.platform.logboek.models import Logregel
from inkoop.platform.schermen.beheer import LeesBeheer


@admin.register(Logregel)
class LogregelBeheer(LeesBeheer):
    """The whole audit log, for emergencies: the page of the log shows everybody else the own regions."""

    list_display = ["volgnummer", "moment", "handeling", "gebruiker", "onderwerp_soort", "onderwerp_sleutel"]
    list_filter = ["handeling"]
    ordering = ["-volgnummer"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Logregel]:
        """Return every line."""
        return Logregel.objects.order_by("-volgnummer")

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Only for a superuser."""
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Only for a superuser."""
        return request.user.is_active and request.user.is_superuser
