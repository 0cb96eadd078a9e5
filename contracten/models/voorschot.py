"""Advances paid to a provider."""

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
    bedrag = Bedragveld("bedrag", help_text="Betaald bedrag in euro's.")

    zicht: ClassVar[Contractzicht] = Contractzicht(
        regio="contract__regio", aanbieder="contract__aanbieder", gemeente="gemeente"
    )
    objects: ClassVar[ZichtManager["Voorschot"]] = ZichtManager()

    class Meta:
        verbose_name = "voorschot"
        verbose_name_plural = "voorschotten"
        ordering = ["contract", "datum", "gemeente"]
        constraints = [
            # The same payment cannot be entered twice; two payments on one day differ in amount.
            models.UniqueConstraint(
                fields=["contract", "gemeente", "datum", "bedrag"], name="een_voorschot_wordt_eenmaal_geboekt"
            ),
            models.CheckConstraint(name="voorschot_is_niet_negatief", condition=Q(bedrag__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.contract} {format_datum(self.datum)}: {format_bedrag(self.bedrag)}"
