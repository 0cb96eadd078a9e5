"""Tariffs of a contract: per product one at a time, the database refuses an overlap."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from contracten.models.contract import Contract
from contracten.models.zicht import Contractzicht
from inkoop.kern.opmaak import format_bedrag
from inkoop.platform.databank.geldigheid import MetGeldigheid, make_geldigheidsregels
from inkoop.platform.databank.geschiedenis import met_geschiedenis
from inkoop.platform.databank.velden import Exactveld
from segmenten.models import MetBron, Product, ZichtManager


@met_geschiedenis(ouder="contract")
class Tarief(MetBron, MetGeldigheid):
    """The price of one unit of a product in a contract, during an inclusive period."""

    contract = models.ForeignKey(
        Contract, on_delete=models.CASCADE, related_name="tarieven", help_text="Het contract."
    )
    product = models.ForeignKey(
        Product, on_delete=models.PROTECT, related_name="tarieven", help_text="Het product."
    )
    bedrag = Exactveld("tarief", help_text="Euro's per eenheid, met zoveel decimalen als is afgesproken.")
    eenheid = models.CharField(
        "eenheid", max_length=50, help_text="Waarvoor het tarief geldt, zoals uur of etmaal."
    )
    # Of a price one must know since when.
    vanaf = models.DateField("vanaf", help_text="Eerste dag waarop het tarief geldt.")

    zicht: ClassVar[Contractzicht] = Contractzicht.make_via()
    objects: ClassVar[ZichtManager["Tarief"]] = ZichtManager()

    class Meta:
        verbose_name = "tarief"
        verbose_name_plural = "tarieven"
        ordering = ["contract", "product", "vanaf"]
        constraints = [
            *make_geldigheidsregels(
                "contract", "product", overlap="tarieven_van_een_product_overlappen_niet"
            ),
            models.CheckConstraint(name="tarief_is_niet_negatief", condition=Q(bedrag__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.contract} {self.product}: {format_bedrag(self.bedrag)}"
