"""The page about payments on declarations."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse

from contracten.models import Betaling, Contract
from contracten.selectors import find_betaaljaren, sort_afgesproken
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import Kolom, Kruimel, Soort, Tabel, TabelView, read_jaar
from segmenten.models import add_voorkomens


class Betalingtabel(Tabel):
    """Payments on declarations, each with its day."""

    bijschrift = "Betalingen op declaraties"
    exportnaam = "betalingen"
    volgorde = "datum"
    leeg = "Voor zorg van dit jaar is niets op declaraties betaald."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom("datum", "Betaald op", Soort.DATUM, sorteer=True, kop=True),
        Kolom("gemeente", "Gemeente", waarde=lambda b: b.gemeente.naam, sorteer="gemeentevoorkomen__naam"),
        Kolom("kenmerk", "Kenmerk", sorteer=True),
        Kolom("bedrag", "Bedrag", Soort.BEDRAG, sorteer=True, totaal=True),
    )


class BetalingenView(TabelView):
    """What was paid on declarations of a contract for the care of one year."""

    template_name = "contracten/voorschotten.html"
    recht = Recht.CONTRACTEN
    tabel_class = Betalingtabel
    parameters = frozenset({"jaar"})
    inleiding = "Betaald op declaraties, naar het jaar van de zorg. Wat is teruggeboekt, is negatief."

    def get_titel(self) -> str:
        """Name the contract and the year of the care."""
        jaar = f" voor zorg van {self.jaar}" if self.jaar else ""
        return f"Betalingen op {self.contract.nummer}{jaar}"

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the contract."""
        return [
            Kruimel("Contracten", reverse("contracten")),
            Kruimel(f"Contract {self.contract.nummer}", reverse("contract", args=[self.contract.pk])),
        ]

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Betaling]:
        """Return the payments for the chosen year, or else for the latest that has an agreement."""
        contracten: QuerySet[Contract] = Contract.objects.zichtbaar_voor(gebruiker)
        self.contract = get_object_or_404(contracten, pk=self.kwargs["pk"])
        betalingen = Betaling.objects.zichtbaar_voor(gebruiker).filter(contract=self.contract)
        self.jaren = find_betaaljaren(betalingen)
        self.jaar = read_jaar(self.request, sort_afgesproken(self.contract, self.jaren))
        gekozen = betalingen.filter(jaar=self.jaar or 0).select_related("gemeente")
        return add_voorkomens(gekozen, self.peildatum, "gemeente")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the years to choose from."""
        return super().get_context_data(jaren=self.jaren, jaar=self.jaar, **kwargs)
