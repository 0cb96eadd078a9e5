"""Pages about the figures of policy documents."""

from collections.abc import Sequence
from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from inkoop.kern.codes import Cijferniveau
from inkoop.kern.opmaak import format_bedrag, format_getal, format_percentage
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import (
    Filters,
    Grafiek,
    Kolom,
    Kruimel,
    Reeks,
    Tabel,
    TabelView,
    make_staafdiagram,
)
from segmenten.models import Jaarcijfer, Regio, Segment
from segmenten.selectors import add_waarover, describe_bron, find_uitgaven, in_woorden
from segmenten.views.kruimels import get_regiokruimels

# A chart with more series than this cannot be told apart.
MEESTE_JAREN = 4


def format_cijfer(cijfer: Jaarcijfer) -> str:
    """Return the value with its unit, as the document means it."""
    if cijfer.eenheid == "euro":
        return format_bedrag(cijfer.waarde)
    if cijfer.eenheid == "procent":
        return format_percentage(cijfer.waarde)
    if cijfer.eenheid == "jaar":
        return str(cijfer.waarde)
    return f"{format_getal(cijfer.waarde)} {in_woorden(cijfer.eenheid).lower()}"


def _vindplaats(cijfer: Jaarcijfer) -> str:
    bron = describe_bron(cijfer.bron)
    if bron is None:
        return ""
    return f"{bron.document}, paragraaf {bron.paragraaf}" if bron.paragraaf else bron.document


class Cijfertabel(Tabel):
    """Figures of one element, with the place where they stand."""

    bijschrift = "Cijfers"
    exportnaam = "cijfers"
    volgorde = "volgorde"
    leeg = "Er zijn nog geen cijfers."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom("volgorde", "Wat", waarde=lambda c: in_woorden(c.grootheid), sorteer="volgorde", kop=True),
        Kolom("jaar", "Jaar", waarde=lambda c: None if c.jaar is None else str(c.jaar), sorteer="jaar"),
        Kolom("waarde", "Waarde", waarde=format_cijfer),
        Kolom("opmerking", "Opmerking"),
        Kolom("bron", "Bron", waarde=_vindplaats),
    )


class Cijferfilter(Filters):
    """Choose by level and year."""

    niveau = django_filters.ChoiceFilter(
        label="Niveau",
        choices=Cijferniveau.choices,
        empty_label="Alle",
    )
    jaar = django_filters.NumberFilter(label="Jaar")
    grootheid = django_filters.CharFilter(label="Zoek in wat is geteld", lookup_expr="icontains")


class AlleCijferstabel(Cijfertabel):
    """The figures of a whole region, with what they are about."""

    filters = Cijferfilter
    kolommen = (
        Cijfertabel.kolommen[0],
        Kolom("code", "Waarover", waarde="waarover", sorteer="code"),
        *Cijfertabel.kolommen[1:],
    )


class JaarcijfersView(TabelView):
    """The figures of a region, with a chart of the spending per segment (NL §6)."""

    template_name = "segmenten/jaarcijfers.html"
    recht = Recht.STRUCTUUR
    tabel_class = AlleCijferstabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Jaarcijfer]:
        """Return the figures of the region in the address."""
        self.regio = get_object_or_404(Regio.objects.zichtbaar_voor(gebruiker), pk=self.kwargs["pk"])
        cijfers = Jaarcijfer.objects.zichtbaar_voor(gebruiker).filter(regio=self.regio)
        return add_waarover(cijfers, self.peildatum)

    def get_titel(self) -> str:
        """Name the region."""
        return f"Cijfers {self.regio.naam}"

    def get_inleiding(self) -> str:
        """Say where the figures come from."""
        return "Cijfers uit de beleidsstukken van de regio, met de plaats waar zij staan."

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the region."""
        return get_regiokruimels(self.regio)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the chart, when there is spending per segment."""
        return super().get_context_data(beeld=self._make_grafiek(), **kwargs)

    def _make_grafiek(self) -> Grafiek | None:
        cijfers = Jaarcijfer.objects.zichtbaar_voor(self.gebruiker).filter(regio=self.regio)
        uitgaven = find_uitgaven(cijfers)
        if not uitgaven:
            return None
        segmenten = Segment.objects.zichtbaar_voor(self.gebruiker).op(self.peildatum)
        namen = segmenten.filter(regio=self.regio).get_namen()
        jaren = sorted({jaar for bedragen in uitgaven.values() for jaar in bedragen})[-MEESTE_JAREN:]
        return make_staafdiagram(
            "Uitgaven per segment",
            "Wat er in elk segment is uitgegeven, volgens de beleidsstukken van de regio.",
            [namen.get(code, code) for code in uitgaven],
            [Reeks(str(jaar), [bedragen.get(jaar) for bedragen in uitgaven.values()]) for jaar in jaren],
            categorienaam="Segment",
        )
