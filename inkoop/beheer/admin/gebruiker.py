"""Accounts in the admin site: to look at in an emergency; they change on the pages of Accounts."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from inkoop.beheer.bereik import get_accounts_van, get_beheerder
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.schermen.beheer import LeesBeheer


@admin.register(Gebruiker)
class GebruikerBeheer(LeesBeheer):
    """The accounts that this operator looks after."""

    list_display = ["gebruikersnaam", "naam", "rolnamen", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["gebruikersnaam", "naam"]
    ordering = ["gebruikersnaam"]
    readonly_fields = ["rolnamen"]
    fields = ["gebruikersnaam", "naam", "email", "rolnamen", "toegang_tot", "is_active"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Return the accounts that this operator looks after."""
        return get_accounts_van(get_beheerder(request))
