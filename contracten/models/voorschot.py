"""What is paid to a provider: advances, and payments on what it declared."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from contracten.models.contract import Contract
from contracten.models.zicht import Contractzicht
from inkoop.kern.opmaak import format_bedrag, format_datum
from inkoop.platform.databank.geschiedenis import met_geschiedenis
from inkoop.platform.databank.velden import Bedragveld
from segmenten.models import Gemeente, ZichtManager


@met_geschiedenis(ouder="contract")
class Voorschot(models.Model):
    """What a municipality paid in advance on a contract, on a day."""

    contract = models.ForeignKey(
        Contract, on_delete=models.CASCADE, related_name="voorschotten", help_text="Het contract."
    )
    gemeente = models.ForeignKey(
        Gemeente, on_delete=models.PROTECT, related_name="voorschotten", help_text="Wie betaalde."
    )
    datum = models.DateField("datum", help_text="Dag van betaling.")
    bedrag = Bedragveld("bedrag", help_text="Betaald bedrag in euro's; een terugboeking is negatief.")
    kenmerk = models.CharField(
        "kenmerk",
        max_length=100,
        blank=True,
        help_text="Onderscheidt twee betalingen die verder gelijk zijn; verplicht bij een terugboeking.",
    )

    zicht: ClassVar[Contractzicht] = Contractzicht.make_via(gemeente="gemeente")
    objects: ClassVar[ZichtManager["Voorschot"]] = ZichtManager()

    class Meta:
        verbose_name = "voorschot"
        verbose_name_plural = "voorschotten"
        ordering = ["contract", "datum", "gemeente"]
        constraints = [
            # The same payment cannot be entered twice; two that are otherwise equal differ in kenmerk.
            models.UniqueConstraint(
                fields=["contract", "gemeente", "datum", "bedrag", "kenmerk"],
                name="een_voorschot_wordt_eenmaal_geboekt",
            ),
            models.CheckConstraint(
                name="een_negatief_voorschot_heeft_een_kenmerk", condition=Q(bedrag__gte=0) | ~Q(kenmerk="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract} {format_datum(self.datum)}: {format_bedrag(self.bedrag)}"


@met_geschiedenis(ouder="contract")
class Betaling(models.Model):
    """What a municipality paid on declarations of a contract, for care of a year."""

    contract = models.ForeignKey(
        Contract, on_delete=models.CASCADE, related_name="betalingen", help_text="Het contract."
    )
    gemeente = models.ForeignKey(
        Gemeente, on_delete=models.PROTECT, related_name="betalingen", help_text="Wie betaalde."
    )
    jaar = models.PositiveSmallIntegerField("jaar van de zorg", help_text="Voor welk jaar is betaald.")
    datum = models.DateField("datum", help_text="Dag van betaling.")
    bedrag = Bedragveld("bedrag", help_text="Betaald bedrag in euro's; wat is teruggeboekt, is negatief.")
    kenmerk = models.CharField(
        "kenmerk",
        max_length=100,
        blank=True,
        help_text="Onderscheidt twee betalingen die verder gelijk zijn.",
    )

    zicht: ClassVar[Contractzicht] = Contractzicht.make_via(gemeente="gemeente")
    objects: ClassVar[ZichtManager["Betaling"]] = ZichtManager()

    class Meta:
        verbose_name = "betaling"
        verbose_name_plural = "betalingen"
        ordering = ["contract", "jaar", "datum", "gemeente"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "gemeente", "jaar", "datum", "bedrag", "kenmerk"],
                name="een_betaling_wordt_eenmaal_geboekt",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract} {format_datum(self.datum)}: {format_bedrag(self.bedrag)}"
