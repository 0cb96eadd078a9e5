"""Pages about contracts."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar

import django_filters
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from contracten.models import (
    Betaling,
    Contract,
    Contractopslag,
    Jaarafspraak,
    KpiScore,
    Tarief,
    Voorschot,
)
from contracten.selectors import (
    find_afspraakbladen,
    find_betaaljaren,
    find_contracten,
    find_segmenten_met_contract,
    find_voorschotjaren,
)
from inkoop.kern.afspraken import AFSPRAKEN
from inkoop.kern.beschrijving import make_keuzes
from inkoop.kern.opmaak import format_datum
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.schermen.services import (
    Actie,
    DetailMetTabellen,
    Filters,
    Kolom,
    Kruimel,
    Soort,
    Tabel,
    TabelView,
    Zoekfilter,
    get_peildatum,
    render_link,
)
from segmenten.models import BEKOSTIGINGSMODELLEN, Gemeente, Perceel, Segment, add_voorkomens
from segmenten.selectors import MODELUITLEG, describe_bron, describe_looptijd


def get_segmenten(request: Any) -> QuerySet[Segment]:
    """Return the segments to choose from."""
    return find_segmenten_met_contract(request.user, get_peildatum(request))


def get_percelen(request: Any) -> QuerySet[Perceel]:
    """Return the percelen to choose from: those of the contracts that this user sees."""
    contracten = Contract.objects.zichtbaar_voor(request.user)
    percelen = Perceel.objects.filter(pk__in=contracten.values("perceel")).select_related("segment")
    return add_voorkomens(percelen, get_peildatum(request), "segment").order_by("code")


class Contractfilter(Filters):
    """Choose contracts by number, place in the structure, provider and agreement."""

    nummer = Zoekfilter("nummer", "raamovereenkomst", label="Zoek in nummer")
    segment = django_filters.ModelChoiceFilter(
        label="Segment", field_name="perceel__segment", queryset=get_segmenten, empty_label="Alle"
    )
    perceel = django_filters.ModelChoiceFilter(label="Perceel", queryset=get_percelen, empty_label="Alle")
    model = django_filters.ChoiceFilter(
        label="Bekostigingsmodel",
        field_name="perceelvoorkomen__model",
        choices=BEKOSTIGINGSMODELLEN,
        empty_label="Alle",
    )
    # Text and not a choice: a select with hundreds of providers is slow to make and to use.
    aanbieder = Zoekfilter("aanbieder__naam", "aanbieder__code", label="Zoek in aanbieder")
    jaar = django_filters.NumberFilter(label="Afspraak in jaar", method="choose_afspraak")
    soort = django_filters.ChoiceFilter(
        label="Soort afspraak", choices=make_keuzes(AFSPRAKEN), method="choose_afspraak", empty_label="Alle"
    )

    def choose_afspraak(self, rijen: QuerySet[Contract], naam: str, waarde: Any) -> QuerySet[Contract]:
        """Return the contracts with an agreement of this year and kind; the two hold for one agreement."""
        gevraagd = {veld: self.form.cleaned_data.get(veld) for veld in ("jaar", "soort")}
        voorwaarden = {veld: gekozen for veld, gekozen in gevraagd.items() if gekozen}
        return rijen.filter(Exists(Jaarafspraak.objects.filter(contract=OuterRef("pk"), **voorwaarden)))


class Contracttabel(Tabel):
    """Contracts with their latest agreement."""

    bijschrift = "Contracten"
    exportnaam = "contracten"
    volgorde = "nummer"
    filters: ClassVar[Any] = Contractfilter
    leeg = "Er zijn nog geen contracten."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom(
            "nummer",
            "Contract",
            Soort.KORT,
            sorteer=True,
            kop=True,
            link=lambda c: reverse("contract", args=[c.pk]),
        ),
        Kolom("aanbieder__naam", "Aanbieder", sorteer=True),
        Kolom("perceel__segment__naam", "Segment", sorteer="segmentvoorkomen__naam"),
        Kolom("perceel__code", "Perceel", waarde=lambda c: c.perceel.naam, sorteer="perceel__code"),
        Kolom(
            "model",
            "Model",
            waarde=lambda c: _describe_model(c),
            sorteer="perceelvoorkomen__model",
        ),
        Kolom("ingangsdatum", "Vanaf", Soort.DATUM, sorteer=True),
        Kolom("afspraak", "Laatste afspraak", waarde=lambda c: _describe_laatste(c)),
        Kolom("afspraakbedrag", "Budget", Soort.BEDRAG, waarde=lambda c: _get_budget(c)),
    )


def _describe_model(contract: Any) -> str:
    inrichting = contract.perceel.gelezen
    return inrichting.get_model_display() if inrichting else ""


def _describe_laatste(contract: Any) -> str:
    return f"{afspraak.jaar}: {afspraak.get_soort_display()}" if (afspraak := _get_laatste(contract)) else ""


def _get_budget(contract: Any) -> Decimal | None:
    return afspraak.bedrag if (afspraak := _get_laatste(contract)) else None


def _get_laatste(contract: Any) -> Jaarafspraak | None:
    return next(iter(contract.afspraken), None)


class ContractenView(TabelView):
    """The list of contracts."""

    titel = "Contracten"
    inleiding = "Met wie er afspraken zijn, waarvoor, en op welke manier er wordt betaald."
    recht = Recht.CONTRACTEN
    tabel_class = Contracttabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Contract]:
        """Return the contracts this user may see."""
        return find_contracten(gebruiker, self.peildatum)


class Tarieftabel(Tabel):
    """The tariffs of a contract."""

    bijschrift = "Tarieven"
    exportnaam = "tarieven"
    volgorde = "product"
    leeg = "Dit contract heeft geen tarieven."
    kolommen = (
        Kolom("product", "Product", waarde=lambda t: str(t.product), sorteer="product__code", kop=True),
        Kolom("bedrag", "Tarief", Soort.BEDRAG, sorteer=True, decimalen=4),
        Kolom("eenheid", "Per"),
        Kolom("vanaf", "Vanaf", Soort.DATUM, sorteer=True),
        Kolom("tot", "Tot en met", Soort.DATUM, sorteer=True),
    )


class Kpitabel(Tabel):
    """The KPI scores of a contract."""

    bijschrift = "KPI-scores"
    exportnaam = "kpi-scores"
    volgorde = "-jaar"
    leeg = "Er zijn nog geen scores."
    kolommen = (
        Kolom("kpi", "KPI", sorteer=True, kop=True),
        Kolom("jaar", "Jaar", waarde=lambda k: str(k.jaar), sorteer="jaar"),
        Kolom("score", "Score", Soort.GETAL, sorteer=True),
        Kolom("gewicht", "Gewicht", Soort.GETAL),
    )


class ContractView(DetailMetTabellen):
    """A contract: terms, agreements per year, tariffs, surcharges, made-to-measure and KPI scores."""

    template_name = "contracten/contract.html"
    recht = Recht.CONTRACTEN
    object: Contract

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Contract]:
        """Return the contracts this user may see."""
        contracten = Contract.objects.zichtbaar_voor(gebruiker).select_related(
            "aanbieder", "perceel__segment", "regio"
        )
        return add_voorkomens(contracten, self.peildatum, "perceel", "perceel__segment")

    def get_titel(self) -> str:
        """Name the contract."""
        return f"Contract {self.object.nummer}"

    def get_inleiding(self) -> str:
        """Say with whom and for what."""
        return f"{self.object.aanbieder.naam}, {self.object.perceel.segment.naam}"

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the list."""
        return [Kruimel("Contracten", reverse("contracten"))]

    def get_acties(self) -> Sequence[Actie]:
        """Lead to what was paid: in advance, and on declarations."""
        pk = [self.object.pk]
        return [
            Actie("Voorschotten", reverse("voorschotten", args=pk)),
            Actie("Betalingen", reverse("betalingen", args=pk)),
        ]

    def get_gegevens(self) -> Sequence[tuple[str, Any]]:
        """Return the terms of the contract."""
        contract, inrichting = self.object, self.object.perceel.gelezen
        aanbieder = render_link(contract.aanbieder, reverse("aanbieder", args=[contract.aanbieder_id]))
        feiten = [
            ("Aanbieder", aanbieder),
            ("Segment", contract.perceel.segment.naam),
            ("Perceel", self._get_perceel()),
            ("Bekostigingsmodel", inrichting.get_model_display() if inrichting else ""),
            ("Raamovereenkomst", contract.raamovereenkomst),
            ("Deelnemende gemeenten", self._get_deelnemers()),
            ("Ingangsdatum", format_datum(contract.ingangsdatum)),
            ("Einddatum", format_datum(contract.einddatum) if contract.einddatum else ""),
            (
                "Looptijd",
                describe_looptijd(contract.looptijd)
                or describe_looptijd(inrichting.looptijd if inrichting else None),
            ),
        ]
        return [(label, tekst) for label, tekst in feiten if tekst]

    def get_tabellen(self) -> Mapping[str, Tabel]:
        """Return the tariffs and the KPI scores."""
        tarieven = Tarief.objects.zichtbaar_voor(self.gebruiker).filter(contract=self.object)
        scores = KpiScore.objects.zichtbaar_voor(self.gebruiker).filter(contract=self.object)
        return {
            "tarieven": Tarieftabel(
                add_voorkomens(tarieven.select_related("product"), self.peildatum, "product"),
                self.request,
                voorvoegsel="tarieven",
            ),
            "scores": Kpitabel(scores, self.request, voorvoegsel="scores"),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the agreements in words, what was paid per year, surcharges and made-to-measure."""
        contract, gebruiker = self.object, self.gebruiker
        inrichting = contract.perceel.gelezen
        opslagen = Contractopslag.objects.zichtbaar_voor(gebruiker).filter(contract=contract)
        voorschotten = Voorschot.objects.zichtbaar_voor(gebruiker).filter(contract=contract)
        betalingen = Betaling.objects.zichtbaar_voor(gebruiker).filter(contract=contract)
        return super().get_context_data(
            modeluitleg=MODELUITLEG[inrichting.model] if inrichting else "",
            afspraken=find_afspraakbladen(contract, gebruiker, self.peildatum),
            voorschotjaren=find_voorschotjaren(voorschotten),
            betaaljaren=find_betaaljaren(betalingen),
            opslagen=opslagen.select_related("opslag"),
            maatwerk=add_voorkomens(contract.maatwerk.select_related("traject"), self.peildatum, "traject"),
            bron=describe_bron(contract.bron),
            **kwargs,
        )

    def _get_deelnemers(self) -> str:
        """Name who takes part, when the contract says so itself."""
        gemeenten = Gemeente.objects.named_op(self.peildatum).filter(
            pk__in=self.object.deelnames.values("gemeente")
        )
        return ", ".join(gemeente.label for gemeente in gemeenten.order_by_naam())

    def _get_perceel(self) -> str:
        perceel = self.object.perceel
        if not has_recht(self.gebruiker, Recht.STRUCTUUR):
            return perceel.naam
        adres = reverse("perceel", args=[perceel.pk])
        return render_link(perceel.naam, adres)
