"""Production of a contract per month."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.shortcuts import get_object_or_404
from django.urls import reverse

from contracten.models import Betaling, Contract
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import (
    Grafiek,
    Kolom,
    Kruimel,
    Reeks,
    Soort,
    Tabel,
    TabelView,
    make_lijndiagram,
    read_jaar,
)
from toegang.forms import Dagkeuze
from toegang.models import Maandtotaal
from toegang.selectors import Productiejaar, Productieregel, find_productie, find_productiejaren

MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


class Productietabel(Tabel):
    """Approved production per month."""

    bijschrift = "Productie per maand"
    exportnaam = "productie"
    leeg = "Van dit jaar zijn geen prestaties aangeleverd. Niet elk bekostigingsmodel rekent met prestaties."
    kolommen = (
        Kolom("maand", "Maand", waarde=lambda r: f"{MAANDEN[r.maand.month - 1]} {r.maand.year}", kop=True),
        Kolom("gemeente", "Gemeente"),
        Kolom("product", "Product"),
        Kolom("aantal", "Goedgekeurd", Soort.GETAL, totaal=True, toelichting="prestaties"),
        Kolom("aantal_afgekeurd", "Afgekeurd", Soort.GETAL, totaal=True, toelichting="prestaties"),
        Kolom("volume", "Volume", Soort.GETAL),
        Kolom("bedrag", "Bedrag", Soort.BEDRAG, totaal=True),
    )


class ProductieView(TabelView):
    """The production of a contract in a year: a chart of the amount per month, and the rows behind it."""

    template_name = "toegang/productie.html"
    recht = Recht.PRODUCTIE
    tabel_class = Productietabel
    parameters = frozenset({"jaar", "peildatum"})

    def get_titel(self) -> str:
        """Name the contract and the year."""
        jaar = f" in {self.jaar}" if self.jaar else ""
        return f"Productie van {self.contract.nummer}{jaar}"

    def get_inleiding(self) -> str:
        """Say what the page is about."""
        return "Hoe ver het contract dit jaar is, volgens de regels van de afrekening."

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the contract."""
        return [
            Kruimel("Contracten", reverse("contracten")),
            Kruimel(f"Contract {self.contract.nummer}", reverse("contract", args=[self.contract.pk])),
        ]

    def get_queryset(self, gebruiker: Gebruiker) -> Sequence[Productieregel]:
        """Return the months of the chosen year, or else of the latest."""
        self.contract = get_object_or_404(
            Contract.objects.zichtbaar_voor(gebruiker).select_related("regio"), pk=self.kwargs["pk"]
        )
        self.dagkeuze = Dagkeuze(
            self.request.GET if "peildatum" in self.request.GET else None, vandaag=self.peildatum
        )
        gekozen = self.dagkeuze.cleaned_data["peildatum"] if self.dagkeuze.is_valid() else None
        totalen = Maandtotaal.objects.zichtbaar_voor(gebruiker).filter(contract=self.contract)
        self.jaren = find_productiejaren(self.contract, totalen, self.peildatum)
        self.jaar = gekozen.year if gekozen else read_jaar(self.request, self.jaren)
        self.dag = gekozen or self.peildatum
        self.regels = find_productie(totalen, self.jaar, self.peildatum) if self.jaar else []
        return self.regels

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the year, its chart, and the years to choose from."""
        onderwerp = Productiejaar(self.contract, self.jaar, self.dag) if self.jaar else None
        return super().get_context_data(
            beeld=self._make_grafiek() if self.regels else None,
            jaren=self.jaren,
            jaar=self.jaar,
            dagkeuze=self.dagkeuze,
            contract=self.contract,
            betaald=self._get_betaald(),
            onderwerp=onderwerp,
            **kwargs,
        )

    def _get_betaald(self) -> Decimal | None:
        """Return what was paid on declarations for the year; None when nothing was."""
        betalingen = Betaling.objects.zichtbaar_voor(self.gebruiker)
        som: Decimal | None = betalingen.filter(contract=self.contract, jaar=self.jaar or 0).aggregate(
            som=Sum("bedrag")
        )["som"]
        return som

    def _make_grafiek(self) -> Grafiek:
        bedragen = [
            sum(regel.bedrag for regel in self.regels if regel.maand.month == maand) for maand in range(1, 13)
        ]
        return make_lijndiagram(
            "Goedgekeurd bedrag per maand",
            f"Het verloop van de productie van contract {self.contract.nummer} door {self.jaar}.",
            MAANDEN,
            [Reeks("Goedgekeurd", bedragen)],
            categorienaam="Maand",
        )
