"""How often somebody tried to sign in with a name, whether that account exists or not."""

from django.db import models


class Aanmeldpoging(models.Model):
    """Attempts since `sinds` that did not succeed. The name is not kept: people type a password there."""

    naam = models.CharField(
        "naam", max_length=64, primary_key=True, help_text="Digest met sleutel van de ingevulde naam."
    )
    aantal = models.PositiveIntegerField("aantal", help_text="Pogingen die niet lukten.")
    sinds = models.DateTimeField("sinds", help_text="Wanneer de eerste daarvan was.")

    class Meta:
        verbose_name = "aanmeldpoging"
        verbose_name_plural = "aanmeldpogingen"

    def __str__(self) -> str:
        return f"{self.aantal} sinds {self.sinds:%d-%m-%Y %H:%M}"
