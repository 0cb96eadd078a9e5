"""The page with figures of a settlement for the year accounts of a municipality."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.urls import reverse

from bekostiging.models import Afrekeningstatus
from bekostiging.selectors import find_boekingen
from bekostiging.selectors.posten import add_posten
from bekostiging.views.afrekeningdetail import Postendetail
from bekostiging.views.bedragen import make_bedragkolommen
from inkoop.kern.indeling import read_taakvelden
from inkoop.platform.schermen.services import Actie, Kolom, Soort, Tabel

GEEN_TAAKVELD = "Nog te bepalen"


def _make_standkolommen() -> list[Kolom]:
    return [
        Kolom(
            "gedeclareerd", "Gedeclareerd", Soort.BEDRAG, waarde="stand__gedeclareerd", totaal=True,
            toelichting="betaald na 31 december",
        ),
        Kolom(
            "gerealiseerd", "Gerealiseerd", Soort.BEDRAG, waarde="stand__gerealiseerd", totaal=True,
            toelichting="geleverd, nog niet betaald",
        ),
        Kolom(
            "verwacht", "Verwacht", Soort.BEDRAG, waarde="stand__verwacht", totaal=True,
            toelichting="volgt uit de afspraak",
        ),
        Kolom(
            "stand", "Stand op 31 december", Soort.BEDRAG, waarde="stand__totaal", totaal=True,
            toelichting="negatief: te ontvangen",
        ),
    ]  # fmt: skip


class Taakveldtabel(Tabel):
    """Totals per taakveld of Iv3."""

    bijschrift = "Per taakveld (Iv3)"
    exportnaam = "taakvelden"
    leeg = "Er zijn in deze afrekening geen bedragen."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom("taakveld", "Taakveld", Soort.KORT, waarde=lambda r: r.sleutel[0] or GEEN_TAAKVELD, kop=True),
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
        Kolom("segment", "Segment", waarde=lambda r: r.sleutel[1], kop=True),
        *_make_standkolommen(),
    )


class Aansluittabel(Tabel):
    """The settlement beside the payments as they are booked now."""

    bijschrift = "Aansluiting van de afrekening op de betalingen"
    exportnaam = "aansluiting"
    leeg = "Er zijn in deze afrekening geen bedragen."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom(
            "contract",
            "Contract",
            Soort.KORT,
            sorteer=True,
            kop=True,
            link=lambda p: reverse("contractafrekening", args=[p.sleutel]),
        ),
        Kolom("gemeente", "Gemeente", sorteer=True),
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
            Soort.GETAL,
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
        maak: dict[str, tuple[type[Tabel], Sequence[Any]]] = {
            "taakvelden": (Taakveldtabel, add_posten(self.posten, "taakveldcode", "wetnaam")),
            "stand": (Standtabel, add_posten(self.posten, "wetnaam", "segment")),
            "aansluiting": (Aansluittabel, self.posten),
            "boekjaren": (Boekjaartabel, find_boekingen(self.object, self.gebruiker)),
        }
        return {naam: klasse(rijen, self.request, voorvoegsel=naam) for naam, (klasse, rijen) in maak.items()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the sources of the taakvelden."""
        afrekening = self.object
        bronnen = {t.bron for t in read_taakvelden() if t.geldt_in(afrekening.jaar)}
        return super().get_context_data(
            bron=", ".join(sorted(bronnen)),
            zonder_taakveld=any(post.taakveld is None for post in self.posten),
            is_vastgesteld=afrekening.status == Afrekeningstatus.VASTGESTELD,
            **kwargs,
        )
