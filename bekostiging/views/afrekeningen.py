"""The list of settlements of regions and years."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from bekostiging.models import Afrekening, Afrekeningstatus
from bekostiging.selectors import (
    find_afrekeningen,
    find_bindende_sleutels,
    find_wachtende_sleutels,
    find_wachtende_versies,
    is_gemeentelijk,
)
from bekostiging.views.bedragen import TE_VERREKENEN, UITKOMST, make_bedragkolommen
from bekostiging.views.tonen import describe_eigen_versie, describe_versie, describe_wachtend, get_statustoon
from inkoop.kern.bedragen import SALDO
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.schermen.services import Actie, Filters, Kolom, Soort, Tabel, TabelView

# The choice of versions that wait behind the one that binds.
WACHT = "wacht"


def make_wachtvraag(versie: Afrekening) -> str:
    """Return the query with which a list shows a version that waits."""
    return urlencode([("versies", WACHT), ("jaar", str(versie.jaar))])


class Versielijst(TabelView):
    """A list of one version of each year, which names the versions that wait and leads to them."""

    template_name = "bekostiging/versielijst.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the versions that wait."""
        return super().get_context_data(
            wachtend=[
                (describe_wachtend(versie), f"?{make_wachtvraag(versie)}")
                for versie in find_wachtende_versies(self.gebruiker)
            ],
            **kwargs,
        )


class Versiefilter(Filters):
    """Show the version that binds of each year, the one that waits, or all; versions are never added up.

    Attributes:
        sleutel: lookup from a row to its version.
    """

    sleutel: ClassVar[str] = "pk"
    versies = django_filters.ChoiceFilter(
        label="Versies",
        choices=[(WACHT, "Wacht op vaststellen of delen"), ("alle", "Alle versies")],
        empty_label="Wat geldt",
        method="show_alle",
    )

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Leave the other versions out, unless they are asked for."""
        rijen: QuerySet[Any] = super().filter_queryset(queryset)
        keuze = self.form.cleaned_data.get("versies")
        if keuze and keuze != WACHT:
            return rijen
        find = find_wachtende_sleutels if keuze else find_bindende_sleutels
        return rijen.filter(**{f"{self.sleutel}__in": find(self.request.user)})

    def show_alle(self, rijen: QuerySet[Any], naam: str, waarde: str) -> QuerySet[Any]:
        """Leave nothing out."""
        return rijen


class Afrekeningfilter(Versiefilter):
    """Choose by year and state."""

    jaar = django_filters.NumberFilter(label="Jaar")
    status = django_filters.ChoiceFilter(label="Status", choices=Afrekeningstatus.choices, empty_label="Alle")


_ZONDER_BEDRAGEN = frozenset({"regio__naam", "jaar", "status", "gemaakt_op"})


class Afrekeningtabel(Tabel):
    """Settlements with their totals."""

    bijschrift = "Afrekeningen"
    exportnaam = "afrekeningen"
    volgorde = "-jaar"
    filters = Afrekeningfilter
    leeg = "Er is nog geen afrekening gemaakt."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom("regio__naam", "Regio", sorteer=True),
        Kolom(
            "jaar",
            "Jaar",
            Soort.KORT,
            waarde=lambda a: f"{a.jaar}, versie {a.versie}",
            sorteer=("jaar", "versie"),
            kop=True,
            link=lambda a: reverse("afrekening", args=[a.pk]),
        ),
        Kolom(
            "status",
            "Status",
            Soort.STATUS,
            waarde=lambda a: a.get_status_display(),
            sorteer="status",
            toon=get_statustoon,
        ),
        *make_bedragkolommen(UITKOMST, totaal=False, toelichtingen={SALDO: "van het hele jaar"}),
        replace(TE_VERREKENEN, totaal=False),
        Kolom("wat", "Wat deze versie verrekent", waarde=describe_versie),
        Kolom("aantal_geparkeerd", "Geparkeerd", Soort.GETAL, toelichting="contracten"),
        Kolom("gemaakt_op", "Gemaakt op", Soort.MOMENT, sorteer=True),
    )


class EigenAfrekeningtabel(Afrekeningtabel):
    """The same with the amounts of the own municipalities."""

    kolommen = (
        *Afrekeningtabel.kolommen[:3],
        Kolom("eigen_vergoeding", "Vergoeding", Soort.BEDRAG, toelichting="mijn gemeente"),
        Kolom("eigen_saldo", "Saldo", Soort.BEDRAG, toelichting="mijn gemeente, van het hele jaar"),
        *(
            replace(kolom, waarde=describe_eigen_versie) if kolom.naam == "wat" else kolom
            for kolom in Afrekeningtabel.kolommen[5:]
        ),
    )


class Beperkteafrekeningtabel(Afrekeningtabel):
    """The same without amounts, for whose sight is limited to a law: they are of all of them."""

    kolommen = tuple(kolom for kolom in Afrekeningtabel.kolommen if kolom.naam in _ZONDER_BEDRAGEN)


class AfrekeningenView(Versielijst):
    """The list of settlements: of each year the version that binds, or all of them."""

    titel = "Afrekeningen"
    inleiding = (
        "U ziet van elk jaar de versie die geldt: wat is vastgesteld, en anders wat het laatst is gedeeld. "
        "Elke berekening is een versie; die vindt u allemaal met het filter Versies."
    )
    recht = Recht.AFREKENINGEN
    tabel_class = Afrekeningtabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Afrekening]:
        """Return the settlements of the regions of this user."""
        return find_afrekeningen(gebruiker)

    def get_tabel(self) -> Tabel:
        """Return the amounts this user may see."""
        klasse: type[Tabel] = EigenAfrekeningtabel if is_gemeentelijk(self.gebruiker) else Afrekeningtabel
        if self.gebruiker.wetten and klasse is Afrekeningtabel:
            klasse = Beperkteafrekeningtabel
        return klasse(self.get_queryset(self.gebruiker), self.request)

    def get_acties(self) -> Sequence[Actie]:
        """Let a contract manager start a settlement."""
        if not has_recht(self.gebruiker, Recht.AFREKENING_MAKEN):
            return ()
        return [Actie("Nieuwe afrekening", reverse("afrekening_starten"), is_hoofdactie=True)]
