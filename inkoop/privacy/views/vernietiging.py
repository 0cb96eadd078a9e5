"""Pages about destroying: what is proposed, and who decides on it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet, Sum
from django.urls import reverse
from django.utils import timezone

from inkoop.kern.opmaak import format_aantal, format_datum, format_moment
from inkoop.platform.bewaren.models import Vernietigingsvoorstel, Voorstelregel, Voorstelstatus
from inkoop.platform.bewaren.register import get_soorten
from inkoop.platform.bewaren.selectors import find_voorstellen
from inkoop.platform.bewaren.services import (
    AFWIJZEN,
    BEVESTIGEN,
    bevestig_voorstel,
    get_voorstelmogelijkheid,
    wijs_voorstel_af,
)
from inkoop.platform.bewaren.toestanden import VOORSTELTOESTANDEN
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import (
    Actie,
    DetailMetTabellen,
    Inzage,
    Kolom,
    Kruimel,
    ObjectFormulierView,
    Soort,
    Tabel,
    TabelView,
    Toon,
)
from inkoop.privacy.forms.bewaren import Afwijsformulier, Vernietigformulier
from inkoop.privacy.views.termijn import add_regionaam, name_soort

TONEN: Mapping[str, Toon] = {
    Voorstelstatus.VOORGESTELD: Toon.LET_OP,
    Voorstelstatus.BEVESTIGD: Toon.INFO,
    Voorstelstatus.AFGEWEZEN: Toon.NEUTRAAL,
    Voorstelstatus.UITGEVOERD: Toon.GOED,
}


class Voorsteltabel(Tabel):
    """Proposals of the own regions."""

    bijschrift = "Voorstellen om te vernietigen"
    exportnaam = "vernietigen"
    leeg = "Er is niets voorgesteld. Elke dag kijkt het systeem welke gegevens over hun bewaartermijn zijn."
    kolommen = (
        Kolom(
            "pk",
            "Voorstel",
            waarde=lambda v: f"Voorstel {v.pk}",
            kop=True,
            link=lambda v: reverse("vernietiging", args=[v.pk]),
        ),
        Kolom("regionaam", "Regio"),
        Kolom("peildatum", "Nagegaan op", Soort.DATUM),
        Kolom(
            "status",
            "Status",
            Soort.STATUS,
            waarde=lambda v: v.get_status_display(),
            toon=lambda v: TONEN[v.status],
        ),
        Kolom("aantal", "Voorgesteld", Soort.GETAL),
        Kolom("vernietigd", "Vernietigd", Soort.GETAL),
    )


class VernietigingenView(TabelView):
    """What is proposed, and what was destroyed."""

    titel = "Vernietigen"
    inleiding = (
        "Wat over zijn bewaartermijn is, en wat iemand daarover besliste. Het systeem beslist nooit zelf."
    )
    recht = Recht.BEWAARTERMIJNEN
    tabel_class = Voorsteltabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Vernietigingsvoorstel]:
        """Return the proposals of the regions of this user, with what they come to."""
        return add_regionaam(find_voorstellen(gebruiker)).annotate(
            aantal=Sum("regels__aantal"), vernietigd=Sum("regels__vernietigd")
        )


def _describe_regel(regel: Voorstelregel) -> str:
    soort = get_soorten().get(regel.termijn.soort)
    return format_aantal(regel.aantal, *soort.eenheid) if soort else str(regel.aantal)


def _describe_nodig(regel: Voorstelregel) -> str:
    return "; ".join(f"{aantal}: {reden}" for reden, aantal in regel.nog_nodig.items())


class Voorstelregeltabel(Tabel):
    """What a proposal says of each kind."""

    bijschrift = "Wat is voorgesteld"
    exportnaam = "voorstel"
    kolommen = (
        Kolom("soort", "Gegevens", waarde=lambda r: name_soort(r.termijn.soort), kop=True),
        Kolom("aantal", "Te vernietigen", waarde=_describe_regel),
        Kolom("termijn", "Termijn", waarde=lambda r: str(r.termijn)),
        Kolom("grens", "Geëindigd voor", Soort.DATUM),
        Kolom("bron", "Bron", waarde=lambda r: r.termijn.bron),
        Kolom("nog_nodig", "Blijft nog", waarde=_describe_nodig),
        Kolom("vernietigd", "Vernietigd", Soort.GETAL),
    )


class VernietigingView(DetailMetTabellen):
    """One proposal: what, why, what is left, and who decided."""

    template_name = "privacy/vernietiging.html"
    recht = Recht.BEWAARTERMIJNEN
    object: Vernietigingsvoorstel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Vernietigingsvoorstel]:
        """Return the proposals of the regions of this user."""
        return add_regionaam(find_voorstellen(gebruiker))

    def get_inzage(self) -> Inzage:
        """Name the proposal."""
        return Inzage("vernietiging", str(self.object.pk), [self.object.regio])

    def get_titel(self) -> str:
        """Name the proposal."""
        return f"Voorstel {self.object.pk} om te vernietigen"

    def get_inleiding(self) -> str:
        """Say what its state means."""
        return VOORSTELTOESTANDEN.get_toestand(self.object.status).uitleg

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the list."""
        return [Kruimel("Vernietigen", reverse("vernietigingen"))]

    def get_gegevens(self) -> Sequence[tuple[str, Any]]:
        """Return the facts, and who decided."""
        voorstel = self.object
        feiten = [
            ("Regio", getattr(voorstel, "regionaam", voorstel.regio)),
            ("Nagegaan op", format_datum(voorstel.peildatum)),
            ("Bevestigd door", str(voorstel.bevestigd_door or "")),
            ("Bevestigd op", format_moment(voorstel.bevestigd_op) if voorstel.bevestigd_op else ""),
            ("Afgewezen door", str(voorstel.afgewezen_door or "")),
            ("Waarom niet", voorstel.reden),
            ("Niets voorstellen tot", format_datum(voorstel.niet_voor) if voorstel.niet_voor else ""),
            ("Uitgevoerd op", format_moment(voorstel.uitgevoerd_op) if voorstel.uitgevoerd_op else ""),
        ]
        return [(label, tekst) for label, tekst in feiten if tekst]

    def get_acties(self) -> Sequence[Actie]:
        """Return what this user can decide now."""
        voorstel = self.object
        acties = []
        if get_voorstelmogelijkheid(voorstel, BEVESTIGEN, self.gebruiker).is_open:
            adres = reverse("vernietiging_bevestigen", args=[voorstel.pk])
            acties.append(Actie("Bevestigen", adres, is_hoofdactie=True))
        if get_voorstelmogelijkheid(voorstel, AFWIJZEN, self.gebruiker).is_open:
            acties.append(Actie("Niet vernietigen", reverse("vernietiging_afwijzen", args=[voorstel.pk])))
        return acties

    def get_tabellen(self) -> Mapping[str, Tabel]:
        """Return what is proposed of each kind."""
        return {
            "regels": Voorstelregeltabel(list(self.object.regels.all()), self.request, voorvoegsel="regels")
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what destroying takes and leaves, and why this user cannot confirm."""
        voorstel = self.object
        is_open = voorstel.status == Voorstelstatus.VOORGESTELD
        return super().get_context_data(
            toon=TONEN[voorstel.status],
            gevolgen=describe_gevolgen(voorstel),
            bezwaren=get_voorstelmogelijkheid(voorstel, BEVESTIGEN, self.gebruiker).redenen
            if is_open
            else (),
            **kwargs,
        )


def describe_gevolgen(voorstel: Vernietigingsvoorstel) -> list[str]:
    """Say in a sentence for each kind what goes and what stays."""
    codes = dict.fromkeys(regel.termijn.soort for regel in voorstel.regels.all() if regel.aantal)
    soorten = [soort for code in codes if (soort := get_soorten().get(code))]
    return [f"{soort.naam}. Weg: {soort.wat_weg}. Blijft: {soort.wat_blijft}." for soort in soorten]


class _OverVoorstel(ObjectFormulierView):
    """A form about one proposal; one of another region does not exist (404)."""

    template_name = "privacy/beslissen.html"
    recht = Recht.VERNIETIGING_BEVESTIGEN
    vraagt_bevestiging = True
    object: Vernietigingsvoorstel
    overgang = ""

    def get_queryset(self, gebruiker: Any) -> QuerySet[Vernietigingsvoorstel]:
        """Return the proposals of the regions of this user."""
        return add_regionaam(find_voorstellen(gebruiker))

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the proposal."""
        titel = f"Voorstel {self.object.pk}"
        return [Kruimel("Vernietigen", reverse("vernietigingen")), Kruimel(titel, self.get_annuleer_url())]

    def get_annuleer_url(self) -> str:
        """Lead back to the proposal."""
        return reverse("vernietiging", args=[self.object.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what it is about, and what stands in the way."""
        return super().get_context_data(
            voorstel=self.object,
            regels=[
                (name_soort(regel.termijn.soort), _describe_regel(regel))
                for regel in self.object.regels.all()
            ],
            gevolgen=describe_gevolgen(self.object),
            bezwaren=get_voorstelmogelijkheid(self.object, self.overgang, self.gebruiker).redenen,
            **kwargs,
        )


class VernietigingBevestigenView(_OverVoorstel):
    """Confirm a proposal."""

    titel = "Vernietigen bevestigen"
    inleiding = "Wat is vernietigd, komt nooit terug. Ook uit een back-up zet u het niet terug."
    overgang = BEVESTIGEN
    knop = "Vernietig definitief"
    gelukt = "Het voorstel is bevestigd. De gegevens worden op de achtergrond vernietigd."

    def get_form(self, data: Any = None, files: Any = None) -> forms.Form:
        """Remember in the form which content this user looks at."""
        return Vernietigformulier(data, initial={"digest": self.object.digest})

    def handle(self, form: forms.Form) -> str:
        """Confirm what this user looked at."""
        bevestig_voorstel(self.object, self.gebruiker, form.cleaned_data["digest"])
        return self.get_annuleer_url()


class VernietigingAfwijzenView(_OverVoorstel):
    """Turn a proposal down."""

    titel = "Niet vernietigen"
    inleiding = (
        "Er wordt niets vernietigd. Tot de dag die u kiest, stelt het systeem voor deze regio niets voor."
    )
    overgang = AFWIJZEN
    form_class = Afwijsformulier
    knop = "Vernietig niet"
    gelukt = "Het voorstel is afgewezen. Er is niets vernietigd."

    def handle(self, form: forms.Form) -> str:
        """Keep the decision."""
        gegevens = form.cleaned_data
        wijs_voorstel_af(
            self.object,
            self.gebruiker,
            gegevens["reden"],
            gegevens["niet_voor"],
            timezone.localdate(),
        )
        return self.get_annuleer_url()
