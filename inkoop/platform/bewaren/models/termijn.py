"""How long a region keeps a kind of data."""

from django.conf import settings
from django.db import models

from inkoop.kern.bewaren import Termijntelling, describe_maanden


class Bewaartermijn(models.Model):
    """A term that holds from a day on, until a later one takes its place; an older one stays readable.

    A row is added and never changes. Where a region has none for a kind, nothing of it is destroyed.
    """

    regio = models.CharField("regio", max_length=100, help_text="Code van de regio.")
    soort = models.CharField("soort gegevens", max_length=50, help_text="Waarvoor de termijn geldt.")
    maanden = models.PositiveSmallIntegerField("maanden", help_text="Hoe lang de gegevens blijven.")
    telling = models.CharField(
        "telt", max_length=20, choices=Termijntelling.choices, help_text="Vanaf wanneer de termijn telt."
    )
    bron = models.CharField("bron", max_length=300, help_text="De wet, selectielijst of het besluit.")
    vanaf = models.DateField("geldt vanaf", help_text="Vanaf welke dag deze termijn geldt.")
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="vastgelegd door",
        help_text="Wie de termijn vastlegde; die bevestigt niet wat ermee wordt voorgesteld.",
    )
    vastgelegd_op = models.DateTimeField("vastgelegd op", auto_now_add=True, help_text="Wanneer.")

    class Meta:
        verbose_name = "bewaartermijn"
        verbose_name_plural = "bewaartermijnen"
        ordering = ["regio", "soort", "-vanaf"]
        constraints = [
            models.UniqueConstraint(
                fields=["regio", "soort", "vanaf"], name="een_bewaartermijn_per_soort_en_dag"
            ),
            models.CheckConstraint(
                name="bewaartermijn_heeft_een_bestaande_telling",
                condition=models.Q(telling__in=Termijntelling.values),
            ),
            models.CheckConstraint(
                name="bewaartermijn_duurt_minstens_een_maand", condition=models.Q(maanden__gte=1)
            ),
            models.CheckConstraint(name="bewaartermijn_heeft_een_bron", condition=~models.Q(bron="")),
        ]

    def __str__(self) -> str:
        return f"{self.describe_duur()} {self.get_telling_display()}"

    def describe_duur(self) -> str:
        """Return how long, in words: "20 jaar", "18 maanden"."""
        return describe_maanden(self.maanden)
