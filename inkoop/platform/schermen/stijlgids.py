"""The style guide: every component with no, one and many rows, to look at and to test."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from inkoop.platform.documenten.services import Soort
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.export import exporteer
from inkoop.platform.schermen.filters import Lijstfilter
from inkoop.platform.schermen.grafiek import Grafiek, Reeks, maak_lijndiagram, maak_staafdiagram
from inkoop.platform.schermen.kolom import Kolom, Toon
from inkoop.platform.schermen.rechten import check_recht
from inkoop.platform.schermen.tabel import Tabel
from inkoop.platform.schermen.velden import Bedragveld, Datumveld
from inkoop.platform.schermen.views import Actie, Pagina
from inkoop.platform.schermen.voortgang import Voortgangsbalk, antwoord_voortgang

AANTALLEN = {"0": 0, "1": 1, "veel": 120}
TONEN = {
    "concept": Toon.NEUTRAAL,
    "loopt": Toon.INFO,
    "klaar": Toon.GOED,
    "wacht": Toon.LET_OP,
    "fout": Toon.FOUT,
}
MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


@dataclass(frozen=True)
class Regel:
    """A made-up row with a value of every kind."""

    nummer: str
    omschrijving: str
    begroot: Decimal
    besteed: Decimal | None
    aandeel: Decimal
    datum: date
    status: str


def maak_regels(aantal: int) -> list[Regel]:
    """Return rows that are the same every time."""
    return [
        Regel(
            nummer=f"R-{i:04d}",
            omschrijving=f"Voorbeeldregel met een wat langere omschrijving, nummer {i}",
            begroot=Decimal(12_500 + 1_734 * i),
            besteed=None if i % 7 == 3 else Decimal(11_000 + 1_811 * i) + Decimal("0.37") * i,
            aandeel=Decimal(i * 13 % 1000) / 10,
            datum=date(2022, 1, 1) + timedelta(days=3 * i),
            status=tuple(TONEN)[i % len(TONEN)],
        )
        for i in range(1, aantal + 1)
    ]


class Regelfilter(Lijstfilter):
    """Filters on text and on state."""

    zoek = forms.CharField(label="Zoek in omschrijving", required=False)
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Alle"), *((naam, naam.capitalize()) for naam in TONEN)]
    )
    vanaf = Datumveld(label="Vanaf", required=False)
    toon_niet_verplicht = False

    def filter_rijen(self, rijen: Sequence[Regel]) -> Sequence[Regel]:
        """Return the rows that hold the text, have the state and are not older."""
        zoek, status, vanaf = (self.cleaned_data[naam] for naam in ("zoek", "status", "vanaf"))
        return [
            rij
            for rij in rijen
            if zoek.lower() in rij.omschrijving.lower()
            and status in ("", rij.status)
            and (vanaf is None or rij.datum >= vanaf)
        ]


class Regeltabel(Tabel):
    """A table with a column of every kind."""

    bijschrift = "Voorbeeldregels"
    exportnaam = "voorbeeldregels"
    volgorde = "nummer"
    filters = Regelfilter
    leeg = "Er zijn nog geen voorbeeldregels."
    kolommen = (
        Kolom("nummer", "Nummer", sorteer=True, kop=True, link=lambda rij: f"#{rij.nummer}"),
        Kolom("omschrijving", "Omschrijving", sorteer=True),
        Kolom("begroot", "Begroot", Soort.BEDRAG, sorteer=True, totaal=True),
        Kolom("besteed", "Besteed", Soort.BEDRAG, sorteer=True, totaal=True),
        Kolom("aandeel", "Aandeel", Soort.PERCENTAGE, toelichting="van het geheel"),
        Kolom("datum", "Datum", Soort.DATUM, sorteer=True),
        Kolom(
            "status",
            "Status",
            Soort.STATUS,
            waarde=lambda rij: rij.status.capitalize(),
            sorteer="status",
            toon=lambda rij: TONEN[rij.status],
        ),
    )


class Voorbeeldformulier(forms.Form):
    """A form with a control of every kind, in groups."""

    naam = forms.CharField(label="Naam", help_text="Zoals die in de lijst komt te staan.", max_length=60)
    bedrag = Bedragveld(label="Bedrag in euro", help_text="Bijvoorbeeld 1.234,56.")
    begin = Datumveld(label="Begindatum")
    einde = Datumveld(label="Einddatum", required=False)
    soort = forms.ChoiceField(
        label="Soort", choices=[("", "Kies een soort"), ("a", "Eenmalig"), ("b", "Jaarlijks")]
    )
    wijze = forms.ChoiceField(
        label="Wijze", choices=[("x", "Per regel"), ("y", "Per maand")], widget=forms.RadioSelect
    )
    delen = forms.MultipleChoiceField(
        label="Onderdelen",
        choices=[("p", "Eerste"), ("q", "Tweede")],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    akkoord = forms.BooleanField(label="Ik heb de gegevens gecontroleerd")
    toelichting = forms.CharField(
        label="Toelichting", required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    bestand = forms.FileField(label="Bijlage", required=False, help_text="Een pdf van ten hoogste 10 MB.")

    groepen = (
        ("Wat", ("naam", "bedrag", "soort", "wijze", "delen")),
        ("Wanneer", ("begin", "einde")),
        ("Afronden", ("toelichting", "bestand", "akkoord")),
    )


class StijlgidsView(Pagina):
    """Shows the components to operators, and to everyone who builds on them."""

    template_name = "schermen/stijlgids.html"
    titel = "Stijlgids"
    inleiding = "Alle onderdelen waaruit pagina's bestaan, met nul, één en veel regels."
    recht = Recht.BEHEER

    def is_open_voor_allen(self) -> bool:
        """Let everyone in where DEBUG is on: there is nothing to protect."""
        return bool(settings.DEBUG)

    def get_acties(self) -> Sequence[Actie]:
        """Return a main and a second action."""
        return (Actie("Maak iets nieuws", "#", is_hoofdactie=True), Actie("Bekijk iets anders", "#"))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Return the components with as many rows as the address asks for, or an export of the table."""
        gekozen = request.GET.get("aantal", "veel")
        aantal = AANTALLEN.get(gekozen, AANTALLEN["veel"])
        regels = maak_regels(aantal)
        tabel = Regeltabel(regels, request)
        if vorm := request.GET.get("export"):
            return exporteer(tabel, vorm)
        fouten = "fouten" in request.GET
        return self.render_to_response(
            self.get_context_data(
                tabel=tabel,
                aantallen=[(naam, naam == gekozen) for naam in AANTALLEN],
                form=Voorbeeldformulier({"bedrag": "veel"} if fouten else None),
                grafieken=maak_grafieken(regels[:4]),
                tonen=list(TONEN.items()),
                voortgang=maak_voortgang(37),
                kerncijfers=[("Begroot", sum((r.begroot for r in regels), Decimal(0)))],
                **kwargs,
            )
        )


def maak_grafieken(regels: Sequence[Regel]) -> list[Grafiek]:
    """Return a bar chart and a line chart over the rows."""
    staven = maak_staafdiagram(
        "Begroot en besteed per regel",
        "Per regel staan het begrote en het bestede bedrag onder elkaar.",
        [regel.nummer for regel in regels],
        [Reeks("Begroot", [r.begroot for r in regels]), Reeks("Besteed", [r.besteed for r in regels])],
        categorienaam="Regel",
    )
    maanden = MAANDEN if regels else ()
    lijnen = maak_lijndiagram(
        "Verloop per maand",
        "Het bestede bedrag loopt in de loop van het jaar iets uit boven het begrote bedrag.",
        maanden,
        [
            Reeks("Begroot", [Decimal(1000 + 10 * i) for i, _ in enumerate(maanden)]),
            Reeks(
                "Besteed",
                [Decimal(820 + 37 * i - 90 * (i % 3)) if i < 10 else None for i, _ in enumerate(maanden)],
            ),
        ],
        categorienaam="Maand",
    )
    return [staven, lijnen]


def maak_voortgang(gereed: int) -> Voortgangsbalk:
    """Return a made-up job of which `gereed` parts in eighty are done."""
    return Voortgangsbalk(
        sleutel="voorbeeld",
        titel="Voorbeeldtaak",
        gereed=gereed,
        totaal=80,
        tekst=f"{gereed} van 80 onderdelen zijn klaar.",
        is_klaar=gereed >= 80,
        url=f"{reverse('stijlgids_voortgang')}?gereed={gereed}",
        pagina_url=reverse("stijlgids"),
    )


@require_safe
def stijlgids_voortgang(request: HttpRequest) -> HttpResponse:
    """Answer what the progress bar asks: as far as the address says."""
    if not settings.DEBUG:
        check_recht(request, StijlgidsView.recht)
    gereed = request.GET.get("gereed", "0")
    return antwoord_voortgang(request, maak_voortgang(int(gereed) if gereed.isdecimal() else 0))
