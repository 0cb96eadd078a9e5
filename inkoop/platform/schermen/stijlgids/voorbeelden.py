"""What the style guide shows: made-up rows, tables over them, forms, and a job."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django import forms
from django.urls import reverse

from inkoop.platform.documenten.services import Soort
from inkoop.platform.schermen.filters import Lijstfilter
from inkoop.platform.schermen.kolom import Kolom, Toon
from inkoop.platform.schermen.tabel import Tabel
from inkoop.platform.schermen.velden import Bedragveld, Datumveld
from inkoop.platform.schermen.voortgang import Voortgangsbalk

TONEN = {
    "concept": Toon.NEUTRAAL,
    "loopt": Toon.INFO,
    "klaar": Toon.GOED,
    "wacht": Toon.LET_OP,
    "fout": Toon.FOUT,
}


@dataclass(frozen=True)
class Voorbeeldregel:
    """A made-up row with a value of every kind."""

    nummer: str
    omschrijving: str
    begroot: Decimal
    besteed: Decimal | None
    aandeel: Decimal
    datum: date
    status: str


def make_regels(aantal: int) -> list[Voorbeeldregel]:
    """Return rows that are the same every time."""
    return [
        Voorbeeldregel(
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

    def filter_rijen(self, rijen: Sequence[Voorbeeldregel]) -> Sequence[Voorbeeldregel]:
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


class Uitgeschakeld(forms.Form):
    """Controls that cannot be used now."""

    naam = forms.CharField(label="Naam", help_text="Dit staat al vast.", disabled=True, initial="Voorbeeld")
    soort = forms.ChoiceField(label="Soort", choices=[("a", "Eenmalig")], disabled=True)
    akkoord = forms.BooleanField(label="Ik heb de gegevens gecontroleerd", disabled=True, initial=True)


class LangeTekst(forms.Form):
    """Labels, helps and choices that do not fit on one line."""

    naam = forms.CharField(
        label="De naam waaronder de aanbieder bij de Kamer van Koophandel en bij alle gemeenten bekend is",
        help_text="Staat de aanbieder onder meer dan één naam bekend? Kies dan de naam die op het contract "
        "staat, want die naam komt in elke brief en in elk rapport terug.",
    )
    soort = forms.ChoiceField(
        label="Soort",
        choices=[("a", "Een keuze met een omschrijving die op een telefoon over meer dan één regel loopt")],
        widget=forms.RadioSelect,
    )


class Breedtabel(Tabel):
    """More columns than fit beside each other."""

    bijschrift = "Brede tabel"
    exportnaam = "breed"
    volgorde = "nummer"
    kolommen = (
        *Regeltabel.kolommen,
        *(Kolom(f"besteed_{i}", f"Besteed in deel {i}", Soort.BEDRAG, "besteed") for i in range(1, 9)),
    )


class Kleintabel(Tabel):
    """Ten rows a page, without filters and totals."""

    bijschrift = "Een pagina uit een lange lijst"
    per_pagina = 10
    volgorde = "-datum"
    kolommen = (
        Kolom("omschrijving", "Omschrijving", kop=True),
        Kolom("datum", "Datum", Soort.DATUM, sorteer=True),
        Kolom("begroot", "Begroot", Soort.BEDRAG, sorteer=True),
    )


class Leegtabel(Tabel):
    """No rows, and it says what will come."""

    bijschrift = "Lege tabel"
    leeg = "Er zijn nog geen voorbeeldregels. Ze verschijnen hier zodra u de eerste maakt."
    kolommen = (Kolom("nummer", "Nummer", kop=True),)


def make_voortgang(gereed: int, sleutel: str = "voorbeeld") -> Voortgangsbalk:
    """Return a made-up job of which `gereed` parts in eighty are done."""
    return Voortgangsbalk(
        sleutel=sleutel,
        titel="Voorbeeldtaak",
        gereed=gereed,
        totaal=80,
        tekst=f"{gereed} van 80 onderdelen zijn klaar.",
        is_klaar=gereed >= 80,
        url=f"{reverse('stijlgids_voortgang')}?gereed={gereed}",
        pagina_url=reverse("stijlgids"),
        stand="Klaar" if gereed >= 80 else "Loopt",
        toon=TONEN["klaar" if gereed >= 80 else "loopt"],
    )
