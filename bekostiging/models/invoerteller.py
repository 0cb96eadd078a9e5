"""How often the input of a settlement changed."""

from django.db import models

from contracten.models import Contract
from segmenten.models import Regio


class Invoerteller(models.Model):
    """Counts the changes of what a settlement reads of one contract, or of a region as a whole.

    The database keeps it: every statement that changes a row of such a table adds one, in its own transaction
    (`bekostiging/migrations/0012_invoerteller.py`). Of prestaties `toegang.models.Somstand` counts.
    """

    regio = models.ForeignKey(
        Regio, on_delete=models.CASCADE, related_name="+", db_constraint=False, help_text="De regio."
    )
    contract = models.ForeignKey(
        Contract,
        on_delete=models.CASCADE,
        related_name="+",
        db_constraint=False,
        null=True,
        blank=True,
        help_text="Het contract; leeg bij wat alle contracten van de regio raakt.",
    )
    wijzigingen = models.PositiveBigIntegerField(
        "wijzigingen", help_text="Hoe vaak iets veranderde dat een afrekening leest."
    )

    objects = models.Manager["Invoerteller"]()

    class Meta:
        verbose_name = "invoerteller"
        verbose_name_plural = "invoertellers"
        constraints = [
            models.UniqueConstraint(
                fields=["regio", "contract"], name="een_invoerteller_per_contract", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return f"wijzigingen van {self.contract or self.regio}"
