"""Pages on which who checks a settlement draws a sample of its lines, and looks at them one by one."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.urls import reverse

from bekostiging.forms.steekproef import Steekproefformulier
from bekostiging.models import Afrekening, Steekproef
from bekostiging.selectors import find_afrekeningen, list_getrokken
from bekostiging.services import MEESTE_KEREN, Steekproefopgave, draw_steekproef
from bekostiging.views.tonen import get_afrekeningkruimels
from inkoop.kern.opmaak import format_bedrag, format_moment
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import (
    Actie,
    DetailMetTabellen,
    Inzage,
    Kolom,
    Kruimel,
    ObjectFormulierView,
    Soort,
    Tabel,
)

TITEL = "Steekproeven"


class Steekproeftabel(Tabel):
    """Samples of one version."""

    bijschrift = TITEL
    exportnaam = "steekproeven"
    leeg = "Er is nog geen steekproef getrokken uit deze versie."
    kolommen = (
        Kolom(
            "pk",
            "Steekproef",
            waarde=lambda s: f"Steekproef {s.pk}",
            kop=True,
            link=lambda s: reverse("steekproef", args=[s.pk]),
        ),
        Kolom("aantal", "Regels", Soort.GETAL),
        Kolom("zaad", "Begin"),
        Kolom("reden", "Waarvoor"),
        Kolom("getrokken_door", "Getrokken door", waarde=lambda s: str(s.getrokken_door)),
        Kolom("getrokken_op", "Getrokken op", Soort.MOMENT),
    )


class Trekkingtabel(Tabel):
    """The lines that were drawn, each with its own calculation."""

    bijschrift = "Getrokken regels"
    exportnaam = "steekproef"
    leeg = "Er zijn geen regels getrokken."
    kolommen: ClassVar[Sequence[Kolom]] = (
        Kolom("volgnummer", "Nr.", Soort.GETAL, kop=True),
        Kolom(
            "contract",
            "Contract",
            Soort.KORT,
            waarde=lambda r: r.uitkomst.contract.nummer,
            link=lambda r: reverse("contractafrekening", args=[r.uitkomst.pk]),
        ),
        Kolom("aanbieder", "Aanbieder", waarde=lambda r: str(r.uitkomst.contract.aanbieder)),
        Kolom("gemeente", "Gemeente", Soort.KORT),
        Kolom("kenmerk", "Kenmerk", Soort.KORT),
        Kolom("client", "Cliënt", toelichting="pseudoniem"),
        Kolom("berekening", "Berekening"),
        Kolom("bedrag", "Bedrag", Soort.BEDRAG, totaal=True),
    )


class SteekproevenView(DetailMetTabellen):
    """The samples of one version, and the way to another."""

    template_name = "schermen/detailtabel.html"
    logt = "steekproeven"
    recht = Recht.STEEKPROEF
    object: Afrekening

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Afrekening]:
        """Return the settlements of the regions of this user."""
        return find_afrekeningen(gebruiker)

    def get_titel(self) -> str:
        """Name year, region and version."""
        afrekening = self.object
        return f"Steekproeven uit {afrekening.jaar}, {afrekening.regio.naam}, versie {afrekening.versie}"

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the settlement."""
        return get_afrekeningkruimels(self.object)

    def get_acties(self) -> Sequence[Actie]:
        """Lead to a new sample."""
        adres = reverse("steekproef_nieuw", args=[self.object.pk])
        return [Actie("Steekproef trekken", adres, is_hoofdactie=True)]

    def get_inzage(self) -> Inzage:
        """Name the settlement."""
        return Inzage("steekproeven", f"{self.object.jaar}/{self.object.versie}", [self.object.regio.code])

    def get_tabellen(self) -> Mapping[str, Tabel]:
        """Return the samples that this user may see."""
        eigen = Steekproef.objects.zichtbaar_voor(self.gebruiker).filter(afrekening=self.object)
        return {"tabel": Steekproeftabel(eigen.select_related("getrokken_door"), self.request)}


class SteekproefNieuwView(ObjectFormulierView):
    """Draw a sample from one version."""

    titel = "Steekproef trekken"
    recht = Recht.STEEKPROEF
    form_class = Steekproefformulier
    knop = "Trek de steekproef"
    gelukt = "De steekproef is getrokken. Dat staat met uw reden in het logboek."
    object: Afrekening

    def get_inleiding(self) -> str:
        """Say how it is drawn, and how often."""
        return (
            "Elke euro heeft evenveel kans, dus een grote regel wordt eerder getrokken dan een kleine. Met "
            f"hetzelfde begin komen dezelfde regels. U trekt ten hoogste {MEESTE_KEREN} keer uit een versie. "
            "Wat per plek of per inwoner wordt vergoed, heeft geen regels met een bedrag en doet niet mee."
        )

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Afrekening]:
        """Return the settlements of the regions of this user."""
        return find_afrekeningen(gebruiker)

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the samples."""
        lijst = Kruimel(TITEL, reverse("steekproeven", args=[self.object.pk]))
        return [*get_afrekeningkruimels(self.object), lijst]

    def get_annuleer_url(self) -> str:
        """Lead back to the samples."""
        return reverse("steekproeven", args=[self.object.pk])

    def handle(self, form: forms.Form) -> str:
        """Draw, and lead to the lines."""
        steekproef = draw_steekproef(self.object, Steekproefopgave(**form.cleaned_data), self.gebruiker)
        return reverse("steekproef", args=[steekproef.pk])


class SteekproefView(DetailMetTabellen):
    """One sample: how it was drawn, and its lines."""

    template_name = "schermen/detailtabel.html"
    logt = "steekproef"
    recht = Recht.STEEKPROEF
    object: Steekproef

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Steekproef]:
        """Return the samples of the regions of this user."""
        steekproeven = Steekproef.objects.zichtbaar_voor(gebruiker)
        return steekproeven.select_related("afrekening__regio", "getrokken_door")

    def get_titel(self) -> str:
        """Name the sample."""
        return f"Steekproef {self.object.pk}"

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the samples of the version."""
        afrekening = self.object.afrekening
        lijst = Kruimel(TITEL, reverse("steekproeven", args=[afrekening.pk]))
        return [*get_afrekeningkruimels(afrekening), lijst]

    def get_gegevens(self) -> Sequence[tuple[str, Any]]:
        """Return how it was drawn, so that anybody draws it again."""
        steekproef = self.object
        return [
            ("Regels", steekproef.aantal),
            ("Getrokken uit", f"{format_bedrag(steekproef.populatie)}, waarbij elk bedrag positief telt"),
            ("Begin", steekproef.zaad),
            ("Waarvoor", steekproef.reden),
            ("Getrokken door", f"{steekproef.getrokken_door}, op {format_moment(steekproef.getrokken_op)}"),
        ]

    def get_inzage(self) -> Inzage:
        """Name the sample, whose lines show clients."""
        regio = self.object.afrekening.regio.code
        return Inzage("steekproef", str(self.object.pk), [regio], {"regels": self.object.aantal})

    def get_tabellen(self) -> Mapping[str, Tabel]:
        """Return the lines as the settlement kept them."""
        # On the page it stands once, above the lines; a file that is kept says it by itself.
        bewijs = self._list_bewijs() if self.request.GET.get("export") else []
        klasse = _make_bewijstabel(self._name_bestand(), bewijs)
        return {"tabel": klasse(list_getrokken(self.object), self.request)}

    def _name_bestand(self) -> str:
        afrekening = self.object.afrekening
        plaats = f"{afrekening.regio.code}-{afrekening.jaar}-versie-{afrekening.versie}"
        return f"steekproef-{plaats}-nummer-{self.object.pk}"

    def _list_bewijs(self) -> list[tuple[str, str]]:
        """Return which version it is, and how anybody draws it again."""
        afrekening = self.object.afrekening
        versie = f"{afrekening.regio.naam} {afrekening.jaar}, versie {afrekening.versie}"
        return [("Afrekening", versie), *((label, str(tekst)) for label, tekst in self.get_gegevens())]


def _make_bewijstabel(naam: str, bewijs: Sequence[tuple[str, str]]) -> type[Trekkingtabel]:
    """Return the table of one sample, with columns that say the same on each line."""

    class Bewijstabel(Trekkingtabel):
        exportnaam = naam
        kolommen: ClassVar[Sequence[Kolom]] = (
            *Trekkingtabel.kolommen,
            *(
                Kolom(f"bewijs{i}", label, waarde=partial(_give, tekst))
                for i, (label, tekst) in enumerate(bewijs)
            ),
        )

    return Bewijstabel


def _give(tekst: str, _: Any) -> str:
    return tekst
