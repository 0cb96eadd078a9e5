"""The page that says who still pays whom over a year: by law, segment and provider, and mutually."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from bekostiging.models import Afrekening
from bekostiging.selectors import find_afrekeningen, is_gemeentelijk
from bekostiging.selectors.posten import (
    Post,
    Totaalregel,
    add_posten,
    find_posten,
    find_verrekenstaten,
    make_saldozin,
    name_gemeenten,
)
from bekostiging.views.bedragen import make_bedragkolommen, make_kerncijfers
from bekostiging.views.saldozin import MEER, render_saldozin
from bekostiging.views.tonen import get_afrekeningkruimels, get_saldotoon, get_statustoon
from inkoop.kern.bedragen import add_bedragen
from inkoop.kern.codes import Domein
from inkoop.kern.indeling import MEER_WETTEN
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import (
    Actie,
    DetailMetTabellen,
    Kolom,
    Kruimel,
    Lijstfilter,
    Soort,
    Tabel,
)


class Postfilter(Lijstfilter):
    """Choose parts by law, segment, provider and municipality."""

    wet = forms.ChoiceField(
        label="Wet", required=False, choices=[("", "Alle"), *Domein.choices, (MEER, MEER_WETTEN)]
    )
    segment = forms.CharField(label="Segment", required=False)
    aanbieder = forms.CharField(label="Aanbieder", required=False)
    gemeente = forms.CharField(label="Gemeente", required=False)

    def filter_rijen(self, rijen: Sequence[Any]) -> Sequence[Any]:
        """Return the parts of the chosen law whose names hold what was asked."""
        wet = self.cleaned_data["wet"]
        teksten = {naam: self.cleaned_data[naam].casefold() for naam in ("segment", "aanbieder", "gemeente")}
        return [
            post
            for post in rijen
            if (not wet or (post.wet or MEER) == wet)
            and all(tekst in getattr(post, naam).casefold() for naam, tekst in teksten.items())
        ]


class Overzichttabel(Tabel):
    """Totals by law, segment and provider; each opens into its parts."""

    bijschrift = "Per wet, segment en aanbieder"
    exportnaam = "verrekening"
    leeg = "Er zijn in deze afrekening geen bedragen."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom("wet", "Wet", waarde=lambda r: r.sleutel[0]),
        Kolom("segment", "Segment", waarde=lambda r: r.sleutel[1]),
        Kolom(
            "aanbieder",
            "Aanbieder",
            waarde=lambda r: r.sleutel[2],
            kop=True,
            link=lambda r: _get_adres_posten(r),
        ),
        *(kolom for kolom in make_bedragkolommen()),
    )


class Posttabel(Tabel):
    """The parts: one municipality in one contract, each with its explanation."""

    bijschrift = "Per contract en gemeente"
    exportnaam = "verrekening-posten"
    filters: ClassVar[Any] = Postfilter
    leeg = "Geen contract past bij deze keuze."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom(
            "contract",
            "Contract",
            Soort.KORT,
            sorteer=True,
            kop=True,
            link=lambda p: reverse("contractafrekening", args=[p.sleutel]),
        ),
        Kolom("aanbieder", "Aanbieder", sorteer=True),
        Kolom("gemeente", "Gemeente", sorteer=True),
        *make_bedragkolommen(),
        Kolom(
            "richting",
            "Wie betaalt",
            Soort.STATUS,
            toon=lambda p: get_saldotoon(p.te_verrekenen),
        ),
    )


_TE_VERREKENEN = Kolom(
    "te_verrekenen", "Te verrekenen", Soort.BEDRAG, totaal=True, toelichting="verschil met wat eerder gold"
)


class Correctieoverzicht(Overzichttabel):
    """The same of a correction, which settles only the difference."""

    kolommen = (*Overzichttabel.kolommen, _TE_VERREKENEN)


class Correctieposten(Posttabel):
    """The parts of a correction, which settle only the difference."""

    kolommen = (*Posttabel.kolommen[:-1], _TE_VERREKENEN, Posttabel.kolommen[-1])


class Staattabel(Tabel):
    """What municipalities settle with who buys for them; all parties together it is nothing."""

    bijschrift = "Onderlinge verrekening"
    exportnaam = "onderlinge-verrekening"
    leeg = "Iedere gemeente rekent zelf af met de aanbieders; er is onderling niets te verrekenen."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom("partij", "Partij", kop=True),
        Kolom("saldo", "Krijgt (of betaalt, negatief)", Soort.BEDRAG, totaal=True),
        Kolom("betaler", "Rekent af met de aanbieders"),
    )


def _get_adres_posten(regel: Totaalregel) -> str:
    post = regel.delen[0]
    vraag = {"wet": post.wet or MEER, "segment": post.segment, "aanbieder": post.aanbieder}
    return "?" + urlencode({f"posten-{naam}": waarde for naam, waarde in vraag.items()}) + "#tabel-posten"


class VerrekeningView(DetailMetTabellen):
    """Who still pays whom over a year, within what an account may see."""

    template_name = "bekostiging/verrekening.html"
    recht = Recht.AFREKENINGEN
    object: Afrekening

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Afrekening]:
        """Return the settlements of the regions of this user."""
        return find_afrekeningen(gebruiker)

    def get_titel(self) -> str:
        """Name year, region and version."""
        afrekening = self.object
        return f"Wie betaalt wat over {afrekening.jaar}, {afrekening.regio.naam}, versie {afrekening.versie}"

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the settlement."""
        return get_afrekeningkruimels(self.object)

    def get_acties(self) -> Sequence[Actie]:
        """Lead to the figures for the year accounts."""
        return [Actie("Voor de jaarrekening", reverse("afrekening_jaarrekening", args=[self.object.pk]))]

    @cached_property
    def posten(self) -> list[Post]:
        """The parts this user may see."""
        return find_posten(self.gebruiker, self.object)

    def get_tabellen(self) -> Mapping[str, Tabel]:
        """Return totals, parts and the statement between municipalities."""
        staten = [
            {"partij": regel.partij, "saldo": regel.saldo, "betaler": staat.betaler.naam}
            for staat in find_verrekenstaten(self.posten)
            for regel in staat.regels
        ]
        regels = add_posten(self.posten, "wetnaam", "segment", "aanbieder")
        is_correctie = self.object.corrigeert_id is not None
        overzicht = Correctieoverzicht if is_correctie else Overzichttabel
        posten = Correctieposten if is_correctie else Posttabel
        return {
            "overzicht": overzicht(regels, self.request, voorvoegsel="overzicht"),
            "posten": posten(self.posten, self.request, voorvoegsel="posten"),
            "staat": Staattabel(staten, self.request, voorvoegsel="staat"),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the answer in a sentence, its figures by law, and what who buys settles with providers."""
        return super().get_context_data(
            zin=self._make_zin(),
            kerncijfers=make_kerncijfers(add_bedragen(self.posten), {}),
            statustoon=get_statustoon(self.object),
            staten=[] if is_gemeentelijk(self.gebruiker) else find_verrekenstaten(self.posten),
            **kwargs,
        )

    def _make_zin(self) -> SafeString:
        wie = name_gemeenten(self.posten, f"Regio {self.object.regio.naam}")
        return render_saldozin(make_saldozin(wie, self.object.jaar, self.posten), self.object.pk)
