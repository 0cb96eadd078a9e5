"""Background jobs that a user can follow."""

import uuid

from django.conf import settings
from django.db import models


class Taakstatus(models.TextChoices):
    """Where a job stands. `overgeslagen` is an outcome: there was nothing left to do."""

    WACHT = "wacht", "Wacht"
    LOOPT = "loopt", "Loopt"
    KLAAR = "klaar", "Klaar"
    MISLUKT = "mislukt", "Mislukt"
    OVERGESLAGEN = "overgeslagen", "Overgeslagen"


ONAFGEROND = (Taakstatus.WACHT, Taakstatus.LOOPT)


class Taak(models.Model):
    """A job with its progress. While it runs it holds a lease; a lapsed lease is picked up again."""

    id = models.UUIDField(
        primary_key=True, default=uuid.uuid4, editable=False, help_text="Kenmerk van de taak."
    )
    soort = models.CharField("soort", max_length=50, help_text="Welk werk dit is.")
    sleutel = models.CharField(
        "sleutel",
        max_length=200,
        blank=True,
        help_text="Wat dit werk onderscheidt; hetzelfde werk wacht of loopt maar één keer.",
    )
    titel = models.CharField("titel", max_length=200, help_text="Wat de gebruiker leest.")
    argumenten = models.JSONField("argumenten", default=dict, help_text="Waarmee het werk wordt gedaan.")
    regio = models.CharField("regio", max_length=100, blank=True, help_text="Code van de regio.")
    status = models.CharField(
        "status",
        max_length=20,
        choices=Taakstatus.choices,
        default=Taakstatus.WACHT,
        help_text="Waar de taak staat.",
    )
    gedaan = models.PositiveIntegerField("gedaan", default=0, help_text="Hoeveel stappen klaar zijn.")
    totaal = models.PositiveIntegerField("totaal", default=0, help_text="Hoeveel stappen er zijn.")
    melding = models.CharField(
        "melding", max_length=500, blank=True, help_text="Wat er nu gebeurt of misging."
    )
    resultaat = models.JSONField("resultaat", default=dict, help_text="Waar de uitkomst te vinden is.")
    pogingen = models.PositiveSmallIntegerField(
        "pogingen", default=0, help_text="Hoe vaak het is geprobeerd."
    )
    lease_tot = models.DateTimeField(
        "lease tot", null=True, blank=True, help_text="Tot wanneer een worker eraan werkt."
    )
    gevraagd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="taken",
        help_text="Wie de taak startte; leeg voor het systeem.",
    )
    gemaakt_op = models.DateTimeField(
        "gemaakt op", auto_now_add=True, help_text="Wanneer de taak is gevraagd."
    )
    gestart_op = models.DateTimeField(
        "gestart op", null=True, blank=True, help_text="Wanneer het werk begon."
    )
    klaar_op = models.DateTimeField("klaar op", null=True, blank=True, help_text="Wanneer het werk eindigde.")

    # Whether the request made this job, or found the one that does the same work.
    is_nieuw = False

    class Meta:
        verbose_name = "taak"
        verbose_name_plural = "taken"
        ordering = ["-gemaakt_op"]
        constraints = [
            models.CheckConstraint(
                name="een_lopende_taak_heeft_een_lease",
                condition=~models.Q(status=Taakstatus.LOOPT) | models.Q(lease_tot__isnull=False),
            ),
            models.CheckConstraint(
                name="taak_heeft_een_bestaande_status", condition=models.Q(status__in=Taakstatus.values)
            ),
            models.UniqueConstraint(
                fields=["soort", "sleutel"],
                condition=models.Q(status__in=ONAFGEROND) & ~models.Q(sleutel=""),
                name="hetzelfde_werk_wacht_of_loopt_eenmaal",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "lease_tot"], name="taak_lease"),
            models.Index(fields=["regio", "-gemaakt_op"], name="taak_regio"),
        ]

    def __str__(self) -> str:
        return f"{self.titel} ({self.get_status_display()})"

    @property
    def is_afgelopen(self) -> bool:
        """Whether nothing more will happen to this job by itself."""
        return self.status in {Taakstatus.KLAAR, Taakstatus.MISLUKT, Taakstatus.OVERGESLAGEN}
