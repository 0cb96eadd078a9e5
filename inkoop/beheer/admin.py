"""Admin of accounts, tokens, jobs and the audit log."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.forms import BaseInlineFormSet, ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from rest_framework.authtoken.admin import TokenAdmin
from rest_framework.authtoken.models import TokenProxy

from contracten.models import Aanbieder, AanbiederToegang
from inkoop.beheer.bereik import (
    get_accounts_van,
    get_codes_van_account,
    get_eigen_accounts_van,
    get_regiocodes_van,
    get_te_geven,
)
from inkoop.beheer.logregels import log_account
from inkoop.platform.gebruikers.aanmelding import forget_pogingen
from inkoop.platform.gebruikers.models import Gebruiker, Rol
from inkoop.platform.gebruikers.rechten import Bereik, get_werkgebied
from inkoop.platform.koppelvlak.aanmelding import make_token
from inkoop.platform.logboek.models import Logregel
from inkoop.platform.schermen.beheer import LeesBeheer
from inkoop.platform.schermen.peildatum import get_peildatum
from inkoop.platform.taken.models import Taak
from segmenten.models import Gemeente, GemeenteToegang, Regio, RegioToegang

# What stays to be seen of an account that works in other regions too.
_GEDEELD = ["gebruikersnaam", "naam", "rol", "is_active"]

# The style sheet of Django shows this only once "Uitgeschakeld" is chosen.
_ZONDER_WACHTWOORD = (
    '<ul id="id_unusable_warning" class="messagelist"><li class="warning">'
    "Het wachtwoord van nu vervalt, en dit account kan zich niet meer aanmelden.</li></ul>"
)

admin.site.site_header = "Inkoop beheer"
admin.site.site_title = "Inkoop beheer"
admin.site.index_title = "Beheer"
admin.site.unregister(Group)
admin.site.unregister(TokenProxy)


def _describe_token(token: Any) -> str:
    return f"token van {token.user}"


# Headings and questions of the admin name an object; by itself a token is named by the digest that is kept.
TokenProxy.__str__ = _describe_token  # type: ignore[method-assign]


# What a role can be tied to, and where that is kept.
BEREIKEN: dict[Any, Bereik] = {
    RegioToegang: Bereik.REGIO,
    GemeenteToegang: Bereik.GEMEENTE,
    AanbiederToegang: Bereik.AANBIEDER,
}


class Toegangformulieren(BaseInlineFormSet):  # type: ignore[type-arg] # generic in the stubs only
    """The scope of an account: without what its role is tied to, the account would see nothing."""

    def clean(self) -> None:
        """Refuse an account whose role is tied to this kind of scope and that has none left."""
        super().clean()
        account: Gebruiker = self.instance
        if account.is_superuser or not self._hoort_bij(account):
            return
        blijft = any(
            formulier.cleaned_data and not formulier.cleaned_data.get("DELETE")
            for formulier in self.forms
            if hasattr(formulier, "cleaned_data")
        )
        if not blijft and not self._has_elders(account):
            soort = BEREIKEN[self.model].value
            raise ValidationError(
                f"Een {Rol(account.rol).label.lower()} zonder {soort} ziet niets. Kies er ten minste een."
            )

    def _hoort_bij(self, account: Gebruiker) -> bool:
        return get_werkgebied(account) == BEREIKEN[self.model]

    def _has_elders(self, account: Gebruiker) -> bool:
        """Scope in regions of other operators is not shown here, and counts."""
        if account.pk is None:
            return False
        hier = [formulier.instance.pk for formulier in self.initial_forms]
        rijen: Any = self.model
        return bool(rijen.objects.filter(gebruiker=account).exclude(pk__in=hier).exists())


class _ToegangInline(admin.TabularInline[Any, Gebruiker]):
    """What an account may see; an operator gives out only what lies in its own regions."""

    extra = 0
    formset = Toegangformulieren
    doelmodel: type[models.Model]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Hide scope that lies in regions of other operators."""
        veld = self.doelmodel._meta.model_name
        te_geven = get_te_geven(_beheerder(request), self.doelmodel)
        return super().get_queryset(request).filter(**{f"{veld}__in": te_geven})

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer only what this operator may see."""
        if db_field.related_model is self.doelmodel:
            kwargs["queryset"] = self.get_keuzes(get_te_geven(_beheerder(request), self.doelmodel), request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_keuzes(self, te_geven: models.QuerySet[Any], _: HttpRequest) -> models.QuerySet[Any]:
        """Return what to choose from, with the names it goes by."""
        return te_geven


class RegioToegangInline(_ToegangInline):
    """Regions of an account."""

    model = RegioToegang
    doelmodel = Regio


class GemeenteToegangInline(_ToegangInline):
    """Municipalities of an account."""

    model = GemeenteToegang
    doelmodel = Gemeente

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Call the municipalities of the account by the names they have today."""
        gemeenten = Gemeente.objects.named_op(get_peildatum(request))
        return super().get_queryset(request).prefetch_related(models.Prefetch("gemeente", gemeenten))

    def get_keuzes(self, te_geven: models.QuerySet[Any], request: HttpRequest) -> models.QuerySet[Any]:
        """Return the municipalities with the names they have today."""
        return Gemeente.objects.named_op(get_peildatum(request)).filter(pk__in=te_geven)


class AanbiederToegangInline(_ToegangInline):
    """Providers of an account."""

    model = AanbiederToegang
    doelmodel = Aanbieder


class Wachtwoordformulier(AdminPasswordChangeForm):  # type: ignore[type-arg] # generic in the stubs only
    """A new password for an account; Django has no Dutch words for what happens without one."""

    usable_password_help_text = _ZONDER_WACHTWOORD


@admin.register(Gebruiker)
class GebruikerBeheer(UserAdmin[Gebruiker]):
    """Accounts: made, given a role and a scope, and switched off; never removed."""

    list_display = ["gebruikersnaam", "naam", "rol", "is_active"]
    list_filter = ["rol", "is_active"]
    search_fields = ["gebruikersnaam", "naam"]
    ordering = ["gebruikersnaam"]
    filter_horizontal = ()
    change_password_form = Wachtwoordformulier
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

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Leave out the password of an account that works in other regions too."""
        if obj is None or _is_eigen(request, obj):
            return super().get_fieldsets(request, obj)
        return [(None, {"fields": _GEDEELD})]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Let an operator change only the scope of an account that works in other regions too."""
        return [] if obj is None or _is_eigen(request, obj) else _GEDEELD

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Accounts stay, since the past refers to them."""
        return False

    def save_related(self, request: HttpRequest, form: ModelForm[Any], formsets: Any, change: bool) -> None:
        """Store the scope, and log which fields changed, without their content, and which scope."""
        account: Gebruiker = form.instance
        vooraf = get_codes_van_account(account)
        super().save_related(request, form, formsets, change)
        erbij = [rij for formset in formsets for rij in [*formset.new_objects, *_nieuw(formset)]]
        eraf = [rij for formset in formsets for rij in formset.deleted_objects]
        log_account(
            "account_gewijzigd" if change else "account_gemaakt",
            account,
            _beheerder(request),
            vooraf,
            velden=sorted(form.changed_data),
            rol=account.rol,
            erbij=sorted(map(_describe_toegang, erbij)),
            eraf=sorted(map(_describe_toegang, eraf)),
        )

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """Set a password and log it; not that of an account that works in other regions too."""
        account = self.get_object(request, id)
        if account is not None and not _is_eigen(request, account):
            raise PermissionDenied
        antwoord = super().user_change_password(request, id, form_url)
        if account is not None and account.password != Gebruiker.objects.get(pk=account.pk).password:
            forget_pogingen(account.gebruikersnaam)
            log_account("wachtwoord_gezet", account, _beheerder(request))
        return antwoord


@admin.register(TokenProxy)
class TokenBeheer(TokenAdmin):
    """Tokens for programs of a provider: shown once, when they are made; only a digest is kept."""

    list_display = ["user", "created"]
    fields = ["user"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[TokenProxy]:
        """Return the tokens of the accounts that this operator looks after."""
        return TokenProxy.objects.filter(user__in=get_eigen_accounts_van(_beheerder(request)))

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer only accounts that this operator looks after."""
        kwargs["queryset"] = get_eigen_accounts_van(_beheerder(request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A token is made and withdrawn; it does not go to another account."""
        return False

    def save_model(self, request: HttpRequest, obj: TokenProxy, form: ModelForm[Any], change: bool) -> None:
        """Make the token, show it, keep its digest and log that it was made."""
        token, obj.key = make_token()
        super().save_model(request, obj, form, change)
        log_account("token_gemaakt", obj.user, _beheerder(request))
        messages.warning(request, f"Token van {obj.user}: {token}. Bewaar het nu, u ziet het maar één keer.")

    def response_add(
        self, request: HttpRequest, obj: TokenProxy, post_url_continue: Any = None
    ) -> HttpResponse:
        """Lead back to the list, where the token is shown."""
        return HttpResponseRedirect(reverse("admin:authtoken_tokenproxy_changelist"))

    def delete_model(self, request: HttpRequest, obj: TokenProxy) -> None:
        """Withdraw the token and log it."""
        account = obj.user
        super().delete_model(request, obj)
        log_account("token_ingetrokken", account, _beheerder(request))


@admin.register(Logregel)
class LogregelBeheer(LeesBeheer):
    """The audit log of the operator's regions."""

    list_display = ["volgnummer", "moment", "handeling", "gebruiker", "onderwerp_soort", "onderwerp_sleutel"]
    list_filter = ["handeling"]
    ordering = ["-volgnummer"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Logregel]:
        """Return the lines of the operator's regions; a superuser looks after every one."""
        beheerder = _beheerder(request)
        if beheerder.is_superuser:
            return Logregel.objects.all()
        return Logregel.objects.filter(regio__in=get_regiocodes_van(beheerder))


@admin.register(Taak)
class TaakBeheer(LeesBeheer):
    """Background jobs of the operator's regions."""

    list_display = ["titel", "status", "gedaan", "totaal", "gemaakt_op", "klaar_op"]
    ordering = ["-gemaakt_op"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Taak]:
        """Return the jobs of the operator's regions."""
        return Taak.objects.filter(regio__in=get_regiocodes_van(_beheerder(request)))


def _is_eigen(request: HttpRequest, account: Gebruiker) -> bool:
    """Tell whether an account works nowhere else but in the operator's regions."""
    return get_eigen_accounts_van(_beheerder(request)).filter(pk=account.pk).exists()


def _nieuw(formset: Any) -> list[models.Model]:
    """Return the scopes that were changed into another."""
    return [rij for rij, _ in formset.changed_objects]


def _describe_toegang(toegang: models.Model) -> str:
    """Return the kind and code of what a scope gives: "regio noord-limburg"."""
    naam = str(type(toegang)._meta.model_name).removesuffix("toegang")
    return f"{naam} {getattr(toegang, naam).code}"


def _beheerder(request: HttpRequest) -> Gebruiker:
    """Return the operator; the admin site lets in nobody else."""
    if not isinstance(request.user, Gebruiker):
        raise PermissionError(request.user)
    return request.user
