"""Contracts: a provider, a perceel and a term, with surcharges and made-to-measure trajectories."""

from typing import TYPE_CHECKING, ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from contracten.models.aanbieder import Aanbieder
from contracten.models.zicht import Contractzicht
from inkoop.platform.databank.geschiedenis import met_geschiedenis
from inkoop.platform.databank.velden import Exactveld
from segmenten.models import (
    Gemeente,
    MetBron,
    MetLooptijd,
    Opslag,
    Perceel,
    Regio,
    Traject,
    ZichtManager,
)

if TYPE_CHECKING:
    from django.db.models import ManyToManyField


@met_geschiedenis()
class Contract(MetBron, MetLooptijd):
    """What one provider delivers in one perceel, on its terms."""

    regio = models.ForeignKey(
        Regio, on_delete=models.CASCADE, related_name="contracten", help_text="De regio van dit contract."
    )
    nummer = models.CharField("nummer", max_length=100, help_text="Contractnummer, uniek binnen de regio.")
    raamovereenkomst = models.CharField(
        "raamovereenkomst",
        max_length=100,
        blank=True,
        help_text="Nummer dat contracten onder één overeenkomst delen.",
    )
    aanbieder = models.ForeignKey(
        Aanbieder,
        on_delete=models.PROTECT,
        related_name="contracten",
        help_text="Met wie het contract is gesloten.",
    )
    perceel = models.ForeignKey(
        Perceel, on_delete=models.PROTECT, related_name="contracten", help_text="Waarvoor het contract geldt."
    )
    deelnemers: "ManyToManyField[Gemeente, Contractdeelnemer]" = models.ManyToManyField(
        Gemeente,
        through="contracten.Contractdeelnemer",
        related_name="+",
        blank=True,
        help_text="Gemeenten die meedoen; leeg is die van het perceel.",
    )
    ingangsdatum = models.DateField("ingangsdatum", help_text="Eerste dag van het contract.")
    einddatum = models.DateField(
        "einddatum", null=True, blank=True, help_text="Laatste dag van het contract; leeg is nog geen einde."
    )

    zicht: ClassVar[Contractzicht] = Contractzicht(regio="regio", aanbieder="aanbieder")
    objects: ClassVar[ZichtManager["Contract"]] = ZichtManager()

    class Meta:
        verbose_name = "contract"
        verbose_name_plural = "contracten"
        ordering = ["regio", "nummer"]
        constraints = [
            *MetLooptijd.Meta.constraints,
            models.UniqueConstraint(
                fields=["regio", "nummer"], name="contractnummer_is_uniek_binnen_de_regio"
            ),
            models.UniqueConstraint(fields=["id", "regio"], name="contract_met_regio"),
            models.CheckConstraint(
                name="contract_eindigt_niet_voor_het_begint",
                condition=Q(einddatum__isnull=True) | Q(einddatum__gte=F("ingangsdatum")),
            ),
        ]
        indexes = [
            GinIndex(fields=["nummer"], name="contract_zoek_nummer", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return self.nummer


@met_geschiedenis(ouder="contract")
class Contractdeelnemer(models.Model):
    """A municipality that takes part in a contract (NL bijlage 1); without any, those of its perceel do."""

    contract = models.ForeignKey(
        Contract, on_delete=models.CASCADE, related_name="deelnames", help_text="Het contract."
    )
    gemeente = models.ForeignKey(
        Gemeente, on_delete=models.PROTECT, related_name="+", help_text="De gemeente die meedoet."
    )

    zicht: ClassVar[Contractzicht] = Contractzicht.make_via()
    objects: ClassVar[ZichtManager["Contractdeelnemer"]] = ZichtManager()

    class Meta:
        verbose_name = "deelnemer aan een contract"
        verbose_name_plural = "deelnemers aan contracten"
        ordering = ["contract", "gemeente"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "gemeente"], name="een_gemeente_doet_een_keer_mee_in_een_contract"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract}: {self.gemeente}"


@met_geschiedenis(ouder="contract")
class Contractopslag(models.Model):
    """A surcharge for which this contract qualifies."""

    contract = models.ForeignKey(
        Contract, on_delete=models.CASCADE, related_name="contractopslagen", help_text="Het contract."
    )
    opslag = models.ForeignKey(Opslag, on_delete=models.PROTECT, related_name="+", help_text="De opslag.")

    zicht: ClassVar[Contractzicht] = Contractzicht.make_via()
    objects: ClassVar[ZichtManager["Contractopslag"]] = ZichtManager()

    class Meta:
        verbose_name = "opslag van een contract"
        verbose_name_plural = "opslagen van contracten"
        ordering = ["contract", "opslag"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "opslag"], name="een_opslag_staat_eenmaal_in_een_contract"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract}: {self.opslag}"


@met_geschiedenis(ouder="contract")
class Maatwerk(MetBron):
    """A trajectory with other hours or lead time for one provider, never other rates (NL §8 step 2)."""

    contract = models.ForeignKey(
        Contract, on_delete=models.CASCADE, related_name="maatwerk", help_text="Het contract."
    )
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="+", help_text="Het traject.")
    uren_per_week = Exactveld(
        "uren per week", null=True, blank=True, help_text="Leeg als de uren van het traject gelden."
    )
    doorlooptijd_dagen = models.PositiveIntegerField(
        "doorlooptijd", null=True, blank=True, help_text="In dagen; leeg als die van het traject geldt."
    )
    motivering = models.TextField("motivering", blank=True, help_text="Waarom dit maatwerk nodig is.")

    zicht: ClassVar[Contractzicht] = Contractzicht.make_via()
    objects: ClassVar[ZichtManager["Maatwerk"]] = ZichtManager()

    class Meta:
        verbose_name = "maatwerktraject"
        verbose_name_plural = "maatwerktrajecten"
        ordering = ["contract", "traject"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "traject"], name="een_maatwerk_per_contract_en_traject"
            ),
            models.CheckConstraint(
                name="maatwerk_heeft_positieve_uren_en_duur",
                condition=(Q(uren_per_week__isnull=True) | Q(uren_per_week__gt=0))
                & (Q(doorlooptijd_dagen__isnull=True) | Q(doorlooptijd_dagen__gte=1)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract}: {self.traject}"
