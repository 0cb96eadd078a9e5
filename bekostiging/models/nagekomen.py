"""What changed after a version was computed: of what is established it waits for a correction."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from bekostiging.models.afrekening import Afrekening
from bekostiging.models.zicht import Uitkomstzicht
from contracten.models import Contract, Contractzicht
from segmenten.models import ZichtManager


class NagekomenWijziging(models.Model):
    """What changed after a version was computed, and is not in it."""

    afrekening = models.ForeignKey(
        Afrekening,
        on_delete=models.CASCADE,
        related_name="nagekomen",
        help_text="De versie.",
    )
    contract = models.ForeignKey(
        Contract,
        on_delete=models.CASCADE,
        related_name="+",
        null=True,
        blank=True,
        help_text="Het contract; leeg bij wat de hele regio raakt.",
    )
    soorten = ArrayField(
        models.CharField(max_length=100), verbose_name="wat", help_text="Welke soorten gegevens anders zijn."
    )
    gezien_op = models.DateTimeField("gezien op", help_text="Wanneer dit voor het eerst is gezien.")

    zicht: ClassVar[Contractzicht] = Uitkomstzicht.make_van_versie()
    objects: ClassVar[ZichtManager["NagekomenWijziging"]] = ZichtManager()

    class Meta:
        verbose_name = "nagekomen wijziging"
        verbose_name_plural = "nagekomen wijzigingen"
        ordering = ["afrekening", "contract__nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["afrekening", "contract"],
                name="een_nagekomen_wijziging_per_contract",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        wat = ", ".join(self.soorten)
        return f"contract {self.contract.nummer}: {wat}" if self.contract else wat
