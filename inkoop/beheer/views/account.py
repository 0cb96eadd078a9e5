"""Pages about accounts: who there is, what each may do, and what an operator does for them."""

from collections.abc import Mapping, Sequence
from typing import Any

import django_filters
from django import forms
from django.contrib import messages
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from inkoop.beheer.bereik import get_accounts_van, get_eigen_accounts_van
from inkoop.beheer.forms.account import Nieuwformulier, Persoonsformulier, Rechtenformulier
from inkoop.beheer.logregels import find_regios_van_daad
from inkoop.beheer.services import (
    Persoonsopgave,
    Rechtenopgave,
    make_account,
    save_persoon,
    send_uitnodiging,
    vraag_rechten,
)
from inkoop.beheer.toegang import describe_toegangen, find_eigen_toegangen, find_keuzes
from inkoop.beheer.views.rechtenverzoek import Rechtentabel
from inkoop.kern.opmaak import format_datum, format_moment
from inkoop.platform.gebruikers.aanmelding.adressen import has_bevestigd_adres
from inkoop.platform.gebruikers.aanmelding.koppelingen import find_koppelingen
from inkoop.platform.gebruikers.aanmelding.tweede_stap import has_tweede_stap
from inkoop.platform.gebruikers.aanmelding.uitnodigingen import may_invite
from inkoop.platform.gebruikers.models import Gebruiker, Rechtenverzoek, Verzoekstatus
from inkoop.platform.gebruikers.rechten import Bereik, Recht, Rol
from inkoop.platform.gebruikers.toegangen import get_toegangen
from inkoop.platform.koppelvlak.aanmelding import get_token
from inkoop.platform.schermen.services import (
    Actie,
    DetailMetTabellen,
    Filters,
    FormulierView,
    Inzage,
    JaNeefilter,
    Kolom,
    Kruimel,
    ObjectFormulierView,
    Soort,
    Tabel,
    TabelView,
    Toon,
    Zoekfilter,
    make_logboekadres,
    render_link,
)

UITGENODIGD = "{} krijgt een mail om een wachtwoord te kiezen."
WACHT = "Een collega moet dit nog bevestigen. Tot dan verandert er niets."


def describe_stand(account: Gebruiker) -> tuple[str, Toon]:
    """Return in two words how an account stands, and how it is shown."""
    if not account.is_active:
        return "Uitgezet", Toon.NEUTRAAL
    if may_invite(account):
        return "Uitgenodigd", Toon.INFO
    if not account.rollen:
        return "Zonder rol", Toon.LET_OP
    return "Actief", Toon.GOED


class Accountfilter(Filters):
    """Choose by name and role."""

    naam = Zoekfilter("naam", "gebruikersnaam", "email", label="Naam, gebruikersnaam of e-mailadres")
    rol = django_filters.ChoiceFilter(
        label="Rol", choices=Rol.choices, method="filter_rol", empty_label="Alle"
    )
    actief = JaNeefilter("is_active", label="Aangezet")

    def filter_rol(self, accounts: QuerySet[Gebruiker], _: str, rol: str) -> QuerySet[Gebruiker]:
        """Keep the accounts that have a role, among others or alone."""
        return accounts.filter(rollen__contains=[rol])


class Accounttabel(Tabel):
    """Accounts that an operator looks after."""

    bijschrift = "Accounts"
    exportnaam = "accounts"
    volgorde = "naam"
    filters = Accountfilter
    leeg = "Er zijn nog geen accounts in uw regio's."
    kolommen = (
        Kolom("naam", "Naam", sorteer="naam", kop=True, link=lambda a: reverse("account", args=[a.pk])),
        Kolom("gebruikersnaam", "Gebruikersnaam", sorteer="gebruikersnaam"),
        Kolom("rollen", "Rollen", waarde=lambda a: a.rolnamen),
        Kolom("last_login", "Laatst aangemeld", Soort.MOMENT, sorteer="last_login"),
        Kolom(
            "stand",
            "Stand",
            Soort.STATUS,
            waarde=lambda a: describe_stand(a)[0],
            toon=lambda a: describe_stand(a)[1],
        ),
        Kolom("wacht", "Verzoek", waarde=lambda a: "wacht op een collega" if a.wacht else ""),
    )


class AccountsView(TabelView):
    """Who can sign in."""

    titel = "Accounts"
    inleiding = (
        "Wie zich kan aanmelden, en met welke rollen. Wie een account krijgt, kiest zelf een wachtwoord. Een "
        "rol die over geld, cliënten of rechten gaat, bevestigt een collega."
    )
    recht = Recht.BEHEER
    logt = "accounts"
    tabel_class = Accounttabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Gebruiker]:
        """Return the accounts that this operator looks after."""
        open_ = Rechtenverzoek.objects.filter(account=OuterRef("pk"), status=Verzoekstatus.GEVRAAGD)
        return get_accounts_van(gebruiker).annotate(wacht=Exists(open_))

    def get_acties(self) -> Sequence[Actie]:
        """Lead to a new account."""
        return [Actie("Nieuw account", reverse("account_nieuw"), is_hoofdactie=True)]


class BeheerdAccountView(DetailMetTabellen):
    """One account: who, what it may do, and what was asked for it."""

    template_name = "schermen/detailtabel.html"
    recht = Recht.BEHEER
    logt = "account"
    object: Gebruiker

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Gebruiker]:
        """Return the accounts that this operator looks after."""
        return get_accounts_van(gebruiker)

    def get_inzage(self) -> Inzage:
        """Name the account."""
        regios = sorted(find_regios_van_daad(self.object, self.gebruiker))
        return Inzage("gebruiker", self.object.gebruikersnaam, regios)

    def get_titel(self) -> str:
        """Name the account."""
        return f"Account van {self.object}"

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the list."""
        return [Kruimel("Accounts", reverse("accounts"))]

    def get_gegevens(self) -> Sequence[tuple[str, Any]]:
        """Return who it is, what it may do, and how it signs in."""
        account = self.object
        bevestigd = "bevestigd" if has_bevestigd_adres(account) else "nog niet bevestigd"
        feiten = [
            ("Stand", describe_stand(account)[0]),
            ("Gebruikersnaam", account.gebruikersnaam),
            ("E-mailadres", f"{account.email} ({bevestigd})" if account.email else "geen"),
            ("Rollen", account.rolnamen),
            ("Werkt voor", describe_toegangen(get_toegangen(account), self.gebruiker, self.peildatum)),
            ("Alleen zorg van", account.wetnamen),
            ("Toegang tot en met", format_datum(account.toegang_tot) if account.toegang_tot else ""),
            ("Tweede stap", "ja" if has_tweede_stap(account) else "nee"),
            ("Token voor een programma", self._describe_token()),
            ("Laatst aangemeld", format_moment(account.last_login) if account.last_login else "nog nooit"),
            ("Logboek", self._get_logboek()),
        ]
        return [(label, tekst) for label, tekst in feiten if tekst]

    def get_acties(self) -> Sequence[Actie]:
        """Return what an operator does for an account; of one elsewhere only its scope here."""
        account = self.object
        is_eigen = get_eigen_accounts_van(self.gebruiker).filter(pk=account.pk).exists()
        if account.pk == self.gebruiker.pk:
            return ()
        acties = [("Rollen en toegang wijzigen", "account_rechten", True)]
        if is_eigen:
            acties.append(("Naam of adres wijzigen", "account_persoon", False))
            if may_invite(account):
                acties.append(("Uitnodiging sturen", "account_uitnodigen", False))
            elif account.is_active:
                acties.append(("Overal afmelden", "account_afmelden", False))
                if has_tweede_stap(account):
                    acties.append(("Tweede stap weghalen", "account_stap_weg", False))
                if find_koppelingen(account):
                    acties.append(("Koppelingen weghalen", "account_koppelingen_weg", False))
            if get_token(account):
                acties.append(("Token intrekken", "account_token_intrekken", False))
            uitzetten = "Uitnodiging intrekken" if may_invite(account) else "Uitzetten"
            acties.append(
                (uitzetten, "account_uitzetten", False)
                if account.is_active
                else ("Aanzetten", "account_aanzetten", False)
            )
        return [Actie(titel, reverse(naam, args=[account.pk]), hoofd) for titel, naam, hoofd in acties]

    def get_tabellen(self) -> Mapping[str, Tabel]:
        """Return what was asked for this account."""
        rijen = self.object.rechtenverzoeken.select_related("account", "gevraagd_door", "besloten_door")
        return {"tabel": Rechtentabel(rijen, self.request)}

    def _describe_token(self) -> str:
        token = get_token(self.object)
        return f"gemaakt op {format_moment(token.created)}" if token else ""

    def _get_logboek(self) -> str:
        return render_link(
            "Wat er met dit account is gebeurd", make_logboekadres("gebruiker", self.object.gebruikersnaam)
        )


def _find_alle_keuzes(view: FormulierView) -> dict[Bereik, list[tuple[str, str]]]:
    return {bereik: find_keuzes(view.gebruiker, bereik, view.peildatum) for bereik in Bereik}


def _read_opgave(form: Any) -> Rechtenopgave:
    gegevens = form.cleaned_data
    return Rechtenopgave(
        gegevens["rollen"], form.get_toegangen(), gegevens["tot"], gegevens["reden"], gegevens["wetten"]
    )


def _read_persoon(form: forms.Form) -> Persoonsopgave:
    gegevens = form.cleaned_data
    return Persoonsopgave(gegevens["gebruikersnaam"], gegevens["naam"], gegevens["email"])


class AccountNieuwView(FormulierView):
    """Make an account, and ask its roles."""

    titel = "Nieuw account"
    inleiding = "De eigenaar krijgt een uitnodiging per mail, en kiest zelf een wachtwoord."
    recht = Recht.BEHEER
    vraagt_bevestiging = True
    knop = "Maak het account"

    def get_form(self, data: Any = None, files: Any = None) -> forms.Form:
        """Offer what this operator may give."""
        return Nieuwformulier(data, keuzes=_find_alle_keuzes(self))

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the list."""
        return [Kruimel("Accounts", reverse("accounts"))]

    def get_annuleer_url(self) -> str:
        """Lead back to the list."""
        return reverse("accounts")

    def handle(self, form: forms.Form) -> str:
        """Make the account, ask its roles, and invite the owner."""
        account = make_account(_read_persoon(form), self.gebruiker)
        verzoek = vraag_rechten(account, _read_opgave(form), self.gebruiker, self.peildatum)
        if send_uitnodiging(account, self.gebruiker, self.request):
            messages.info(self.request, UITGENODIGD.format(account))
        self.gelukt = f"Het account van {account} is gemaakt."
        if verzoek.status == Verzoekstatus.GEVRAAGD:
            self.gelukt = f"{self.gelukt} De rollen gelden zodra een collega ze bevestigt."
        return reverse("account", args=[account.pk])


class OverAccount(ObjectFormulierView):
    """A form about one account; one of another region does not exist (404)."""

    recht = Recht.BEHEER
    vraagt_bevestiging = True
    form_class = forms.Form
    object: Gebruiker

    def get_queryset(self, gebruiker: Any) -> QuerySet[Gebruiker]:
        """Return the accounts that this operator looks after."""
        return get_accounts_van(gebruiker)

    def get_titel(self) -> str:
        """Name what is done, and of whom."""
        return f"{self.titel}: {self.object}"

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the account."""
        return [Kruimel("Accounts", reverse("accounts")), Kruimel(str(self.object), self.get_annuleer_url())]

    def get_annuleer_url(self) -> str:
        """Lead back to the account."""
        return reverse("account", args=[self.object.pk])


class AccountRechtenView(OverAccount):
    """Ask for other roles, scope or a last day."""

    titel = "Rollen en toegang"
    inleiding = (
        "Minder rechten gelden meteen. Meer rechten gelden zodra een collega ze bevestigt, als het gaat over "
        "geld, cliënten of rechten."
    )
    knop = "Vraag deze rechten"

    def get_form(self, data: Any = None, files: Any = None) -> forms.Form:
        """Offer what this operator may give, with what the account has now."""
        return Rechtenformulier(
            data,
            keuzes=_find_alle_keuzes(self),
            account=self.object,
            toegangen=find_eigen_toegangen(self.gebruiker, self.object),
        )

    def handle(self, form: forms.Form) -> str:
        """Ask it, or carry it out where nobody needs to confirm."""
        verzoek = vraag_rechten(self.object, _read_opgave(form), self.gebruiker, self.peildatum)
        self.gelukt = WACHT if verzoek.status == Verzoekstatus.GEVRAAGD else "De rechten zijn gewijzigd."
        return self.get_annuleer_url()


class AccountPersoonView(OverAccount):
    """Change name or address."""

    titel = "Naam of adres"
    inleiding = (
        "Een ander adres telt zodra de eigenaar het bevestigt. Is het account nog niet gebruikt, dan gaat er "
        "een nieuwe uitnodiging naar het nieuwe adres."
    )

    def get_form(self, data: Any = None, files: Any = None) -> forms.Form:
        """Show what there is."""
        account = self.object
        nu = {"naam": account.naam, "gebruikersnaam": account.gebruikersnaam, "email": account.email}
        return Persoonsformulier(data, initial=nu)

    def handle(self, form: forms.Form) -> str:
        """Keep it."""
        if save_persoon(self.object, _read_persoon(form), self.gebruiker, self.request):
            messages.info(self.request, f"{UITGENODIGD.format(self.object)} De oude link werkt niet meer.")
        return self.get_annuleer_url()


class AccountUitnodigenView(OverAccount):
    """Send the invitation once more."""

    titel = "Uitnodiging sturen"
    inleiding = "De eigenaar krijgt een nieuwe mail om een wachtwoord te kiezen."
    knop = "Stuur de uitnodiging"
    gelukt = "De uitnodiging is verstuurd."

    def handle(self, form: forms.Form) -> str:
        """Send it to who did not use the account yet."""
        if not send_uitnodiging(self.object, self.gebruiker, self.request):
            raise forms.ValidationError(
                "Dit account krijgt geen uitnodiging: het heeft geen adres, of is al in gebruik. Wie het "
                "wachtwoord vergat, kiest “Wachtwoord vergeten” op de aanmeldpagina."
            )
        return self.get_annuleer_url()
