"""What a version was computed from, so that it can be told what changed since."""

from django.db import models

from bekostiging.models.afrekening import Afrekening


class Invoerstand(models.Model):
    """What a version was computed from: a digest of each part, so that it can be told what changed since."""

    afrekening = models.OneToOneField(
        Afrekening,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="invoerstand",
        help_text="De berekening.",
    )
    delen = models.JSONField("delen", help_text="Digest van elk deel van de invoer, per contract.")
    levering = models.PositiveIntegerField(
        "levering", help_text="Volgnummer van de laatste levering die is gelezen; 0 als er geen was."
    )
    kenmerken = models.JSONField(
        "kenmerken",
        default=dict,
        help_text="Tellers van wijzigingen, en de digest van het programma en van de invoer per contract.",
    )

    objects = models.Manager["Invoerstand"]()

    class Meta:
        verbose_name = "invoerstand"
        verbose_name_plural = "invoerstanden"

    def __str__(self) -> str:
        return f"invoer van {self.afrekening}"
