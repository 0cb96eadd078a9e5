"""Admin of accounts, tokens, jobs and the audit log."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest
from rest_framework.authtoken.admin import TokenAdmin
from rest_framework.authtoken.models import TokenProxy

from contracten.models import Aanbieder, AanbiederToegang
from inkoop.beheer.bereik import get_accounts_van, get_regiocodes_van
from inkoop.gebruikers.models import Gebruiker
from inkoop.logboek.models import Logregel
from inkoop.logboek.services import log_handeling
from inkoop.schermen.beheer import LeesBeheer
from inkoop.taken.models import Taak
from segmenten.models import Gemeente, GemeenteToegang, Regio, RegioToegang

admin.site.site_header = "Inkoop beheer"
admin.site.site_title = "Inkoop beheer"
admin.site.index_title = "Beheer"
admin.site.unregister(Group)
admin.site.unregister(TokenProxy)


class _ToegangInline(admin.TabularInline[Any, Gebruiker]):
    """What an account may see; an operator gives out only what lies in its own regions."""

    extra = 0
    doelmodel: type[models.Model]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Hide scope that lies in regions of other operators."""
        veld = self.doelmodel._meta.model_name
        zichtbaar = self.doelmodel._default_manager.zichtbaar_voor(request.user)  # type: ignore[attr-defined]
        return super().get_queryset(request).filter(**{f"{veld}__in": zichtbaar})

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer only what this operator may see."""
        if db_field.related_model is self.doelmodel:
            kwargs["queryset"] = self.doelmodel._default_manager.zichtbaar_voor(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class RegioToegangInline(_ToegangInline):
    """Regions of an account."""

    model = RegioToegang
    doelmodel = Regio


class GemeenteToegangInline(_ToegangInline):
    """Municipalities of an account."""

    model = GemeenteToegang
    doelmodel = Gemeente


class AanbiederToegangInline(_ToegangInline):
    """Providers of an account."""

    model = AanbiederToegang
    doelmodel = Aanbieder


@admin.register(Gebruiker)
class GebruikerBeheer(UserAdmin[Gebruiker]):
    """Accounts: made, given a role and a scope, and switched off; never removed."""

    list_display = ["gebruikersnaam", "naam", "rol", "is_active"]
    list_filter = ["rol", "is_active"]
    search_fields = ["gebruikersnaam", "naam"]
    ordering = ["gebruikersnaam"]
    filter_horizontal = ()
    fieldsets = [
        (None, {"fields": ["gebruikersnaam", "password"]}),
        ("Persoon", {"fields": ["naam", "email"]}),
        ("Rechten", {"fields": ["rol", "is_active"]}),
    ]
    add_fieldsets = [
        (None, {"classes": ["wide"], "fields": ["gebruikersnaam", "naam", "rol", "password1", "password2"]})
    ]
    inlines = [RegioToegangInline, GemeenteToegangInline, AanbiederToegangInline]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Gebruiker]:
        """Return the accounts that this operator looks after."""
        return get_accounts_van(_beheerder(request))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Accounts stay, since the past refers to them."""
        return False

    def save_model(self, request: HttpRequest, obj: Gebruiker, form: ModelForm[Any], change: bool) -> None:
        """Store the account and log which fields changed, without their content."""
        super().save_model(request, obj, form, change)
        log_handeling(
            "account_gewijzigd" if change else "account_gemaakt",
            onderwerp=("gebruiker", obj.gebruikersnaam),
            gebruiker=_beheerder(request).gebruikersnaam,
            verschil={"velden": sorted(form.changed_data)},
        )


@admin.register(TokenProxy)
class TokenBeheer(TokenAdmin):
    """Tokens for programs of a provider; the proxy keeps the token itself out of addresses and logs."""

    list_display = ["user", "created"]
    fields = ["user"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[TokenProxy]:
        """Return the tokens of the accounts that this operator looks after."""
        return TokenProxy.objects.filter(user__in=get_accounts_van(_beheerder(request)))

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer only accounts that this operator looks after."""
        kwargs["queryset"] = get_accounts_van(_beheerder(request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Logregel)
class LogregelBeheer(LeesBeheer):
    """The audit log of the operator's regions."""

    list_display = ["volgnummer", "moment", "handeling", "gebruiker", "onderwerp_soort", "onderwerp_sleutel"]
    list_filter = ["handeling"]
    ordering = ["-volgnummer"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Logregel]:
        """Return the lines of the operator's regions."""
        return Logregel.objects.filter(regio__in=get_regiocodes_van(_beheerder(request)))


@admin.register(Taak)
class TaakBeheer(LeesBeheer):
    """Background jobs of the operator's regions."""

    list_display = ["titel", "status", "gedaan", "totaal", "gemaakt_op", "klaar_op"]
    ordering = ["-gemaakt_op"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Taak]:
        """Return the jobs of the operator's regions."""
        return Taak.objects.filter(regio__in=get_regiocodes_van(_beheerder(request)))


def _beheerder(request: HttpRequest) -> Gebruiker:
    """Return the operator; the admin site lets in nobody else."""
    if not isinstance(request.user, Gebruiker):
        raise PermissionError(request.user)
    return request.user
