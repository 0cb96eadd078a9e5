"""Percelen: the parts of a segment that are contracted, each with one funding model."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import F, Q

from inkoop.kern.beschrijving import make_keuzes
from inkoop.kern.codes import NOG_TE_KIEZEN, Model, Perceelsoort
from inkoop.kern.modellen import MODELLEN
from inkoop.platform.databank.geldigheid import make_geldigheidsregels
from inkoop.platform.databank.geschiedenis import met_geschiedenis
from segmenten.models.basis import MetBron, MetLooptijd
from segmenten.models.regio import Gemeente, Regio
from segmenten.models.segment import Segment
from segmenten.models.voorkomen import IdentiteitManager, MetVoorkomens, Voorkomen, VoorkomenManager
from segmenten.models.zicht import Zicht, ZichtManager

if TYPE_CHECKING:
    from django.db.models import ManyToManyField


# How a provider is paid; a perceel may stand there before that is chosen, and has no contracts then.
BEKOSTIGINGSMODELLEN = [*make_keuzes(MODELLEN), (NOG_TE_KIEZEN, "Nog te kiezen")]
_PLEKKEN = MODELLEN[Model.PLEKKEN]


@met_geschiedenis(ouder="segment")
class Perceel(MetVoorkomens["Perceelvoorkomen"], models.Model):
    """A part of a segment that is put on the market as a whole."""

    regio = models.ForeignKey(
        Regio, on_delete=models.CASCADE, related_name="percelen", help_text="De regio van dit perceel."
    )
    segment = models.ForeignKey(
        Segment,
        on_delete=models.CASCADE,
        related_name="percelen",
        help_text="Het segment waar dit perceel bij hoort.",
    )
    code = models.CharField("code", max_length=100, help_text="Korte code, uniek binnen de regio.")
    volgorde = models.PositiveSmallIntegerField("volgorde", help_text="Plaats binnen het segment.")

    zicht: ClassVar[Zicht] = Zicht(regio="regio")
    objects: ClassVar[IdentiteitManager["Perceel"]] = IdentiteitManager()

    class Meta:
        verbose_name = "perceel"
        verbose_name_plural = "percelen"
        ordering = ["segment", "volgorde"]
        constraints = [
            models.UniqueConstraint(fields=["regio", "code"], name="perceelcode_is_uniek_binnen_de_regio"),
            models.UniqueConstraint(fields=["id", "regio"], name="perceel_met_regio"),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def naam(self) -> str:
        """What it is called for people; the code when its segment was not read along with a day."""
        segment: Segment | None = self._state.fields_cache.get("segment")
        if segment is None or not segment.is_gelezen:
            return self.code
        return make_perceelnaam(self.code, segment.code, segment.naam)


def make_perceelnaam(code: str, segmentcode: str, segmentnaam: str) -> str:
    """Name a perceel, which has only a code, by its segment and what its code adds to that of the segment.

    "wmo-s1a-regionaal" of segment "wmo-s1a", Wmo S1a, is "Wmo S1a, regionaal".
    """
    delen, vooraf = code.split("-"), segmentcode.split("-")
    gelijk = next((i for i, deel in enumerate(delen) if i >= len(vooraf) or deel != vooraf[i]), len(delen))
    eigen = " ".join(delen[gelijk:])
    return f"{segmentnaam}, {eigen}" if eigen else segmentnaam


@met_geschiedenis(ouder="perceel")
class Perceelvoorkomen(MetBron, MetLooptijd, Voorkomen):
    """How a perceel was put on the market and paid, from a day to a day."""

    identiteit = "perceel"

    perceel = models.ForeignKey(
        Perceel, on_delete=models.CASCADE, related_name="voorkomens", help_text="Het perceel."
    )
    soort = models.CharField(
        "soort",
        max_length=20,
        choices=Perceelsoort.choices,
        blank=True,
        help_text="Op welke schaal wordt ingekocht.",
    )
    model = models.CharField(
        "bekostigingsmodel",
        max_length=20,
        choices=BEKOSTIGINGSMODELLEN,
        help_text="Hoe aanbieders worden betaald.",
    )
    parameters = models.JSONField(
        "parameters",
        default=dict,
        blank=True,
        help_text="Keuzes binnen het bekostigingsmodel (docs/berekening.md).",
    )
    uitzondering = models.JSONField(
        "uitzondering",
        null=True,
        blank=True,
        help_text="Bron en motivering als dit perceel van de regel afwijkt.",
    )
    opdrachtgever = models.CharField(
        "opdrachtgever", max_length=200, blank=True, help_text="Als dit een ander is dan die van de regio."
    )
    deelnemers: "ManyToManyField[Gemeente, Deelnemer]" = models.ManyToManyField(
        Gemeente,
        through="segmenten.Deelnemer",
        related_name="+",
        blank=True,
        help_text="Gemeenten die meedoen; leeg is alle gemeenten.",
    )
    aanbieders_minimaal = models.PositiveSmallIntegerField(
        "minimaal aantal aanbieders", null=True, blank=True, help_text="Leeg als er geen ondergrens is."
    )
    aanbieders_maximaal = models.PositiveSmallIntegerField(
        "maximaal aantal aanbieders", null=True, blank=True, help_text="Leeg als er geen bovengrens is."
    )
    aanbieders_streefaantal = models.PositiveSmallIntegerField(
        "streefaantal aanbieders",
        null=True,
        blank=True,
        help_text="Hoeveel aanbieders de regio nastreeft, zonder dat meer of minder verboden is.",
    )
    tussentijdse_toetreding = models.BooleanField(
        "tussentijdse toetreding",
        null=True,
        blank=True,
        help_text="Of aanbieders later nog kunnen instromen.",
    )
    contractvorm = models.CharField(
        "contractvorm", max_length=200, blank=True, help_text="Vorm van het contract."
    )
    procedure = models.CharField("procedure", max_length=200, blank=True, help_text="Hoe wordt aanbesteed.")

    zicht: ClassVar[Zicht] = Zicht(regio="perceel__regio")
    objects: ClassVar[VoorkomenManager["Perceelvoorkomen"]] = VoorkomenManager()

    class Meta:
        verbose_name = "voorkomen van een perceel"
        verbose_name_plural = "voorkomens van percelen"
        ordering = ["perceel", "vanaf"]
        constraints = [
            *MetLooptijd.Meta.constraints,
            *make_geldigheidsregels("perceel"),
            models.CheckConstraint(
                name="perceel_heeft_een_bestaand_model",
                condition=Q(model__in=[code for code, _ in BEKOSTIGINGSMODELLEN]),
            ),
            models.CheckConstraint(
                name="minimaal_aantal_aanbieders_is_niet_hoger_dan_maximaal",
                condition=Q(aanbieders_minimaal__isnull=True)
                | Q(aanbieders_maximaal__isnull=True)
                | Q(aanbieders_minimaal__lte=F("aanbieders_maximaal")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.perceel_id)


@met_geschiedenis(ouder="perceelvoorkomen")
class Deelnemer(models.Model):
    """A municipality that takes part in a perceel (KL §6); without any, all of the region do."""

    perceelvoorkomen = models.ForeignKey(
        Perceelvoorkomen,
        on_delete=models.CASCADE,
        related_name="deelnames",
        help_text="Het perceel, zolang de gemeente meedoet.",
    )
    gemeente = models.ForeignKey(
        Gemeente, on_delete=models.CASCADE, related_name="+", help_text="De gemeente die meedoet."
    )

    zicht: ClassVar[Zicht] = Zicht(regio="perceelvoorkomen__perceel__regio")
    objects: ClassVar[ZichtManager["Deelnemer"]] = ZichtManager()

    class Meta:
        verbose_name = "deelnemer"
        verbose_name_plural = "deelnemers"
        ordering = ["perceelvoorkomen", "gemeente"]
        constraints = [
            models.UniqueConstraint(
                fields=["perceelvoorkomen", "gemeente"], name="een_gemeente_doet_een_keer_mee_in_een_perceel"
            ),
        ]

    def __str__(self) -> str:
        return str(self.gemeente)


@met_geschiedenis(ouder="perceelvoorkomen")
class Gemeentekeuze(models.Model):
    """A municipality that settles in plekken within a perceel on trajecten (NL bijlage 1)."""

    perceelvoorkomen = models.ForeignKey(
        Perceelvoorkomen,
        on_delete=models.CASCADE,
        related_name="gemeentekeuzes",
        help_text="Het perceel, zolang de keuze geldt.",
    )
    gemeente = models.ForeignKey(
        Gemeente, on_delete=models.CASCADE, related_name="+", help_text="De gemeente die kiest."
    )
    keuze = models.CharField(
        "keuze",
        max_length=20,
        choices=[(_PLEKKEN.code, _PLEKKEN.naam)],
        help_text="Waarin deze gemeente afrekent.",
    )

    zicht: ClassVar[Zicht] = Zicht(regio="perceelvoorkomen__perceel__regio")
    objects: ClassVar[ZichtManager["Gemeentekeuze"]] = ZichtManager()

    class Meta:
        verbose_name = "gemeentekeuze"
        verbose_name_plural = "gemeentekeuzes"
        ordering = ["perceelvoorkomen", "gemeente"]
        constraints = [
            models.UniqueConstraint(
                fields=["perceelvoorkomen", "gemeente"], name="een_keuze_per_perceel_en_gemeente"
            ),
            models.CheckConstraint(
                name="een_gemeente_kiest_alleen_voor_plekken", condition=Q(keuze=_PLEKKEN.code)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente}: {self.keuze}"
