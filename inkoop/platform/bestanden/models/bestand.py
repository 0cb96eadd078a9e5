"""Private files: a row per file, its content in the store under its own digest."""

import uuid

from django.conf import settings
from django.db import models


class Bestand(models.Model):
    """One private file. Who may read it is decided by the app that knows its `soort` (see `rechten`).

    Stores label and key of what it belongs to, and no foreign key to it (ontwerp.md, Floors). Two rows with
    the same content share one object in the store.
    """

    id = models.UUIDField(
        primary_key=True, default=uuid.uuid4, editable=False, help_text="Kenmerk van het bestand."
    )
    soort = models.CharField(
        "soort", max_length=50, help_text="Wat voor bestand dit is; bepaalt wie het mag lezen."
    )
    naam = models.CharField("naam", max_length=200, help_text="De bestandsnaam die de gebruiker ziet.")
    mime = models.CharField("bestandstype", max_length=100, help_text="Bijvoorbeeld: application/pdf.")
    sha256 = models.CharField("digest", max_length=64, help_text="SHA-256 van de inhoud, hexadecimaal.")
    grootte = models.PositiveBigIntegerField("grootte", help_text="Aantal bytes.")
    onderwerp_soort = models.CharField("soort onderwerp", max_length=100, help_text="Bijvoorbeeld: contract.")
    onderwerp_sleutel = models.CharField(
        "sleutel", max_length=200, help_text="Sleutel van het onderwerp waar het bestand bij hoort."
    )
    regio = models.CharField(
        "regio", max_length=100, blank=True, help_text="Code van de regio; leeg als er geen is."
    )
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True, help_text="Wanneer het is bewaard.")
    gemaakt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="bestanden",
        verbose_name="gemaakt door",
        help_text="Wie het bewaarde; leeg voor het systeem.",
    )

    class Meta:
        verbose_name = "bestand"
        verbose_name_plural = "bestanden"
        ordering = ["-gemaakt_op", "id"]
        constraints = [
            models.CheckConstraint(
                name="bestand_heeft_een_digest", condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$")
            ),
            models.CheckConstraint(
                name="bestand_heeft_een_soort_en_een_naam",
                condition=~models.Q(soort="") & ~models.Q(naam=""),
            ),
        ]
        indexes = [
            models.Index(fields=["onderwerp_soort", "onderwerp_sleutel"], name="bestand_onderwerp"),
            models.Index(fields=["sha256"], name="bestand_digest"),
        ]

    def __str__(self) -> str:
        return self.naam
