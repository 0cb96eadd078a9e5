"""Pages about advances."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from contracten.models import Contract, Voorschot
from contracten.selectors import Maandregel, find_maandregels, find_voorschotjaren, sort_afgesproken
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import Kolom, Kruimel, Soort, Tabel, TabelView, read_jaar
from segmenten.models import Gemeente, add_voorkomens

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


class Voorschottabel(Tabel):
    """Advances: a row per month, a column per municipality."""

    bijschrift = "Voorschotten"
    exportnaam = "voorschotten"
    leeg = "Er zijn in dit jaar geen voorschotten betaald."

    def __init__(
        self, bron: Sequence[Maandregel], request: HttpRequest, gemeenten: Sequence[Gemeente]
    ) -> None:
        super().__init__(bron, request)
        self._gemeenten = gemeenten

    def get_kolommen(self) -> Sequence[Kolom]:
        """Return a column per municipality that paid, and their sum."""
        return [
            Kolom(
                "maand", "Maand", waarde=lambda r: f"{MAANDEN[r.maand.month - 1]} {r.maand.year}", kop=True
            ),
            *(_make_kolom(gemeente) for gemeente in self._gemeenten),
            Kolom("totaal", "Samen", Soort.BEDRAG, totaal=True),
        ]


class Boekingtabel(Tabel):
    """Every advance by itself, with its day and reference."""

    bijschrift = "Boekingen"
    exportnaam = "voorschotboekingen"
    volgorde = "datum"
    leeg = "Er zijn in dit jaar geen voorschotten geboekt."
    kolommen = (
        Kolom("datum", "Betaald op", Soort.DATUM, sorteer=True, kop=True),
        Kolom("gemeente", "Gemeente", waarde=lambda v: v.gemeente.naam, sorteer="gemeentevoorkomen__naam"),
        Kolom("kenmerk", "Kenmerk", sorteer=True),
        Kolom("bedrag", "Bedrag", Soort.BEDRAG, sorteer=True, totaal=True),
    )


def _make_kolom(gemeente: Gemeente) -> Kolom:
    sleutel = gemeente.pk
    return Kolom(
        f"gemeente_{gemeente.code}",
        gemeente.naam,
        Soort.BEDRAG,
        waarde=lambda regel: regel.bedragen.get(sleutel),
    )


class VoorschottenView(TabelView):
    """The advances of a contract in one year, per month and municipality."""

    template_name = "contracten/voorschotten.html"
    recht = Recht.CONTRACTEN
    tabel_class = Voorschottabel
    parameters = frozenset({"jaar"})

    def get_titel(self) -> str:
        """Name the contract and the year."""
        jaar = f" in {self.jaar}" if self.jaar else ""
        return f"Voorschotten van {self.contract.nummer}{jaar}"

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the contract."""
        return [
            Kruimel("Contracten", reverse("contracten")),
            Kruimel(f"Contract {self.contract.nummer}", reverse("contract", args=[self.contract.pk])),
        ]

    def get_queryset(self, gebruiker: Gebruiker) -> Sequence[Maandregel]:
        """Return the months of the chosen year, or else of the latest that has an agreement."""
        contracten: QuerySet[Contract] = Contract.objects.zichtbaar_voor(gebruiker)
        self.contract = get_object_or_404(contracten, pk=self.kwargs["pk"])
        voorschotten = Voorschot.objects.zichtbaar_voor(gebruiker).filter(contract=self.contract)
        self.voorschotten = voorschotten
        self.jaren = find_voorschotjaren(voorschotten)
        self.jaar = read_jaar(self.request, sort_afgesproken(self.contract, self.jaren))
        return find_maandregels(voorschotten, self.jaar) if self.jaar else []

    def get_tabel(self) -> Tabel:
        """Return the table with the municipalities that paid something."""
        regels = self.get_queryset(self.gebruiker)
        sleutels = {sleutel for regel in regels for sleutel in regel.bedragen}
        gemeenten = Gemeente.objects.named_op(self.peildatum).filter(pk__in=sleutels).order_by_naam()
        return Voorschottabel(regels, self.request, list(gemeenten))

    def get_meer_tabellen(self) -> Mapping[str, Tabel]:
        """Return every booking of the year: what is booked back disappears in the sum of a month."""
        if self.jaar is None:
            return {}
        gekozen = self.voorschotten.filter(datum__year=self.jaar).select_related("gemeente")
        boekingen = add_voorkomens(gekozen, self.peildatum, "gemeente")
        return {"boekingen": Boekingtabel(boekingen, self.request, voorvoegsel="boekingen")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the years to choose from."""
        return super().get_context_data(jaren=self.jaren, jaar=self.jaar, **kwargs)
