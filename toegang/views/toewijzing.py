"""Pages about allocations."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.urls import reverse

from inkoop.kern.opmaak import format_datum, format_getal, format_percentage
from inkoop.platform.databank.zoeken import get_precies
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.schermen.services import (
    DetailMetTabellen,
    Filters,
    Inzage,
    JaNeefilter,
    Kolom,
    Kruimel,
    Soort,
    Tabel,
    TabelView,
    Zoekfilter,
    get_peildatum,
    render_link,
)
from segmenten.models import Gemeente, Product, add_voorkomens
from toegang.models import Prestatie, Toewijzing, Zorgperiode
from toegang.selectors import (
    add_credits,
    find_gelijkende_nummers,
    find_gemeenten_met_zorg,
    find_gezochte_toewijzingen,
    find_producten_met_zorg,
    find_toewijzingen,
)
from toegang.views.prestatie import Prestatietabel


def get_gemeenten(request: Any) -> QuerySet[Gemeente]:
    """Return the municipalities to choose from."""
    return find_gemeenten_met_zorg(request.user, get_peildatum(request))


def get_producten(request: Any) -> QuerySet[Product]:
    """Return the products to choose from."""
    return find_producten_met_zorg(request.user, get_peildatum(request))


class Nummerfilter(Zoekfilter):
    """Searches allocations by number or pseudonym, with the index that both have."""

    def filter(self, qs: QuerySet[Toewijzing], value: str) -> QuerySet[Toewijzing]:
        """Keep the allocations whose number or pseudonym holds the text, or is it between quotation marks."""
        if not value or get_precies(value):
            return super().filter(qs, value)
        return find_gezochte_toewijzingen(qs, value)

    def find_gelijk(self, rijen: QuerySet[Toewijzing], tekst: str) -> Sequence[str]:
        """Return numbers and pseudonyms that are like the text."""
        return find_gelijkende_nummers(rijen, tekst)


class Toewijzingfilter(Filters):
    """Choose allocations by number, contract, municipality, product and start of care."""

    nummer = Nummerfilter("nummer", "client__pseudoniem", label="Zoek in nummer of pseudoniem")
    contract = Zoekfilter("contract__nummer", label="Zoek in contractnummer")
    gemeente = django_filters.ModelChoiceFilter(label="Gemeente", queryset=get_gemeenten, empty_label="Alle")
    product = django_filters.ModelChoiceFilter(label="Product", queryset=get_producten, empty_label="Alle")
    gestart = JaNeefilter(label="Zorg is begonnen", field_name="start", lookup_expr="isnull", exclude=True)


def _describe_zorg(toewijzing: Toewijzing) -> str:
    """Name what was allocated, without its code: the page of the allocation has both."""
    zorg = toewijzing.traject or toewijzing.product
    return zorg.naam if zorg else ""


class Toewijzingtabel(Tabel):
    """Allocations."""

    bijschrift = "Toewijzingen"
    exportnaam = "toewijzingen"
    volgorde = "nummer"
    filters: ClassVar[Any] = Toewijzingfilter
    leeg = "Er zijn nog geen toewijzingen."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom(
            "nummer",
            "Toewijzing",
            Soort.KORT,
            sorteer=True,
            kop=True,
            link=lambda t: reverse("toewijzing", args=[t.pk]),
        ),
        Kolom("client__pseudoniem", "Cliënt", Soort.KORT, toelichting="pseudoniem"),
        Kolom("gemeente__naam", "Gemeente", sorteer="gemeentevoorkomen__naam"),
        Kolom("contract__nummer", "Contract", Soort.KORT, sorteer=True),
        Kolom("wat", "Wat", waarde=_describe_zorg),
        Kolom("ingangsdatum", "Vanaf", Soort.DATUM, sorteer=True),
        Kolom("einddatum", "Tot en met", Soort.DATUM, sorteer=True),
        Kolom("start", "Start zorg", Soort.DATUM, sorteer=True),
        Kolom("stop", "Stop zorg", Soort.DATUM, sorteer=True),
    )


class ToewijzingenView(TabelView):
    """The list of allocations."""

    titel = "Toewijzingen"
    inleiding = "Welke zorg is toegewezen, bij wie, en wanneer die begon en stopte."
    recht = Recht.CLIENTEN
    logt = "toewijzingen"
    tabel_class = Toewijzingtabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Toewijzing]:
        """Return the allocations this user may see."""
        return find_toewijzingen(gebruiker, self.peildatum)


class Kenmerkfilter(Filters):
    """Choose among the prestaties of an allocation; a line and its credit lead to each other with it."""

    kenmerk = Zoekfilter("nummer", label="Zoek in kenmerk")


class PrestatiesVanToewijzing(Prestatietabel):
    """The prestaties of one allocation, approved and rejected."""

    filters = Kenmerkfilter
    leeg = "Op deze toewijzing is nog niets gedeclareerd."
    kolommen = tuple(
        kolom for kolom in Prestatietabel.kolommen if kolom.naam not in {"toewijzing", "contract__nummer"}
    )


class ToewijzingView(DetailMetTabellen):
    """An allocation with its prestaties."""

    template_name = "toegang/toewijzing.html"
    recht = Recht.CLIENTEN
    logt = "toewijzing"
    object: Toewijzing

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Toewijzing]:
        """Return the allocations this user may see."""
        toewijzingen = Toewijzing.objects.zichtbaar_voor(gebruiker).select_related(
            "client", "gemeente", "contract__aanbieder", "product", "traject", "regio", "resultaat"
        )
        toewijzingen = toewijzingen.prefetch_related("perioden")
        return add_voorkomens(toewijzingen, self.peildatum, "gemeente", "product", "traject")

    def get_inzage(self) -> Inzage:
        """Name the allocation and its client, by pseudonym."""
        zorg = self.object
        return Inzage(self.logt, zorg.nummer, [zorg.regio.code], {"client": zorg.client.pseudoniem})

    def get_titel(self) -> str:
        """Name the allocation."""
        return f"Toewijzing {self.object.nummer}"

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the list."""
        return [Kruimel("Toewijzingen", reverse("toewijzingen"))]

    def get_gegevens(self) -> Sequence[tuple[str, Any]]:
        """Return what was allocated."""
        zorg = self.object
        feiten = [
            ("Cliënt (pseudoniem)", zorg.client.pseudoniem),
            ("Gemeente", zorg.gemeente.naam),
            ("Contract", self._get_contract()),
            ("Product", str(zorg.product or "")),
            ("Traject", str(zorg.traject or "")),
            ("Toegewezen", _describe_volume(zorg)),
            ("Vanaf", format_datum(zorg.ingangsdatum)),
            ("Tot en met", format_datum(zorg.einddatum) if zorg.einddatum else "Nog open"),
            *_describe_perioden(list(zorg.perioden.all())),
            ("Vervolg op", self._get_vervolg()),
            ("Ingetrokken", "Ja, deze toewijzing telt nergens mee" if zorg.ingetrokken else ""),
            ("Resultaat", _describe_resultaat(zorg)),
        ]
        return [(label, tekst) for label, tekst in feiten if tekst]

    def get_tabellen(self) -> Mapping[str, Tabel]:
        """Return the prestaties."""
        prestaties = Prestatie.objects.zichtbaar_voor(self.gebruiker).filter(
            toewijzing=self.object, contract=self.object.contract_id
        )
        prestaties = add_credits(prestaties).prefetch_related("toewijzing")
        return {"prestaties": PrestatiesVanToewijzing(prestaties, self.request, voorvoegsel="prestaties")}

    def _get_contract(self) -> str:
        contract = self.object.contract
        tekst = f"{contract.nummer}, {contract.aanbieder.naam}"
        if not has_recht(self.gebruiker, Recht.CONTRACTEN):
            return tekst
        adres = reverse("contract", args=[contract.pk])
        return render_link(tekst, adres)

    def _get_vervolg(self) -> str:
        """Lead to the allocation that this one continues, for who may see that."""
        sleutel = self.object.vervolg_op_id
        if sleutel is None:
            return ""
        eerder = Toewijzing.objects.zichtbaar_voor(self.gebruiker).filter(pk=sleutel).first()
        if eerder is None:
            return "Een toewijzing van een andere gemeente"
        return render_link(f"Toewijzing {eerder.nummer}", reverse("toewijzing", args=[eerder.pk]))


def _describe_perioden(perioden: Sequence[Zorgperiode]) -> list[tuple[str, str]]:
    """Tell when care was given: one period by its days, more of them each as a stretch of days."""
    if len(perioden) > 1:
        return [(f"Zorgperiode {plaats}", _describe_periode(p)) for plaats, p in enumerate(perioden, start=1)]
    start, stop, reden = (
        (p.start, p.stop, p.reden_stop) if (p := next(iter(perioden), None)) else (None, None, "")
    )
    return [
        ("Start zorg", format_datum(start) if start else "Nog niet begonnen"),
        ("Stop zorg", format_datum(stop) if stop else ""),
        ("Reden van het stoppen", reden),
    ]


def _describe_periode(periode: Zorgperiode) -> str:
    van = format_datum(periode.start) if periode.start else ""
    dagen = f"{van} tot en met {format_datum(periode.stop)}" if periode.stop else f"vanaf {van}"
    return f"{dagen} ({periode.reden_stop})" if periode.reden_stop else dagen


def _describe_volume(zorg: Toewijzing) -> str:
    if zorg.volume is None:
        return ""
    frequentie = f" ({zorg.get_frequentie_display().lower()})" if zorg.frequentie else ""
    return f"{format_getal(zorg.volume)} {zorg.eenheid}{frequentie}"


def _describe_resultaat(zorg: Toewijzing) -> str:
    resultaat = getattr(zorg, "resultaat", None)
    if resultaat is None:
        return ""
    return f"{format_percentage(100 * resultaat.behaald)} behaald op {format_datum(resultaat.datum)}"
