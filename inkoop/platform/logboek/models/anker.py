"""Which states of the chain are kept outside the database."""

from django.db import models


class Anker(models.Model):
    """Says that an anchor was set: the proof itself lies in the store of anchors, and in mail."""

    nummer = models.BigIntegerField(
        "schakel", primary_key=True, help_text="De laatste schakel toen het anker werd gezet."
    )
    digest = models.CharField("digest", max_length=64, help_text="Digest van die schakel.")
    moment = models.DateTimeField("moment", help_text="Wanneer het anker is gezet.")
    gebreken = models.JSONField(
        "gebreken", default=list, help_text="Wat de controle van het hele logboek daarbij vond."
    )
    gemaild_op = models.DateTimeField(
        "gemaild op", null=True, blank=True, help_text="Wanneer het is gemaild aan wie het wil bewaren."
    )

    class Meta:
        verbose_name = "anker"
        verbose_name_plural = "ankers"
        ordering = ["-nummer"]

    def __str__(self) -> str:
        return f"{self.nummer}:{self.digest}"
