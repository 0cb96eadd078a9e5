"""The page with figures of a settlement for the year accounts of a municipality."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode

from bekostiging.models import Afrekening, Afrekeningstatus
from bekostiging.selectors import find_boekingen, get_eerste_versie
from bekostiging.selectors.posten import Post, Totaalregel, add_posten, find_posten
from bekostiging.views.afrekeningdetail import Postendetail
from bekostiging.views.bedragen import make_bedragkolommen
from bekostiging.views.kolommen import make_postkolommen
from bekostiging.views.saldozin import MEER
from bekostiging.views.verrekening import Postfilter
from inkoop.kern.codes import Domein
from inkoop.kern.indeling import read_taakvelden
from inkoop.platform.schermen.services import Actie, Kolom, Soort, Tabel


def _make_standkolommen() -> list[Kolom]:
    """What is to be received and paid apart, as a balance sheet has them, then together and how certain."""
    delen = (
        ("stand", "Per saldo", "stand__totaal", "positief: te ontvangen"),
        ("gedeclareerd", "Gedeclareerd", "stand__gedeclareerd", "na 31 december betaald"),
        ("gerealiseerd", "Gerealiseerd", "stand__gerealiseerd", "geleverd, nog niet betaald"),
        ("verwacht", "Verwacht", "stand__verwacht", "volgt uit de afspraak"),
    )
    return [
        Kolom("te_ontvangen", "Te ontvangen", Soort.BEDRAG, totaal=True),
        Kolom("te_betalen", "Te betalen", Soort.BEDRAG, totaal=True),
        *(
            Kolom(naam, titel, Soort.BEDRAG, waarde=pad, totaal=True, toelichting=toelichting)
            for naam, titel, pad, toelichting in delen
        ),
    ]


def _get_adres_standposten(regel: Totaalregel) -> str:
    """Lead from a line of the balance to its parts, below it."""
    post = regel.delen[0]
    vraag = {"standposten-wet": post.wet or MEER, "standposten-segment": post.segment}
    return f"?{urlencode(vraag)}#tabel-standposten"


def _get_adres_taakveld(regel: Totaalregel) -> str:
    """Lead from a taakveld to its parts, on the page that says who pays what."""
    post = regel.delen[0]
    vraag = {"posten-wet": post.wet or MEER, "posten-taakveld": post.taakveldnaam}
    adres = reverse("afrekening_verrekening", args=[post.versiesleutel])
    return f"{adres}?{urlencode(vraag)}#tabel-posten"


class Taakveldtabel(Tabel):
    """Totals per taakveld of Iv3."""

    bijschrift = "Per taakveld (Iv3)"
    exportnaam = "taakvelden"
    leeg = "Er zijn in deze afrekening geen bedragen."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom(
            "taakveld",
            "Taakveld",
            Soort.KORT,
            waarde=lambda r: r.delen[0].taakveldnaam,
            kop=True,
            link=lambda r: _get_adres_taakveld(r),
        ),
        Kolom("naam", "Naam", waarde=lambda r: r.delen[0].taakveld.naam if r.delen[0].taakveld else ""),
        Kolom("wet", "Wet", waarde=lambda r: r.sleutel[1]),
        *make_bedragkolommen(("realisatie", "vergoeding", "saldo")),
    )


class Standtabel(Tabel):
    """The position on 31 December by law and segment, with how certain it is."""

    bijschrift = "Te betalen en te ontvangen op 31 december"
    exportnaam = "stand-31-december"
    leeg = "Er zijn in deze afrekening geen bedragen."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom("wet", "Wet", waarde=lambda r: r.sleutel[0]),
        Kolom(
            "segment",
            "Segment",
            waarde=lambda r: r.sleutel[1],
            kop=True,
            link=lambda r: _get_adres_standposten(r),
        ),
        *_make_standkolommen(),
    )


class Standpostentabel(Tabel):
    """The parts of the position: one municipality in one contract."""

    bijschrift = "Stand op 31 december per contract en gemeente"
    exportnaam = "stand-31-december-per-contract"
    leeg = "Er zijn in deze afrekening geen bedragen."
    filters: ClassVar[Any] = Postfilter
    per_pagina = 25
    kolommen: ClassVar[Sequence[Kolom]] = (
        *make_postkolommen(),
        *_make_standkolommen(),
    )


class Aansluittabel(Tabel):
    """The settlement beside the payments as they are booked now."""

    bijschrift = "Aansluiting van de afrekening op de betalingen"
    exportnaam = "aansluiting"
    leeg = "Er zijn in deze afrekening geen bedragen."
    kolommen: ClassVar[Sequence[Kolom]] = (
        *make_postkolommen(),
        Kolom("afgerekend", "In de afrekening", Soort.BEDRAG, waarde="aansluiting__afgerekend", totaal=True),
        Kolom("geboekt", "Nu geboekt", Soort.BEDRAG, waarde="aansluiting__geboekt", totaal=True),
        Kolom("verschil", "Sindsdien", Soort.BEDRAG, waarde="aansluiting__verschil", totaal=True),
        Kolom("saldo", "Saldo", Soort.BEDRAG, totaal=True),
        Kolom("open", "Nu nog open", Soort.BEDRAG, waarde="aansluiting__open_saldo", totaal=True),
    )


class Boekjaartabel(Tabel):
    """The versions of the year, and in which year each is booked."""

    bijschrift = "In welk jaar geboekt"
    exportnaam = "boekjaren"
    leeg = "Er is nog niets vastgesteld."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom(
            "versie",
            "Versie",
            Soort.KORT,
            waarde="versie__versie",
            kop=True,
            link=lambda r: reverse("afrekening", args=[r.versie.pk]),
        ),
        Kolom("vastgesteld_op", "Vastgesteld op", Soort.MOMENT, waarde="versie__vastgesteld_op"),
        Kolom("boekjaar", "Boekjaar", Soort.KORT, waarde=lambda r: str(r.boekjaar)),
        Kolom("te_boeken", "Te boeken", Soort.BEDRAG, totaal=True, toelichting="bij correctie het verschil"),
    )


class JaarrekeningView(Postendetail):
    """What an account needs of a settlement for the year accounts."""

    template_name = "bekostiging/jaarrekening.html"

    def get_titel(self) -> str:
        """Name year, region and version."""
        afrekening = self.object
        return f"Jaarrekening {afrekening.jaar}, {afrekening.regio.naam}, versie {afrekening.versie}"

    def get_acties(self) -> Sequence[Actie]:
        """Lead to who pays whom."""
        return [Actie("Wie betaalt wat", reverse("afrekening_verrekening", args=[self.object.pk]))]

    def get_tabellen(self) -> Mapping[str, Tabel]:
        """Return taakvelden, the position on 31 December, the reconciliation and the years of booking."""
        op_balans = self._get_posten_op_balans()
        maak: dict[str, tuple[type[Tabel], Sequence[Any]]] = {
            "taakvelden": (Taakveldtabel, add_posten(self.posten, "taakveldcode", "wetnaam")),
            "stand": (Standtabel, add_posten(op_balans, "wetnaam", "segment")),
            "standposten": (Standpostentabel, op_balans),
            "aansluiting": (Aansluittabel, self.posten),
            "boekjaren": (Boekjaartabel, find_boekingen(self.stand, self.gebruiker)),
        }
        return {
            naam: klasse(rijen, self.request, voorvoegsel=naam, onderwerp=self.onderwerp)
            for naam, (klasse, rijen) in maak.items()
        }

    @cached_property
    def _eerste_versie(self) -> Afrekening | None:
        return get_eerste_versie(self.object)

    def _get_posten_op_balans(self) -> Sequence[Post]:
        """A correction is booked later: on the balance of 31 December stands what was established first."""
        eerste = self._eerste_versie
        return self.posten if eerste is None else find_posten(self.gebruiker, eerste)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the sources of the taakvelden."""
        afrekening = self.object
        bronnen = {t.bron for t in read_taakvelden() if t.geldt_in(afrekening.jaar)}
        return super().get_context_data(
            bron=", ".join(sorted(bronnen)),
            zonder_taakveld=any(post.taakveld is None for post in self.posten),
            leest_participatie=any(
                post.taakveld is not None and post.taakveld.wet == Domein.PARTICIPATIE for post in self.posten
            ),
            eerste_versie=self._eerste_versie,
            is_vastgesteld=afrekening.status == Afrekeningstatus.VASTGESTELD,
            **kwargs,
        )
