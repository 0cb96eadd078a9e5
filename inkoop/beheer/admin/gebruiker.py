"""Admin of accounts: who there is, in which role and with what scope."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse

from inkoop.beheer.admin.toegang import AanbiederToegangInline, GemeenteToegangInline, RegioToegangInline
from inkoop.beheer.bereik import (
    get_accounts_van,
    get_beheerder,
    get_codes_van_account,
    get_eigen_accounts_van,
)
from inkoop.beheer.logregels import log_account
from inkoop.platform.gebruikers.aanmelding.adressen import set_adres
from inkoop.platform.gebruikers.aanmelding.koppelingen import remove_koppelingen
from inkoop.platform.gebruikers.aanmelding.sessies import end_sessies
from inkoop.platform.gebruikers.aanmelding.tweede_stap import remove_stappen
from inkoop.platform.gebruikers.aanmelding.uitnodigingen import invite
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.schermen.rechten import check_vers

# What stays to be seen of an account that works in other regions too.
_GEDEELD = ["gebruikersnaam", "naam", "rol", "is_active"]


class Uitnodigformulier(ModelForm[Gebruiker]):
    """A new account, without a password: its owner chooses that."""

    class Meta:
        model = Gebruiker
        fields = ["gebruikersnaam", "naam", "email", "rol"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True
        self.fields["email"].help_text = "Hierheen gaat de uitnodiging; wie die opent, kiest het wachtwoord."


@admin.register(Gebruiker)
class GebruikerBeheer(UserAdmin[Gebruiker]):
    """Accounts: made, given a role and a scope, and switched off; never removed."""

    list_display = ["gebruikersnaam", "naam", "rol", "is_active"]
    list_filter = ["rol", "is_active"]
    search_fields = ["gebruikersnaam", "naam"]
    ordering = ["gebruikersnaam"]
    filter_horizontal = ()
    fieldsets = [
        (None, {"fields": ["gebruikersnaam"]}),
        ("Persoon", {"fields": ["naam", "email"]}),
        ("Rechten", {"fields": ["rol", "is_active"]}),
    ]
    add_form = Uitnodigformulier
    add_form_template = None  # that of Django speaks of a password
    add_fieldsets = [(None, {"classes": ["wide"], "fields": ["gebruikersnaam", "naam", "email", "rol"]})]
    actions = ["nodig_uit", "meld_af", "haal_stap_weg", "haal_koppelingen_weg"]
    inlines = [RegioToegangInline, GemeenteToegangInline, AanbiederToegangInline]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Gebruiker]:
        """Return the accounts that this operator looks after."""
        return get_accounts_van(get_beheerder(request))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Leave out the password of an account that works in other regions too."""
        if obj is None or _is_eigen(request, obj):
            return super().get_fieldsets(request, obj)
        return [(None, {"fields": _GEDEELD})]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Let an operator change only the scope of an account that works in other regions too."""
        return [] if obj is None or _is_eigen(request, obj) else _GEDEELD

    def get_urls(self) -> Any:
        """Leave out the page to set a password: nobody knows one of somebody else."""
        return [route for route in super().get_urls() if route.name != "auth_user_password_change"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Accounts stay, since the past refers to them."""
        return False

    def save_model(self, request: HttpRequest, obj: Gebruiker, form: ModelForm[Any], change: bool) -> None:
        """Store the account; an address that an operator typed counts once its owner confirms it."""
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if "email" in form.changed_data:
            set_adres(obj, obj.email)

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
            get_beheerder(request),
            vooraf,
            velden=sorted(form.changed_data),
            **_describe_rechten(form, change),
            erbij=sorted(map(_describe_toegang, erbij)),
            eraf=sorted(map(_describe_toegang, eraf)),
        )
        if not change:
            self._invite(request, account)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Change rights only for who showed lately who he is."""
        if request.method == "POST":
            check_vers(request)
        return super().changeform_view(request, *args, **kwargs)

    @admin.action(description="Overal afmelden")
    def meld_af(self, request: HttpRequest, accounts: models.QuerySet[Gebruiker]) -> None:
        """End all sessions of accounts, of who lost a device."""
        for account in self._find_eigen(request, accounts):
            aantal = end_sessies(account)
            log_account("sessies_beeindigd", account, get_beheerder(request), aantal=aantal)
            messages.success(request, f"{account} is overal afgemeld ({aantal}).")

    @admin.action(description="Tweede stap weghalen (alleen als u weet wie het vraagt)")
    def haal_stap_weg(self, request: HttpRequest, accounts: models.QuerySet[Gebruiker]) -> None:
        """Take the second step away from who lost it, end the sessions, and tell the owner."""
        for account in self._find_eigen(request, accounts):
            aantal = remove_stappen(account)
            end_sessies(account)
            get_adapter(request).send_notification_mail("account/email/stap_weggehaald", account)
            log_account("tweede_stap_weggehaald", account, get_beheerder(request), aantal=aantal)
            messages.success(request, f"{account} meldt zich weer aan met één stap.")

    @admin.action(description="Koppelingen met diensten elders weghalen")
    def haal_koppelingen_weg(self, request: HttpRequest, accounts: models.QuerySet[Gebruiker]) -> None:
        """Let no service lead to an account any more, and end the sessions that may have come from one."""
        for account in self._find_eigen(request, accounts):
            aantal = remove_koppelingen(account)
            end_sessies(account)
            log_account("koppelingen_weggehaald", account, get_beheerder(request), aantal=aantal)
            messages.success(request, f"Geen dienst elders leidt nog naar {account} (dat waren er {aantal}).")

    @admin.action(description="Uitnodiging (opnieuw) sturen")
    def nodig_uit(self, request: HttpRequest, accounts: models.QuerySet[Gebruiker]) -> None:
        """Send an invitation to accounts that nobody used yet."""
        for account in self._find_eigen(request, accounts):
            self._invite(request, account)

    def _find_eigen(
        self, request: HttpRequest, accounts: models.QuerySet[Gebruiker]
    ) -> models.QuerySet[Gebruiker]:
        """Return of what was chosen the accounts that work nowhere else, to who showed lately who he is."""
        check_vers(request)
        return accounts.filter(pk__in=get_eigen_accounts_van(get_beheerder(request)))

    def _invite(self, request: HttpRequest, account: Gebruiker) -> None:
        if invite(request, account):
            log_account("account_uitgenodigd", account, get_beheerder(request))
            messages.success(request, f"{account} krijgt een mail om een wachtwoord te kiezen.")
        else:
            messages.warning(
                request,
                f"{account} krijgt geen uitnodiging: het account heeft geen adres, of is al in gebruik. "
                "Wie het wachtwoord vergat, kiest “Wachtwoord vergeten” op de aanmeldpagina.",
            )


def _is_eigen(request: HttpRequest, account: Gebruiker) -> bool:
    """Tell whether an account works nowhere else but in the operator's regions."""
    return get_eigen_accounts_van(get_beheerder(request)).filter(pk=account.pk).exists()


def _nieuw(formset: Any) -> list[models.Model]:
    """Return the scopes that were changed into another."""
    return [rij for rij, _ in formset.changed_objects]


def _describe_rechten(form: ModelForm[Any], change: bool) -> dict[str, Any]:
    """Return of role and activity what they were and what they are; a new account had none."""
    return {
        veld: [form.initial.get(veld) if change else None, getattr(form.instance, veld)]
        for veld in ("rol", "is_active")
        if veld in form.changed_data or (veld == "rol" and not change)
    }


def _describe_toegang(toegang: models.Model) -> str:
    """Return the kind and code of what a scope gives: "regio noord-limburg"."""
    naam = str(type(toegang)._meta.model_name).removesuffix("toegang")
    return f"{naam} {getattr(toegang, naam).code}"
