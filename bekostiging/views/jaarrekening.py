"""The page with figures of a settlement for the year accounts of a municipality."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.timezone import localdate

from bekostiging.models import Afrekening, Afrekeningstatus
from bekostiging.selectors import find_afrekeningen, find_versies, get_totalen
from bekostiging.selectors.posten import Post, add_posten, find_posten, make_saldozin, name_gemeenten
from bekostiging.views.bedragen import make_bedragkolommen
from bekostiging.views.saldozin import render_saldozin
from bekostiging.views.tonen import get_afrekeningkruimels, get_statustoon
from inkoop.kern.indeling import read_taakvelden
from inkoop.kern.jaarrekening import get_boekjaar
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import Actie, DetailMetTabellen, Kolom, Kruimel, Soort, Tabel

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
            toelichting="te betalen; negatief is te ontvangen",
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
            "versie", "Versie", Soort.GETAL, kop=True, link=lambda r: reverse("afrekening", args=[r["pk"]])
        ),
        Kolom("vastgesteld_op", "Vastgesteld op", Soort.MOMENT),
        Kolom("boekjaar", "Boekjaar", Soort.KORT, waarde=lambda r: str(r["boekjaar"])),
        Kolom("te_boeken", "Te boeken", Soort.BEDRAG, totaal=True, toelichting="bij correctie het verschil"),
    )


class JaarrekeningView(DetailMetTabellen):
    """What an account needs of a settlement for the year accounts."""

    template_name = "bekostiging/jaarrekening.html"
    recht = Recht.AFREKENINGEN
    object: Afrekening

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Afrekening]:
        """Return the settlements of the regions of this user."""
        return find_afrekeningen(gebruiker)

    def get_titel(self) -> str:
        """Name year, region and version."""
        afrekening = self.object
        return f"Jaarrekening {afrekening.jaar}, {afrekening.regio.naam}, versie {afrekening.versie}"

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the settlement."""
        return get_afrekeningkruimels(self.object)

    def get_acties(self) -> Sequence[Actie]:
        """Lead to who pays whom."""
        return [Actie("Wie betaalt wat", reverse("afrekening_verrekening", args=[self.object.pk]))]

    @cached_property
    def posten(self) -> list[Post]:
        """The parts this user may see."""
        return find_posten(self.gebruiker, self.object)

    def get_tabellen(self) -> Mapping[str, Tabel]:
        """Return taakvelden, the position on 31 December, the reconciliation and the years of booking."""
        maak: dict[str, tuple[type[Tabel], Sequence[Any]]] = {
            "taakvelden": (Taakveldtabel, add_posten(self.posten, "taakveldcode", "wetnaam")),
            "stand": (Standtabel, add_posten(self.posten, "wetnaam", "segment")),
            "aansluiting": (Aansluittabel, self.posten),
            "boekjaren": (Boekjaartabel, self._find_vastgesteld()),
        }
        return {naam: klasse(rijen, self.request, voorvoegsel=naam) for naam, (klasse, rijen) in maak.items()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the answer in a sentence and the sources of the taakvelden."""
        afrekening = self.object
        wie = name_gemeenten(self.posten, f"Regio {afrekening.regio.naam}")
        bronnen = {t.bron for t in read_taakvelden() if t.geldt_in(afrekening.jaar)}
        return super().get_context_data(
            zin=render_saldozin(make_saldozin(wie, afrekening.jaar, self.posten), afrekening.pk),
            bron=", ".join(sorted(bronnen)),
            zonder_taakveld=any(post.taakveld is None for post in self.posten),
            statustoon=get_statustoon(afrekening),
            is_vastgesteld=afrekening.status == Afrekeningstatus.VASTGESTELD,
            **kwargs,
        )

    def _find_vastgesteld(self) -> list[dict[str, Any]]:
        """The established versions of the year in order, with what is booked and in which year."""
        versies = find_versies(self.object, self.gebruiker).filter(vastgesteld_op__isnull=False)
        return [self._make_boeking(versie) for versie in versies.order_by("versie")]

    def _make_boeking(self, versie: Afrekening) -> dict[str, Any]:
        eerder = versie.corrigeert
        saldo = get_totalen(versie, self.gebruiker).saldo
        dag = localdate(versie.vastgesteld_op)
        return {
            "pk": versie.pk,
            "versie": versie.versie,
            "vastgesteld_op": versie.vastgesteld_op,
            "boekjaar": get_boekjaar(versie.jaar, dag, is_correctie=eerder is not None),
            "te_boeken": saldo - get_totalen(eerder, self.gebruiker).saldo if eerder else saldo,
        }
