"""What lies behind one step of a settlement: prestaties and allocations, line by line."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from bekostiging.models import Contractafrekening
from bekostiging.selectors import (
    Lijnen,
    StapBestaatNietError,
    add_lijnen,
    find_lijnen,
    get_doel,
    get_stap,
    get_stapblad,
    get_zichtbare_gemeenten,
    has_bewaarde_lijnen,
    is_in_euro,
)
from bekostiging.views.tonen import get_afrekeningkruimels
from bekostiging.views.versiedetail import Uitkomstdetail
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.schermen.services import Inzage, Kolom, Kruimel, Soort, Tabel
from toegang.selectors import add_credits, make_kenmerkvraag


class Prestatielijntabel(Tabel):
    """The prestaties behind a step."""

    bijschrift = "Prestaties"
    exportnaam = "prestaties"
    volgorde = "begindatum"
    leeg = "Er zijn geen prestaties meer die bij deze stap horen."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom("nummer", "Kenmerk", Soort.KORT, kop=True),
        Kolom(
            "toewijzing",
            "Toewijzing",
            Soort.KORT,
            waarde=lambda p: p.toewijzing.nummer,
            link=lambda p: reverse("toewijzing", args=[p.toewijzing_id]),
        ),
        Kolom("client", "Cliënt", waarde="toewijzing__client__pseudoniem", toelichting="pseudoniem"),
        Kolom("begindatum", "Van", Soort.DATUM, sorteer=True),
        Kolom("einddatum", "Tot en met", Soort.DATUM),
        Kolom("volume", "Volume", Soort.GETAL, totaal=True, decimalen=4),
        Kolom("tarief", "Tarief", Soort.BEDRAG, decimalen=4),
        Kolom("bedrag", "Bedrag", Soort.BEDRAG, totaal=True, toelichting="volume x tarief"),
    )


class Bewaardetabel(Prestatielijntabel):
    """The same as they were kept: a line may have been taken back since, and leads to its credit then."""

    kolommen = (
        *Prestatielijntabel.kolommen,
        Kolom(
            "credit",
            "Later teruggenomen",
            Soort.KORT,
            toelichting="door deze credit",
            link=lambda p: f"{reverse('toewijzing', args=[p.toewijzing_id])}?{make_kenmerkvraag(p.credit)}",
        ),
    )


class Lijntabel(Tabel):
    """The allocations behind a step, each with its own calculation."""

    bijschrift = "Toewijzingen"
    exportnaam = "toewijzingen"
    leeg = "Er zijn geen toewijzingen meer die bij deze stap horen."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom(
            "nummer",
            "Toewijzing",
            Soort.KORT,
            kop=True,
            sorteer=True,
            link=lambda lijn: reverse("toewijzing", args=[lijn.toewijzing]) if lijn.toewijzing else "",
        ),
        Kolom("client", "Cliënt", sorteer=True, toelichting="pseudoniem"),
        Kolom("berekening", "Berekening"),
        Kolom("uitkomst", "Bedrag", Soort.BEDRAG, sorteer=True, totaal=True),
    )


class Tellijntabel(Lijntabel):
    """The same for a step that counts days or clients."""

    bijschrift = "Regels"
    exportnaam = "regels"
    kolommen = (
        Kolom("nummer", "Regel", kop=True, link=Lijntabel.kolommen[0].link),
        *Lijntabel.kolommen[1:3],
        Kolom("uitkomst", "Aantal", Soort.GETAL, totaal=True),
    )


class LijnenView(Uitkomstdetail):
    """What lies behind one step, line by line, with the sum beside the outcome of the step."""

    template_name = "bekostiging/lijnen.html"
    recht = Recht.AFREKENINGREGELS
    logt = "afrekeningregels"

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Contractafrekening]:
        """Return the settlements this user may see."""
        return Contractafrekening.objects.zichtbaar_voor(gebruiker).select_related(
            "contract__aanbieder", "contract__perceel", "afrekening__regio"
        )

    def get_object(self) -> Contractafrekening:
        """Find the settlement and the step; a step of another municipality does not exist (404)."""
        afrekening: Contractafrekening = super().get_object()
        self.zichtbaar = get_zichtbare_gemeenten(self.gebruiker)
        try:
            self.stap = get_stap(afrekening, self.kwargs["pad"])
        except StapBestaatNietError as fout:
            raise Http404(str(fout)) from fout
        if self.zichtbaar is not None and self.stap.gemeente not in self.zichtbaar:
            raise Http404(self.kwargs["pad"])
        return afrekening

    def get_inzage(self) -> Inzage:
        """Name the settlement of the contract and the step whose clients are shown."""
        afrekening = self.object
        sleutel = f"{afrekening.contract.nummer}/{afrekening.afrekening.jaar}"
        details = {"stap": self.kwargs["pad"], "regels": len(self.lijst.pagina.rijen)}
        return Inzage(self.logt, sleutel, [afrekening.afrekening.regio.code], details)

    def get_titel(self) -> str:
        """Name the step."""
        return f"Regels bij: {self.blad.titel}"

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the settlement of the contract."""
        afrekening = self.object
        naam = f"Afrekening {afrekening.afrekening.jaar} van contract {afrekening.contract.nummer}"
        mag_terug = has_recht(self.gebruiker, Recht.AFREKENINGEN)
        kruimels = get_afrekeningkruimels(afrekening.afrekening) if mag_terug else []
        return [*kruimels, Kruimel(naam, reverse("contractafrekening", args=[afrekening.pk]))]

    def get_tabellen(self) -> Mapping[str, Tabel]:
        """Return the lines: prestaties by the database, the rest computed one by one."""
        self.blad = get_stapblad(self.object, self.kwargs["pad"], self.zichtbaar)
        self.lijnen: Lijnen = find_lijnen(self.stap)
        self.is_bewaard = has_bewaarde_lijnen(self.stap)
        self.lijst = self._make_tabel()
        return {"tabel": self.lijst}

    def _make_tabel(self) -> Tabel:
        if not isinstance(self.lijnen, QuerySet):
            klasse = Lijntabel if is_in_euro(self.stap) else Tellijntabel
            return klasse(self.lijnen, self.request, voorvoegsel="lijnen")
        if not self.is_bewaard:
            # What counts now was not taken back.
            return Prestatielijntabel(self.lijnen, self.request, voorvoegsel="lijnen")
        return Bewaardetabel(add_credits(self.lijnen), self.request, voorvoegsel="lijnen")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the step itself, and the sum of the lines beside its outcome."""
        som, doel = add_lijnen(self.lijnen), get_doel(self.stap)
        return super().get_context_data(
            blad=self.blad,
            som=som,
            klopt=som == doel,
            in_euro=is_in_euro(self.stap),
            is_bewaard=self.is_bewaard,
            **kwargs,
        )
