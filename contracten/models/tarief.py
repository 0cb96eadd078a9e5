"""Tariffs of a contract: per product one at a time, the database refuses an overlap."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from contracten.models.contract import Contract
from contracten.models.zicht import Contractzicht
from inkoop.platform.databank.geschiedenis import met_geschiedenis
from inkoop.platform.databank.velden import Exactveld
from segmenten.models import MetBron, Product, ZichtManager


class Periode(Func):
    """The inclusive date range [vanaf, tot], open when `tot` is empty."""

    function = "daterange"
    output_field = DateRangeField()


@met_geschiedenis(ouder="contract")
class Tarief(MetBron):
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
    vanaf = models.DateField("vanaf", help_text="Eerste dag waarop het tarief geldt.")
    tot = models.DateField(
        "tot en met", null=True, blank=True, help_text="Laatste dag; leeg als die nog open is."
    )

    zicht: ClassVar[Contractzicht] = Contractzicht(regio="contract__regio", aanbieder="contract__aanbieder")
    objects: ClassVar[ZichtManager["Tarief"]] = ZichtManager()

    class Meta:
        verbose_name = "tarief"
        verbose_name_plural = "tarieven"
        ordering = ["contract", "product", "vanaf"]
        constraints = [
            ExclusionConstraint(
                name="tarieven_van_een_product_overlappen_niet",
                expressions=[
                    ("contract", RangeOperators.EQUAL),
                    ("product", RangeOperators.EQUAL),
                    (Periode(F("vanaf"), F("tot"), Value("[]")), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(name="tarief_is_niet_negatief", condition=Q(bedrag__gte=0)),
            models.CheckConstraint(
                name="tarief_eindigt_niet_voor_het_begint",
                condition=Q(tot__isnull=True) | Q(tot__gte=F("vanaf")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract} {self.product_id} {self.bedrag}"
