"""Pages about requests for rights: what waits for a colleague, and what was decided."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, cast

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from inkoop.beheer.bereik import get_accounts_van
from inkoop.beheer.forms.account import Weigerformulier
from inkoop.beheer.logregels import find_regios_van_daad
from inkoop.beheer.services import (
    AFWIJZEN,
    ALLE_WETTEN,
    BEVESTIGEN,
    INTREKKEN,
    VERZOEKTOESTANDEN,
    bevestig_verzoek,
    find_straks,
    get_verzoekmogelijkheid,
    trek_verzoek_in,
    wijs_verzoek_af,
)
from inkoop.beheer.toegang import describe_toegangen, name_te_geven, name_toegangen
from inkoop.kern.opmaak import format_datum, format_moment
from inkoop.platform.gebruikers.models import Gebruiker, Rechtenverzoek, Verzoekstatus
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.gebruikers.rolwoorden import describe_rollen, describe_wetten
from inkoop.platform.schermen.services import (
    Actie,
    Blok,
    Blokregel,
    DetailView,
    Filters,
    Inzage,
    Kolom,
    Kruimel,
    ObjectFormulierView,
    Soort,
    Tabel,
    TabelView,
    Toon,
    Zoekfilter,
    get_peildatum,
    render_blok,
)

AANTAL = 5
ELDERS = "iets in een andere regio"
TONEN: Mapping[str, Toon] = {
    Verzoekstatus.GEVRAAGD: Toon.LET_OP,
    Verzoekstatus.BEVESTIGD: Toon.GOED,
    Verzoekstatus.AFGEWEZEN: Toon.FOUT,
    Verzoekstatus.INGETROKKEN: Toon.NEUTRAAL,
}


def find_verzoeken(gebruiker: Gebruiker) -> QuerySet[Rechtenverzoek]:
    """Return the requests about accounts that work in the regions of somebody."""
    verzoeken = Rechtenverzoek.objects.filter(account__in=get_accounts_van(gebruiker).order_by())
    return verzoeken.select_related("account", "gevraagd_door", "besloten_door")


def describe_rollenwissel(verzoek: Rechtenverzoek) -> str:
    """Return which roles there were and will be: "Inkoper → Inkoper en Contractmanager"."""
    voor, na = (describe_rollen(rollen) or "geen rol" for rollen in (verzoek.rollen_voor, verzoek.rollen))
    return na if voor == na else f"van {voor} naar {na}"


def describe_wetwissel(verzoek: Rechtenverzoek) -> str:
    """Return to which laws the sight was and will be limited; empty when it never was."""
    voor, na = (describe_wetten(wetten) or ALLE_WETTEN for wetten in (verzoek.wetten_voor, verzoek.wetten))
    if voor == na:
        return na if verzoek.wetten else ""
    return f"van {voor} naar {na}"


def describe_wissel(verzoek: Rechtenverzoek, namen: Mapping[str, str]) -> str:
    """Return for what the account will work or no more: "erbij: gemeente Venlo; eraf: regio Noord".

    Args:
        namen: of what the reader works with; the rest is somewhere else.
    """
    delen = []
    for woord, sleutels in (("erbij", verzoek.erbij), ("eraf", verzoek.eraf)):
        genoemd = sorted({namen.get(sleutel, ELDERS) for sleutel in sleutels})
        delen += [f"{woord}: {', '.join(genoemd)}"] if genoemd else []
    return "; ".join(delen) or "blijft gelijk"


class Rechtentabel(Tabel):
    """Requests for rights, the newest first."""

    bijschrift = "Verzoeken om rechten"
    exportnaam = "rechtenverzoeken"
    volgorde = "-gevraagd_op"
    leeg = "Er is niets gevraagd."
    kolommen = (
        Kolom(
            "pk",
            "Verzoek",
            waarde=lambda v: f"Verzoek {v.pk}",
            kop=True,
            link=lambda v: reverse("rechtenverzoek", args=[v.pk]),
        ),
        Kolom("account__naam", "Account"),
        Kolom("rollen", "Rollen", waarde=describe_rollenwissel),
        Kolom("toegang", "Toegang"),
        Kolom("gevraagd_op", "Gevraagd op", Soort.MOMENT, sorteer="gevraagd_op"),
        Kolom("gevraagd_door__naam", "Gevraagd door"),
        Kolom(
            "status",
            "Status",
            Soort.STATUS,
            waarde=lambda v: v.get_status_display(),
            toon=lambda v: TONEN[v.status],
        ),
    )

    @cached_property
    def toegangnamen(self) -> Mapping[str, str]:
        """What the reader may give, by key: read once, whatever the number of rows."""
        return name_te_geven(cast(Gebruiker, self.request.user), get_peildatum(self.request))

    def get_kolommen(self) -> Sequence[Kolom]:
        """Return the columns; what a request ties an account to is named as far as the reader may know."""
        return [
            replace(kolom, waarde=lambda v: describe_wissel(v, self.toegangnamen))
            if kolom.naam == "toegang"
            else kolom
            for kolom in self.kolommen
        ]


class Verzoekfilter(Filters):
    """Choose by state, account, and who asked."""

    status = django_filters.ChoiceFilter(label="Status", choices=Verzoekstatus.choices, empty_label="Alle")
    account = Zoekfilter("account__naam", "account__gebruikersnaam", label="Account")
    vrager = Zoekfilter("gevraagd_door__naam", "gevraagd_door__gebruikersnaam", label="Gevraagd door")


class Verzoekentabel(Rechtentabel):
    """The requests of regions, of which there may be many."""

    filters = Verzoekfilter


class VerzoekenOmRechtenView(TabelView):
    """What waits for a colleague, and what was decided."""

    titel = "Verzoeken om rechten"
    inleiding = (
        "Wie rollen of toegang vroeg voor een account, en wie besloot. Gaat het over geld, cliënten of "
        "rechten, dan bevestigt altijd iemand anders dan wie het vroeg."
    )
    recht = Recht.ROLLEN_BEVESTIGEN
    logt = "rechtenverzoeken"
    tabel_class = Verzoekentabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Rechtenverzoek]:
        """Return the requests in the regions of this user."""
        return find_verzoeken(gebruiker)


class RechtenverzoekView(DetailView):
    """One request: for whom, what changes, why, and who decided."""

    recht = Recht.ROLLEN_BEVESTIGEN
    logt = "rechtenverzoek"
    object: Rechtenverzoek

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Rechtenverzoek]:
        """Return the requests in the regions of this user."""
        return find_verzoeken(gebruiker)

    def find_inzagen(self) -> Sequence[Inzage]:
        """Return the look at this request."""
        regios = sorted(find_regios_van_daad(self.object.account, self.gebruiker))
        return [Inzage("rechtenverzoek", str(self.object.pk), regios)]

    def get_titel(self) -> str:
        """Name the account."""
        return f"Verzoek {self.object.pk}: rechten van {self.object.account}"

    def get_inleiding(self) -> str:
        """Say what its state means."""
        return VERZOEKTOESTANDEN.get_toestand(self.object.status).uitleg

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the list."""
        return [Kruimel("Verzoeken om rechten", reverse("rechtenverzoeken"))]

    def get_gegevens(self) -> Sequence[tuple[str, Any]]:
        """Return what changes, why, and who decided."""
        return describe_verzoek(self.object, self)

    def get_acties(self) -> Sequence[Actie]:
        """Return what this user can decide now."""
        mogelijk = ((BEVESTIGEN, "Bevestigen"), (AFWIJZEN, "Afwijzen"), (INTREKKEN, "Intrekken"))
        return [
            Actie(titel, reverse(f"rechtenverzoek_{code}", args=[self.object.pk]), code == BEVESTIGEN)
            for code, titel in mogelijk
            if get_verzoekmogelijkheid(self.object, code, self.gebruiker).is_open
        ]


def describe_verzoek(verzoek: Rechtenverzoek, view: Any) -> list[tuple[str, Any]]:
    """Return the facts of a request, for its page and for who decides on it."""
    namen = name_toegangen([*verzoek.erbij, *verzoek.eraf], view.peildatum)
    feiten = [
        ("Status", verzoek.get_status_display()),
        ("Account", f"{verzoek.account} ({verzoek.account.gebruikersnaam})"),
        ("Rollen", describe_rollenwissel(verzoek)),
        ("Erbij", ", ".join(namen.get(sleutel, sleutel) for sleutel in verzoek.erbij)),
        ("Eraf", ", ".join(namen.get(sleutel, sleutel) for sleutel in verzoek.eraf)),
        *_describe_straks(verzoek, view),
        ("Alleen zorg van", describe_wetwissel(verzoek)),
        ("Toegang tot en met", _describe_laatste_dag(verzoek)),
        ("Waarom", verzoek.reden),
        ("Gevraagd door", f"{verzoek.gevraagd_door}, op {format_moment(verzoek.gevraagd_op)}"),
        ("Besloten door", _describe_besluit(verzoek)),
        ("Waarom niet", verzoek.waarom),
    ]
    return [(label, tekst) for label, tekst in feiten if tekst]


def _describe_straks(verzoek: Rechtenverzoek, view: Any) -> list[tuple[str, str]]:
    """Tell who decides all that the account will see, and not only what is added: that may be little."""
    if verzoek.status != Verzoekstatus.GEVRAAGD:
        return []
    straks = describe_toegangen(find_straks(verzoek), view.gebruiker, view.peildatum)
    return [("Werkt daarna voor", straks)]


def _describe_laatste_dag(verzoek: Rechtenverzoek) -> str:
    voor, na = (format_datum(dag) if dag else "zonder einde" for dag in (verzoek.tot_voor, verzoek.tot))
    if voor == na:
        return na if verzoek.tot else ""
    return f"van {voor} naar {na}"


def _describe_besluit(verzoek: Rechtenverzoek) -> str:
    if verzoek.besloten_op is None:
        return ""
    wie = verzoek.besloten_door or "niemand: dit hoefde geen collega te bevestigen"
    return f"{wie}, op {format_moment(verzoek.besloten_op)}"


class _OverVerzoek(ObjectFormulierView):
    """A form about one request; one of another region does not exist (404)."""

    template_name = "beheer/beslissen.html"
    recht = Recht.ROLLEN_BEVESTIGEN
    vraagt_bevestiging = True
    form_class = forms.Form
    object: Rechtenverzoek
    overgang = ""

    def get_queryset(self, gebruiker: Any) -> QuerySet[Rechtenverzoek]:
        """Return the requests in the regions of this user."""
        return find_verzoeken(gebruiker)

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the request."""
        titel = f"Verzoek {self.object.pk}"
        lijst = Kruimel("Verzoeken om rechten", reverse("rechtenverzoeken"))
        return [lijst, Kruimel(titel, self.get_annuleer_url())]

    def get_annuleer_url(self) -> str:
        """Lead back to the request."""
        return reverse("rechtenverzoek", args=[self.object.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what it is about, and what stands in the way."""
        return super().get_context_data(
            gegevens=describe_verzoek(self.object, self),
            bezwaren=get_verzoekmogelijkheid(self.object, self.overgang, self.gebruiker).redenen,
            **kwargs,
        )


class RechtenverzoekBevestigenView(_OverVerzoek):
    """Confirm what a colleague asked."""

    titel = "Rechten bevestigen"
    inleiding = "Kent u deze persoon, en hoort dit bij het werk? Vraag het na als u twijfelt."
    overgang = BEVESTIGEN
    knop = "Bevestig deze rechten"
    gelukt = "De rechten gelden nu."

    def handle(self, form: forms.Form) -> str:
        """Carry it out."""
        bevestig_verzoek(self.object, self.gebruiker, self.peildatum)
        return self.get_annuleer_url()


class RechtenverzoekAfwijzenView(_OverVerzoek):
    """Turn a request down."""

    titel = "Rechten afwijzen"
    inleiding = "Er verandert niets. Wie het vroeg, leest waarom niet."
    overgang = AFWIJZEN
    form_class = Weigerformulier
    knop = "Wijs het verzoek af"
    gelukt = "Het verzoek is afgewezen."

    def handle(self, form: forms.Form) -> str:
        """Keep the decision."""
        wijs_verzoek_af(self.object, self.gebruiker, form.cleaned_data["waarom"])
        return self.get_annuleer_url()


class RechtenverzoekIntrekkenView(_OverVerzoek):
    """Take back the own request."""

    titel = "Verzoek intrekken"
    inleiding = "Er verandert niets. U kunt daarna iets anders vragen."
    recht = Recht.BEHEER
    overgang = INTREKKEN
    knop = "Trek het verzoek in"
    gelukt = "Het verzoek is ingetrokken."

    def handle(self, form: forms.Form) -> str:
        """Take it back."""
        trek_verzoek_in(self.object, self.gebruiker)
        return self.get_annuleer_url()


def render_verzoeken(request: HttpRequest, _: Any) -> SafeString:
    """Show on the start page the requests that wait for this user, longest first; nothing without any."""
    gebruiker: Any = request.user
    open_ = find_verzoeken(gebruiker).filter(status=Verzoekstatus.GEVRAAGD)
    wachtend = open_.exclude(gevraagd_door=gebruiker).exclude(account=gebruiker).order_by("pk")
    regels = [
        Blokregel(
            f"Rechten van {verzoek.account}",
            reverse("rechtenverzoek", args=[verzoek.pk]),
            f"{describe_rollenwissel(verzoek)}. Gevraagd door {verzoek.gevraagd_door}",
            "Besluit nodig",
            Toon.LET_OP,
        )
        for verzoek in wachtend[:AANTAL]
    ]
    if not regels:
        return SafeString()
    aantal = len(regels) if len(regels) < AANTAL else wachtend.count()
    meer = f"Alle verzoeken; er {'wacht' if aantal == 1 else 'wachten'} er {aantal} op u"
    adres = f"{reverse('rechtenverzoeken')}?status={Verzoekstatus.GEVRAAGD}"
    return render_blok(request, Blok("Rechten om te bevestigen", regels, "", meer, adres))
