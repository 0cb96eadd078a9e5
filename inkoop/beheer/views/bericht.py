"""Pages about mail that went out: whether somebody got an invitation, or a link for another password."""

from collections.abc import Mapping, Sequence
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import reverse

from inkoop.beheer.bereik import find_berichten
from inkoop.kern.opmaak import format_moment
from inkoop.platform.gebruikers.models import Bericht, Berichtstatus, Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import (
    DetailView,
    Filters,
    Kolom,
    Kruimel,
    Soort,
    Tabel,
    TabelView,
    Toon,
    Zoekfilter,
)

TONEN: Mapping[str, Toon] = {Berichtstatus.VERSTUURD: Toon.GOED, Berichtstatus.MISLUKT: Toon.FOUT}


class Berichtfilter(Filters):
    """Choose by account and outcome."""

    account = Zoekfilter("account__naam", "account__gebruikersnaam", label="Account")
    status = django_filters.ChoiceFilter(label="Status", choices=Berichtstatus.choices, empty_label="Alle")


class Berichtentabel(Tabel):
    """Mail that went out, the latest first."""

    bijschrift = "Verstuurde mail"
    exportnaam = "mail"
    volgorde = "-moment"
    filters = Berichtfilter
    leeg = "Er is nog geen mail verstuurd."
    kolommen = (
        Kolom(
            "soort",
            "Mail",
            waarde=lambda b: b.naam,
            kop=True,
            link=lambda b: reverse("bericht", args=[b.pk]),
        ),
        Kolom("account__naam", "Aan"),
        Kolom("moment", "Verstuurd op", Soort.MOMENT, sorteer="moment"),
        Kolom(
            "status",
            "Status",
            Soort.STATUS,
            waarde=lambda b: b.get_status_display(),
            toon=lambda b: TONEN[b.status],
        ),
    )


class BerichtenView(TabelView):
    """The outbox: which mail went to whom, and whether the mail server took it."""

    titel = "Verstuurde mail"
    inleiding = (
        "Mail over accounts van de laatste 90 dagen. Wat erin staat wordt niet bewaard, want soms is dat een "
        "link waarmee iemand zich aanmeldt."
    )
    recht = Recht.BEHEER
    tabel_class = Berichtentabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Bericht]:
        """Return the mail to accounts of this operator."""
        return find_berichten(gebruiker)


class BerichtView(DetailView):
    """One mail: when, to whom, and what became of it."""

    template_name = "beheer/bericht.html"
    recht = Recht.BEHEER
    object: Bericht

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Bericht]:
        """Return the mail to accounts of this operator."""
        return find_berichten(gebruiker)

    def get_titel(self) -> str:
        """Name the mail."""
        return self.object.naam

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the list."""
        return [Kruimel("Verstuurde mail", reverse("berichten"))]

    def get_gegevens(self) -> Sequence[tuple[str, Any]]:
        """Return when, to whom, and what the mail server did."""
        bericht = self.object
        fout = [("Wat de mailserver deed", bericht.fout)] if bericht.fout else []
        return [
            ("Aan", str(bericht.account or "een adres zonder account")),
            ("Verstuurd op", format_moment(bericht.moment)),
            ("Status", bericht.get_status_display()),
            *fout,
        ]
