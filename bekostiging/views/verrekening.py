"""The page that says who still pays whom over a year: by law, segment and provider, and mutually."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.urls import reverse
from django.utils.http import urlencode

from bekostiging.selectors import is_gemeentelijk
from bekostiging.selectors.posten import (
    Totaalregel,
    add_posten,
    find_verrekenstaten,
)
from bekostiging.views.afrekeningdetail import Postendetail
from bekostiging.views.bedragen import TE_VERREKENEN, make_bedragkolommen, make_betaallinks, make_kerncijfers
from bekostiging.views.kolommen import make_betaalkolom, make_postkolommen
from bekostiging.views.saldozin import MEER
from inkoop.kern.bedragen import add_bedragen
from inkoop.kern.codes import Domein
from inkoop.kern.indeling import MEER_WETTEN
from inkoop.platform.schermen.services import (
    Actie,
    Kolom,
    Lijstfilter,
    Soort,
    Tabel,
)

_NAAMVELDEN = {
    "segment": "segment",
    "aanbieder": "aanbieder",
    "gemeente": "gemeente",
    "taakveld": "taakveldnaam",
}


class Postfilter(Lijstfilter):
    """Choose parts by law, segment, provider, municipality and taakveld."""

    wet = forms.ChoiceField(
        label="Wet", required=False, choices=[("", "Alle"), *Domein.choices, (MEER, MEER_WETTEN)]
    )
    segment = forms.CharField(label="Segment", required=False)
    aanbieder = forms.CharField(label="Aanbieder", required=False)
    gemeente = forms.CharField(label="Gemeente", required=False)
    taakveld = forms.CharField(label="Taakveld", required=False)

    def filter_rijen(self, rijen: Sequence[Any]) -> Sequence[Any]:
        """Return the parts of the chosen law whose names are what was asked, or else hold it."""
        wet = self.cleaned_data["wet"]
        gekozen = [post for post in rijen if not wet or (post.wet or MEER) == wet]
        for naam, veld in _NAAMVELDEN.items():
            tekst = self.cleaned_data[naam].casefold()
            precies = [post for post in gekozen if getattr(post, veld).casefold() == tekst]
            # A link names a segment in full; "Jeugd 1" is not to bring "Jeugd 10" along.
            gekozen = precies or [post for post in gekozen if tekst in getattr(post, veld).casefold()]
        return gekozen


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
        *make_bedragkolommen(),
    )


class Posttabel(Tabel):
    """The parts: one municipality in one contract, each with its explanation."""

    bijschrift = "Per contract en gemeente"
    exportnaam = "verrekening-posten"
    filters: ClassVar[Any] = Postfilter
    leeg = "Geen contract past bij deze keuze."
    kolommen: ClassVar[Sequence[Kolom]] = (
        *make_postkolommen(),
        *make_bedragkolommen(links=make_betaallinks("contractsleutel", "jaar")),
        Kolom("betalernaam", "Rekent af met de aanbieder", sorteer=True),
        make_betaalkolom(lambda post, _: post.richting, saldo="te_verrekenen"),
    )


class Correctieoverzicht(Overzichttabel):
    """The same of a correction, which settles only the difference."""

    kolommen = (*Overzichttabel.kolommen, TE_VERREKENEN)


class Correctieposten(Posttabel):
    """The parts of a correction, which settle only the difference."""

    kolommen = (*Posttabel.kolommen[:-2], TE_VERREKENEN, *Posttabel.kolommen[-2:])


class Staattabel(Tabel):
    """What municipalities settle with who buys for them; all parties together it is nothing."""

    bijschrift = "Onderlinge verrekening"
    exportnaam = "onderlinge-verrekening"
    leeg = "Iedere gemeente rekent zelf af met de aanbieders; er is onderling niets te verrekenen."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom("partij", "Partij", kop=True),
        Kolom("saldo", "Krijgt (of betaalt, negatief)", Soort.BEDRAG, totaal=True),
        Kolom("betaler", "Rekent af met de aanbieder"),
    )


def _get_adres_posten(regel: Totaalregel) -> str:
    post = regel.delen[0]
    vraag = {"wet": post.wet or MEER, "segment": post.segment, "aanbieder": post.aanbieder}
    return "?" + urlencode({f"posten-{naam}": waarde for naam, waarde in vraag.items()}) + "#tabel-posten"


class VerrekeningView(Postendetail):
    """Who still pays whom over a year, within what an account may see."""

    template_name = "bekostiging/verrekening.html"

    def get_titel(self) -> str:
        """Name year, region and version."""
        afrekening = self.object
        return f"Wie betaalt wat over {afrekening.jaar}, {afrekening.regio.naam}, versie {afrekening.versie}"

    def get_acties(self) -> Sequence[Actie]:
        """Lead to the figures for the year accounts."""
        return [Actie("Voor de jaarrekening", reverse("afrekening_jaarrekening", args=[self.object.pk]))]

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
            naam: klasse(rijen, self.request, voorvoegsel=naam, onderwerp=self.onderwerp)
            for naam, klasse, rijen in (
                ("overzicht", overzicht, regels),
                ("posten", posten, self.posten),
                ("staat", Staattabel, staten),
            )
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add its figures, and what who buys settles with providers."""
        return super().get_context_data(
            kerncijfers=make_kerncijfers(add_bedragen(self.posten), {}),
            staten=[] if is_gemeentelijk(self.gebruiker) else find_verrekenstaten(self.posten),
            **kwargs,
        )
