"""The page of the audit log: who did what, who looked at whom, and whether all of it is proven."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from inkoop.kern.opmaak import format_aantal, format_moment
from inkoop.platform.databank.zoeken import make_precies
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.gebruikers.rolwoorden import NIEMAND, describe_wie
from inkoop.platform.geschiedenis.woorden import LEEG, format_los
from inkoop.platform.logboek.models import Logregel
from inkoop.platform.logboek.selectors import Ketenstand, get_ketenstand
from inkoop.platform.logboek.services import (
    describe_code,
    describe_detail,
    describe_handeling,
    find_beschrijving,
)
from inkoop.platform.schermen.services import (
    Datumkeuze,
    DetailView,
    Filters,
    Inzage,
    Kolom,
    Kruimel,
    Soort,
    Tabel,
    TabelView,
    Zoekfilter,
    make_logboekadres,
    render_link,
)
from inkoop.platform.taken.register import get_regiocodes

# Kinds whose key is that of a client, and what a line may say of a client in its details.
CLIENTSOORTEN = ("toewijzing", "client")
_CLIENTDETAILS = ("client", "filters", "vraag")
# Details that are a list, also when it holds two: elsewhere two is what was and what is.
_LIJSTEN = ("met", "velden", "erbij", "eraf", "rollen_voor", "rollen_na", "bestanden")
VERBORGEN = "alleen voor wie cliënten mag zien"
SYSTEEM = "het systeem"
_VIA = {
    "pagina": "pagina",
    "api": "API",
    "taak": "taak op de achtergrond",
    "opdracht": "opdracht op de server",
}


def find_logregels(gebruiker: Gebruiker) -> QuerySet[Logregel]:
    """Return the lines of the regions in which somebody works, and of names that are no account."""
    regels = Logregel.objects.order_by("-volgnummer")
    if gebruiker.is_superuser:
        return regels
    # Signing in under a name that nobody has concerns whoever looks after an installation.
    van_niemand = Q(regio="", onderwerp_soort="gebruiker", onderwerp_sleutel__startswith="onbekend ")
    return regels.filter(Q(regio__in=get_regiocodes(gebruiker)) | van_niemand)


class Onderwerpfilter(Zoekfilter):
    """Searches what a line is about; keys of clients are found, and offered, to who may see clients."""

    def filter(self, qs: QuerySet[Logregel], value: str) -> QuerySet[Logregel]:
        """Keep the lines that were found."""
        return super().filter(self._leave_out_clienten(qs) if value else qs, value)

    def find_gelijk(self, rijen: QuerySet[Logregel], tekst: str) -> Sequence[str]:
        """Return keys that are like this text, among those that the reader may know."""
        return super().find_gelijk(self._leave_out_clienten(rijen), tekst)

    def _leave_out_clienten(self, regels: QuerySet[Logregel]) -> QuerySet[Logregel]:
        if has_recht(self.parent.request.user, Recht.CLIENTEN):
            return regels
        return regels.exclude(onderwerp_soort__in=CLIENTSOORTEN)


def _make_code(woorden: str) -> str:
    """Return words of the page, with spaces and accents, as the code that the log keeps."""
    ontleed = unicodedata.normalize("NFD", woorden.strip()).replace(" ", "_")
    return "".join(deel for deel in ontleed if not unicodedata.combining(deel))


class Handelingfilter(Zoekfilter):
    """Searches an act by its code, or by the words that the page shows."""

    def filter(self, qs: QuerySet[Logregel], value: str) -> QuerySet[Logregel]:
        """Keep the lines that were found."""
        return super().filter(qs, _make_code(value))


class Soortfilter(django_filters.CharFilter):  # type: ignore[misc]
    """Keeps what a line is about by its code, or by the words that the page shows."""

    def filter(self, qs: QuerySet[Logregel], value: str) -> QuerySet[Logregel]:
        """Keep the lines that were found."""
        gevonden: QuerySet[Logregel] = super().filter(qs, _make_code(value))
        return gevonden


class Logfilter(Filters):
    """Choose by day, account, act, or what it was about."""

    vanaf = django_filters.DateFilter(
        "moment", lookup_expr="date__gte", label="Vanaf (dag)", widget=Datumkeuze
    )
    tot = django_filters.DateFilter(
        "moment", lookup_expr="date__lte", label="Tot en met (dag)", widget=Datumkeuze
    )
    account = Zoekfilter("gebruiker", label="Account")
    handeling = Handelingfilter("handeling", label="Handeling")
    soort = Soortfilter("onderwerp_soort", label="Soort onderwerp")
    onderwerp = Onderwerpfilter("onderwerp_sleutel", label="Nummer of code van het onderwerp")


def describe_onderwerp(regel: Logregel, gebruiker: object) -> str:
    """Return what a line is about: "afrekening noord/2022/1"."""
    sleutel = regel.onderwerp_sleutel
    if regel.onderwerp_soort in CLIENTSOORTEN and not has_recht(gebruiker, Recht.CLIENTEN):
        sleutel = f"({VERBORGEN})"
    return f"{describe_code(regel.onderwerp_soort)} {sleutel}".strip()


def list_details(regel: Logregel, gebruiker: object) -> list[tuple[str, str]]:
    """Return label and text of all that a line says besides; of a change the old and the new value."""
    mag = has_recht(gebruiker, Recht.CLIENTEN)
    details = []
    for naam, waarde in regel.verschil.items():
        tekst = _format(naam, waarde) if mag or naam not in _CLIENTDETAILS else VERBORGEN
        details.append((describe_detail(naam), tekst))
    return details


def describe_details(regel: Logregel, gebruiker: object) -> str:
    """Return why it was done, and all that a line says besides, as the list shows it."""
    reden = [("Reden", regel.reden)] if regel.reden else []
    return "; ".join(f"{naam}: {tekst}" for naam, tekst in [*reden, *list_details(regel, gebruiker)])


def _is_wijziging(waarde: Any) -> bool:
    """Tell whether a detail holds what was and what is, and no two things beside each other."""
    return (
        isinstance(waarde, list)
        and len(waarde) == 2
        and not any(isinstance(deel, list | dict) for deel in waarde)
    )


def _format(naam: str, waarde: Any) -> str:
    def describe(deel: Any) -> str:
        """Write one value; what an app has words for is a text."""
        eigen = find_beschrijving(naam)
        return eigen(deel) if eigen and isinstance(deel, str) else format_los(deel)

    if naam not in _LIJSTEN and _is_wijziging(waarde):
        oud, nieuw = (LEEG if deel in ("", None) else describe(deel) for deel in waarde)
        return f"was {oud}, is nu {nieuw}" if LEEG in (oud, nieuw) else f"van {oud} naar {nieuw}"
    if waarde in ([], {}, ""):
        return "geen"
    return ", ".join(map(describe, waarde)) if isinstance(waarde, list) else describe(waarde)


def describe_zonder_clienten() -> str:
    """Say that lines about clients are not found by number, and who can tell who looked at one client."""
    wie = describe_wie(Recht.LOGBOEK, Recht.CLIENTEN)
    zinnen = [
        "Regels over cliënten en toewijzingen vindt u met dit account niet op nummer. Hier is dus niet te "
        "zien of zij er zijn."
    ]
    if wie != NIEMAND:
        zinnen.append(f"{wie.capitalize()} kan ze wel zoeken.")
    zinnen.append(
        "Wie er naar de gegevens van één cliënt keek, staat in het overzicht van een inzageverzoek. "
        f"Dat maakt {describe_wie(Recht.CLIENTINZAGE)} van de regio."
    )
    return " ".join(zinnen)


class Logtabel(Tabel):
    """Lines of the log."""

    bijschrift = "Logboek"
    exportnaam = "logboek"
    volgorde = "-volgnummer"
    filters = Logfilter
    leeg = "Er zijn geen regels."
    kolommen = (
        Kolom(
            "volgnummer",
            "Regel",
            waarde=lambda r: str(r.volgnummer),
            sorteer="volgnummer",
            kop=True,
            link=lambda r: reverse("logregel", args=[r.pk]),
        ),
        Kolom("moment", "Wanneer", Soort.MOMENT),
        Kolom("gebruiker", "Wie", waarde=lambda r: r.gebruiker or SYSTEEM),
        Kolom("handeling", "Wat", waarde=lambda r: describe_handeling(r.handeling)),
        Kolom("onderwerp", "Waarover"),
        Kolom("bijzonderheden", "Bijzonderheden"),
        Kolom("van", "Vanwaar", waarde=lambda r: describe_herkomst(r)),
    )

    @property
    def voorbehoud(self) -> str:
        """Say of a search by number that it leaves clients out; whether there are any it does not tell."""
        if self.filterset is None or not self.filterset.is_valid():
            return ""
        if not self.filterset.form.cleaned_data.get("onderwerp"):
            return ""
        return "" if has_recht(self.request.user, Recht.CLIENTEN) else describe_zonder_clienten()

    def get_kolommen(self) -> Sequence[Kolom]:
        """Return the columns; what they say of a client follows from who reads."""
        wie = self.request.user
        over: Mapping[str, Any] = {
            "onderwerp": lambda r: describe_onderwerp(r, wie),
            "bijzonderheden": lambda r: describe_details(r, wie),
        }
        return [
            replace(kolom, waarde=over[kolom.naam]) if kolom.naam in over else kolom
            for kolom in self.kolommen
        ]


def describe_herkomst(regel: Logregel) -> str:
    """Return through what and from where: "pagina, adres 1a2b3c4d"."""
    delen = [_VIA.get(regel.via, regel.via), f"adres {regel.adres[:8]}" if regel.adres else ""]
    return ", ".join(deel for deel in delen if deel)


class LogboekView(TabelView):
    """The audit log of the regions in which somebody works."""

    titel = "Logboek"
    recht = Recht.LOGBOEK
    logt = "logboek"
    tabel_class = Logtabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Logregel]:
        """Return the lines that this user may read."""
        return find_logregels(gebruiker)

    def get_inleiding(self) -> str:
        """Say at once whether the log can be trusted."""
        return describe_stand(get_ketenstand())


def describe_stand(stand: Ketenstand) -> str:
    """Return in one or two sentences how the chain stands."""
    if stand.gebreken:
        return f"Het logboek is niet in orde. {' '.join(stand.gebreken[:3])}"
    if not stand.nummer:
        return "Het logboek is nog leeg."
    zinnen = [f"De laatste regels zijn in orde: elke regel tot en met schakel {stand.nummer} sluit aan."]
    if stand.anker:
        moment = format_moment(stand.anker.moment)
        zinnen.append(f"Het hele logboek is gecontroleerd op {moment}, en toen is een anker gezet.")
    else:
        zinnen.append("Er is nog geen anker buiten de databank.")
    if stand.wachtend:
        zinnen.append(f"Nog zonder zegel: {format_aantal(stand.wachtend, 'regel', 'regels')}.")
    return " ".join(zinnen)


class LogregelView(DetailView):
    """One line of the log, with all that it says."""

    recht = Recht.LOGBOEK
    logt = "logregel"
    object: Logregel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Logregel]:
        """Return the lines that this user may read."""
        return find_logregels(gebruiker).select_related("schakel")

    def find_inzagen(self) -> Iterable[Inzage]:
        """Return the look at this line."""
        # Who looks at a line of no region does so in his own: a look of no region would be seen by nobody.
        return [Inzage(self.logt, str(self.object.pk), [self.object.regio] if self.object.regio else None)]

    def get_titel(self) -> str:
        """Name the act."""
        return f"{describe_handeling(self.object.handeling)}: regel {self.object.pk}"

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the log."""
        return [Kruimel("Logboek", reverse("logboek"))]

    def get_gegevens(self) -> Sequence[tuple[str, Any]]:
        """Return who, what, when, from where and why, and the seal."""
        regel, wie = self.object, self.gebruiker
        feiten = [
            ("Wanneer", format_moment(regel.moment)),
            ("Wie", self._get_wie()),
            ("Wat", describe_handeling(regel.handeling)),
            ("Waarover", self._get_onderwerp()),
            ("Reden", regel.reden),
            ("Regio", regel.regio),
            *list_details(regel, wie),
            ("Via", _VIA.get(regel.via, regel.via)),
            (
                "Vanaf adres",
                f"{regel.adres[:16]} (digest; het adres zelf wordt niet bewaard)" if regel.adres else "",
            ),
            ("Kenmerk van het verzoek of de taak", regel.kenmerk),
            ("Zegel", self._get_zegel()),
        ]
        return [(label, tekst) for label, tekst in feiten if tekst]

    def _get_wie(self) -> str:
        naam = self.object.gebruiker
        if not naam:
            return SYSTEEM
        return render_link(naam, f"{reverse('logboek')}?{urlencode({'account': make_precies(naam)})}")

    def _get_onderwerp(self) -> str:
        """Lead to all that was done with the same thing."""
        regel = self.object
        tekst = describe_onderwerp(regel, self.gebruiker)
        if not regel.onderwerp_sleutel or VERBORGEN in tekst:
            return tekst
        return render_link(tekst, make_logboekadres(regel.onderwerp_soort, regel.onderwerp_sleutel))

    def _get_zegel(self) -> str:
        schakel = getattr(self.object, "schakel", None)
        return f"schakel {schakel.pk}, {schakel.digest}" if schakel else "wacht nog op verzegeling"
