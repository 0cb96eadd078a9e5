"""The audit log: append-only and hash-chained by the database itself."""

from django.db import models


class Logregel(models.Model):
    """One thing that happened. Stores labels, key and difference, and no foreign key (ontwerp.md, Floors).

    `volgnummer`, `context`, `vorige_digest` and `digest` are filled by a trigger: digest = sha256 of the
    line together with the digest before it, so that a line that is changed, removed or slipped in breaks the
    chain. `context` leads to what changed in the same transaction: the history (ADR 0018) has it too.
    """

    volgnummer = models.BigIntegerField(
        "volgnummer", primary_key=True, help_text="Doorlopend nummer zonder gaten."
    )
    moment = models.DateTimeField("moment", help_text="Wanneer het gebeurde.")
    handeling = models.CharField("handeling", max_length=100, help_text="Wat er is gedaan.")
    gebruiker = models.CharField(
        "gebruiker", max_length=150, blank=True, help_text="Gebruikersnaam; leeg als het systeem het deed."
    )
    regio = models.CharField(
        "regio", max_length=100, blank=True, help_text="Code van de regio waar het om gaat."
    )
    onderwerp_soort = models.CharField("soort onderwerp", max_length=100, help_text="Bijvoorbeeld: contract.")
    onderwerp_sleutel = models.CharField(
        "sleutel", max_length=200, help_text="Nummer, code of pseudoniem van het onderwerp."
    )
    verschil = models.JSONField(
        "verschil", default=dict, help_text="Wat er veranderde: per veld oud en nieuw."
    )
    context = models.UUIDField(
        "context",
        null=True,
        blank=True,
        editable=False,
        help_text="De handeling waarbij deze regel hoort, zoals de geschiedenis die kent.",
    )
    vorige_digest = models.CharField(
        "vorige digest", max_length=64, help_text="Digest van de regel hiervoor."
    )
    digest = models.CharField("digest", max_length=64, unique=True, help_text="Digest van deze regel.")

    class Meta:
        verbose_name = "logregel"
        verbose_name_plural = "logregels"
        ordering = ["-volgnummer"]
        indexes = [
            models.Index(fields=["onderwerp_soort", "onderwerp_sleutel"], name="logregel_onderwerp"),
            models.Index(fields=["regio", "-volgnummer"], name="logregel_regio"),
            models.Index(fields=["context"], name="logregel_context"),
        ]

    def __str__(self) -> str:
        return f"{self.volgnummer}: {self.handeling} {self.onderwerp_soort} {self.onderwerp_sleutel}"
