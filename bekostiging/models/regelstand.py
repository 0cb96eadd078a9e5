"""The lines behind an outcome, kept as its settlement saw them."""

from django.db import models

from bekostiging.models.afrekening import Contractafrekening


class Regelstand(models.Model):
    """The lines behind the outcome of a contract, as its settlement saw them, whatever comes after."""

    contractafrekening = models.ForeignKey(
        Contractafrekening, on_delete=models.CASCADE, related_name="regelstanden", help_text="De uitkomst."
    )
    veld = models.CharField("veld", max_length=40, help_text="Van welke soort groepen dit de regels zijn.")
    regels = models.JSONField(
        "regels", help_text="De rijen van de regelquery; van prestaties de sleutels, per groep."
    )

    objects = models.Manager["Regelstand"]()

    class Meta:
        verbose_name = "regelstand"
        verbose_name_plural = "regelstanden"
        constraints = [
            models.UniqueConstraint(fields=["contractafrekening", "veld"], name="een_regelstand_per_uitkomst")
        ]

    def __str__(self) -> str:
        return f"{self.veld} van {self.contractafrekening}"
