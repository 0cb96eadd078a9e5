"""Incentives of an agreement (docs/berekening.md §3), and the KPI scores on which they are judged."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from contracten.models.contract import Contract
from contracten.models.jaarafspraak import Jaarafspraak
from contracten.models.zicht import Contractzicht
from inkoop.kern.codes import Grondslag, Kostenrichting, Prikkel
from inkoop.kern.opmaak import format_getal, format_percentage
from inkoop.platform.databank.geschiedenis import met_geschiedenis
from inkoop.platform.databank.velden import Bedragveld, Exactveld
from segmenten.models import MetBron, ZichtManager

_CONTRACT = "jaarafspraak__contract"


@met_geschiedenis(ouder="jaarafspraak")
class Besparingsdeling(MetBron):
    """Shared saving: part of what stays under the budget goes to the provider (NL Jeugd S3/S4)."""

    jaarafspraak = models.OneToOneField(
        Jaarafspraak, on_delete=models.CASCADE, related_name="besparing", help_text="De afspraak."
    )
    deel_aanbieder = Exactveld("deel voor de aanbieder", help_text="Als fractie van de besparing.")
    minimaal = Exactveld(
        "minimaal", null=True, blank=True, help_text="Kleinste besparing, als fractie van het budget."
    )
    minimum_clienten = models.PositiveIntegerField(
        "minimum aantal cliënten", null=True, blank=True, help_text="Hoeveel cliënten minstens zijn geholpen."
    )
    kwaliteit_minimaal = Exactveld(
        "minimale kwaliteit",
        null=True,
        blank=True,
        help_text="Laagste gewogen KPI-score; leeg is niet gevraagd.",
    )

    zicht: ClassVar[Contractzicht] = Contractzicht.make_via(_CONTRACT)
    objects: ClassVar[ZichtManager["Besparingsdeling"]] = ZichtManager()

    class Meta:
        verbose_name = "besparingsdeling"
        verbose_name_plural = "besparingsdelingen"
        constraints = [
            models.CheckConstraint(
                name="besparing_wordt_gedeeld_tussen_nul_en_een",
                condition=Q(deel_aanbieder__gte=0, deel_aanbieder__lte=1)
                & (Q(minimaal__isnull=True) | Q(minimaal__gte=0)),
            ),
        ]

    def __str__(self) -> str:
        return f"Besparingsdeling {self.jaarafspraak}"


@met_geschiedenis(ouder="jaarafspraak")
class BonusMalus(MetBron):
    """A bonus or malus by weighted KPI score."""

    jaarafspraak = models.OneToOneField(
        Jaarafspraak, on_delete=models.CASCADE, related_name="bonus_malus", help_text="De afspraak."
    )
    grondslag = models.CharField(
        "grondslag", max_length=20, choices=Grondslag.choices, blank=True, help_text="Leeg is de vergoeding."
    )
    maximum = Bedragveld(
        "maximum", null=True, blank=True, help_text="Hoogste bonus of malus in euro's; leeg is geen."
    )

    zicht: ClassVar[Contractzicht] = Contractzicht.make_via(_CONTRACT)
    objects: ClassVar[ZichtManager["BonusMalus"]] = ZichtManager()

    class Meta:
        verbose_name = "bonus-malus"
        verbose_name_plural = "bonus-malusregelingen"
        constraints = [
            models.CheckConstraint(
                name="maximum_van_bonus_malus_is_niet_negatief",
                condition=Q(maximum__isnull=True) | Q(maximum__gte=0),
            ),
        ]

    def __str__(self) -> str:
        return f"Bonus-malus {self.jaarafspraak}"


@met_geschiedenis(ouder="bonus_malus")
class BonusMalusSchaal(MetBron):
    """From which score a percentage holds; below the lowest there is nothing."""

    bonus_malus = models.ForeignKey(
        BonusMalus, on_delete=models.CASCADE, related_name="schalen", help_text="De regeling."
    )
    vanaf = Exactveld("vanaf", help_text="Laagste gewogen score waarbij dit percentage geldt.")
    percentage = Exactveld(
        "percentage", help_text="Als fractie: 0,02 is een bonus van 2 procent, min is een malus."
    )

    zicht: ClassVar[Contractzicht] = Contractzicht.make_via(f"bonus_malus__{_CONTRACT}")
    objects: ClassVar[ZichtManager["BonusMalusSchaal"]] = ZichtManager()

    class Meta:
        verbose_name = "schaal"
        verbose_name_plural = "schalen"
        ordering = ["bonus_malus", "-vanaf"]
        constraints = [
            models.UniqueConstraint(fields=["bonus_malus", "vanaf"], name="een_schaal_per_grens"),
        ]

    def __str__(self) -> str:
        return f"vanaf {format_getal(self.vanaf)}: {format_percentage(100 * self.percentage)}"


@met_geschiedenis(ouder="jaarafspraak")
class GemiddeldeKosten(MetBron):
    """Reward for lower average costs per client than the reference (NL Jeugd S1)."""

    jaarafspraak = models.OneToOneField(
        Jaarafspraak, on_delete=models.CASCADE, related_name="gemiddelde_kosten", help_text="De afspraak."
    )
    referentie = Bedragveld(
        "referentie", help_text="Gemiddelde kosten per cliënt waarmee wordt vergeleken, in euro's."
    )
    deel = Exactveld("deel", help_text="Aandeel van het verschil dat wordt verrekend, als fractie.")
    maximum_percentage = Exactveld(
        "maximum",
        null=True,
        blank=True,
        help_text="Hoogste verrekening als fractie van de vergoeding; leeg is 1.",
    )
    richting = models.CharField(
        "richting",
        max_length=20,
        choices=Kostenrichting.choices,
        blank=True,
        help_text="Of lagere kosten ook een beloning geven; leeg is beide kanten op.",
    )

    zicht: ClassVar[Contractzicht] = Contractzicht.make_via(_CONTRACT)
    objects: ClassVar[ZichtManager["GemiddeldeKosten"]] = ZichtManager()

    class Meta:
        verbose_name = "gemiddelde kosten"
        verbose_name_plural = "afspraken over gemiddelde kosten"
        constraints = [
            models.CheckConstraint(
                name="gemiddelde_kosten_zijn_niet_negatief",
                condition=Q(referentie__gte=0)
                & Q(deel__gte=0)
                & (Q(maximum_percentage__isnull=True) | Q(maximum_percentage__gte=0)),
            ),
        ]

    def __str__(self) -> str:
        return f"Gemiddelde kosten {self.jaarafspraak}"


# The rows of each incentive: at most one for an agreement, which knows it by the code.
PRIKKELMODELLEN: Mapping[Prikkel, type[MetBron]] = {
    Prikkel.BESPARING: Besparingsdeling,
    Prikkel.BONUS_MALUS: BonusMalus,
    Prikkel.GEMIDDELDE_KOSTEN: GemiddeldeKosten,
}


@met_geschiedenis(ouder="contract")
class KpiScore(models.Model):
    """The score of a contract on one KPI in one year, with its weight."""

    contract = models.ForeignKey(
        Contract, on_delete=models.CASCADE, related_name="kpiscores", help_text="Het contract."
    )
    jaar = models.PositiveSmallIntegerField("jaar", help_text="Kalenderjaar.")
    kpi = models.CharField("KPI", max_length=200, help_text="Waarop is gescoord.")
    score = Exactveld("score", help_text="De behaalde score, meestal tussen 0 en 1.")
    gewicht = Exactveld("gewicht", default=1, help_text="Hoe zwaar deze score telt.")

    zicht: ClassVar[Contractzicht] = Contractzicht.make_via()
    objects: ClassVar[ZichtManager["KpiScore"]] = ZichtManager()

    class Meta:
        verbose_name = "KPI-score"
        verbose_name_plural = "KPI-scores"
        ordering = ["contract", "jaar", "kpi"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "jaar", "kpi"], name="een_score_per_contract_jaar_en_kpi"
            ),
            models.CheckConstraint(name="gewicht_van_een_kpi_is_positief", condition=Q(gewicht__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.contract} {self.kpi} {self.jaar}"
