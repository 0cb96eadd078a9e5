"""Pages about retention terms."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django import forms
from django.db.models import Model, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from inkoop.kern.bewaren import Termijntelling
from inkoop.platform.bewaren.models import Bewaartermijn
from inkoop.platform.bewaren.register import get_soorten
from inkoop.platform.bewaren.selectors import find_termijnen
from inkoop.platform.bewaren.services import Termijnopgave, save_termijn
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht, has_recht
from inkoop.platform.gebruikers.rolwoorden import describe_wie
from inkoop.platform.schermen.services import (
    Actie,
    FormulierView,
    Kolom,
    Kruimel,
    Soort,
    Tabel,
    TabelView,
)
from inkoop.privacy.forms.bewaren import Termijnformulier
from segmenten.models import Regio

_M = TypeVar("_M", bound=Model)


def name_soort(code: str) -> str:
    """Return a kind of data in words; of one that this version does not know the code."""
    soort = get_soorten().get(code)
    return soort.naam if soort else code


def add_regionaam(rijen: QuerySet[_M]) -> QuerySet[_M]:
    """Add the name of the region beside its code, as `regionaam`."""
    regio = Regio.objects.filter(code=OuterRef("regio"))
    alle: Any = rijen
    met_naam: QuerySet[_M] = alle.annotate(regionaam=Subquery(regio.values("naam")[:1]))
    return met_naam


def _describe_start(termijn: Bewaartermijn) -> str:
    soort = get_soorten().get(termijn.soort)
    dag = soort.telt_vanaf if soort else ""
    return f"{dag}, tot het einde van dat jaar" if termijn.telling == Termijntelling.JAAREINDE else dag


def _describe_stand(termijn: Any) -> str:
    if termijn.pk == termijn.geldige:
        return "geldt nu"
    return "gaat nog gelden" if termijn.vanaf > timezone.localdate() else "vervangen"


class Termijntabel(Tabel):
    """Terms of the own regions, those of before included."""

    bijschrift = "Bewaartermijnen"
    exportnaam = "bewaartermijnen"
    leeg = "Er is nog geen bewaartermijn vastgelegd. Zolang dat zo is, wordt niets vernietigd."
    kolommen = (
        Kolom("soort", "Gegevens", waarde=lambda t: name_soort(t.soort), kop=True),
        Kolom("regionaam", "Regio"),
        Kolom("maanden", "Termijn", waarde=lambda t: t.describe_duur()),
        Kolom("telling", "Telt vanaf", waarde=_describe_start),
        Kolom("vanaf", "Geldt vanaf", Soort.DATUM),
        Kolom("stand", "Stand", waarde=_describe_stand),
        Kolom("bron", "Bron"),
        Kolom("vastgelegd_door__naam", "Vastgelegd door"),
    )


class TermijnenView(TabelView):
    """How long each kind of data is kept."""

    titel = "Bewaartermijnen"
    recht = Recht.BEWAARTERMIJNEN
    tabel_class = Termijntabel

    def get_queryset(self, gebruiker: Gebruiker) -> QuerySet[Bewaartermijn]:
        """Return the terms of the regions of this user, and of each kind the one that holds."""
        nu = Bewaartermijn.objects.filter(
            regio=OuterRef("regio"), soort=OuterRef("soort"), vanaf__lte=timezone.localdate()
        )
        geldige = Subquery(nu.order_by("-vanaf").values("pk")[:1])
        return add_regionaam(find_termijnen(gebruiker)).annotate(geldige=geldige)

    def get_inleiding(self) -> str:
        """Say what a term does, and who sets one."""
        zin = (
            "Na deze termijn stelt het systeem voor de gegevens te vernietigen. Dat gebeurt pas als iemand "
            "het bevestigt. De nieuwste termijn die al geldt, telt; een oude blijft te lezen."
        )
        if has_recht(self.gebruiker, Recht.BEWAARTERMIJN_VASTLEGGEN):
            return zin
        return f"{zin} Een termijn vastleggen doet {describe_wie(Recht.BEWAARTERMIJN_VASTLEGGEN)}."

    def get_acties(self) -> Sequence[Actie]:
        """Lead to a new term, for who may set one."""
        if not has_recht(self.gebruiker, Recht.BEWAARTERMIJN_VASTLEGGEN):
            return ()
        return [Actie("Termijn vastleggen", reverse("bewaartermijn_nieuw"), is_hoofdactie=True)]


class TermijnNieuwView(FormulierView):
    """Set a term."""

    titel = "Bewaartermijn vastleggen"
    inleiding = (
        "Een termijn verandert niet meer. Wilt u later een andere, dan legt u een nieuwe vast. Wie een "
        "termijn vastlegt, bevestigt niet zelf wat daarmee wordt vernietigd."
    )
    recht = Recht.BEWAARTERMIJN_VASTLEGGEN
    vraagt_bevestiging = True
    form_class = Termijnformulier
    knop = "Leg de termijn vast"
    gelukt = "De termijn is vastgelegd."

    def get_form(self, data: Any = None, files: Any = None) -> forms.Form:
        """Offer the regions of this user, from today on."""
        regios = Regio.objects.zichtbaar_voor(self.gebruiker).order_by("naam")
        return Termijnformulier(data, regios=regios, initial={"vanaf": timezone.localdate()})

    def get_kruimelpad(self) -> Sequence[Kruimel]:
        """Lead back to the list."""
        return [Kruimel("Bewaartermijnen", reverse("bewaartermijnen"))]

    def get_annuleer_url(self) -> str:
        """Lead back to the list."""
        return reverse("bewaartermijnen")

    def handle(self, form: forms.Form) -> str:
        """Keep the term."""
        gegevens = form.cleaned_data
        opgave = Termijnopgave(
            gegevens["regio"].code,
            gegevens["soort"],
            gegevens["maanden"],
            Termijntelling(gegevens["telling"]),
            gegevens["bron"],
            gegevens["vanaf"],
        )
        save_termijn(opgave, self.gebruiker, timezone.localdate())
        return self.get_annuleer_url()
