"""Admin of background jobs."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from inkoop.beheer.bereik import get_beheerder, get_regiocodes_van
from inkoop.platform.schermen.beheer import LeesBeheer
from inkoop.platform.taken.models import Taak


@admin.register(Taak)
class TaakBeheer(LeesBeheer):
    """Background jobs of the operator's regions."""

    list_display = ["titel", "status", "gedaan", "totaal", "gemaakt_op", "klaar_op"]
    ordering = ["-gemaakt_op"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Taak]:
        """Return the jobs of the operator's regions."""
        return Taak.objects.filter(regio__in=get_regiocodes_van(get_beheerder(request)))
