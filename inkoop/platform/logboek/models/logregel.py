"""The audit log: lines that are added and never change; `Logschakel` seals them into a chain."""

from django.db import models


class Logregel(models.Model):
    """One thing that happened. Stores labels, key and difference, and no foreign key (ontwerp.md, Floors).

    `volgnummer` and `context` are filled by a trigger. Numbers come from a sequence, so that nobody waits for
    another's transaction: they run up, and have a gap where one was rolled back. `context` leads to what
    changed in the same transaction: the history (ADR 0018) has it too.
    """

    volgnummer = models.BigIntegerField(
        "volgnummer", primary_key=True, help_text="Oplopend nummer, in volgorde van toevoegen."
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
    reden = models.CharField(
        "reden",
        max_length=500,
        blank=True,
        db_default="",
        help_text="Waarom het is gedaan, in de woorden van wie het deed.",
    )
    adres = models.CharField(
        "adres",
        max_length=64,
        blank=True,
        db_default="",
        help_text="Vanwaar het is gedaan: een digest met sleutel van het netwerkadres, nooit het adres zelf.",
    )
    via = models.CharField(
        "via", max_length=20, blank=True, db_default="", help_text="Pagina, API, taak of opdracht."
    )
    kenmerk = models.CharField(
        "kenmerk", max_length=100, blank=True, db_default="", help_text="Nummer van het verzoek of de taak."
    )

    class Meta:
        verbose_name = "logregel"
        verbose_name_plural = "logregels"
        ordering = ["-volgnummer"]
        indexes = [
            models.Index(fields=["onderwerp_soort", "onderwerp_sleutel"], name="logregel_onderwerp"),
            models.Index(fields=["regio", "-volgnummer"], name="logregel_regio"),
            models.Index(fields=["context"], name="logregel_context"),
            models.Index(fields=["gebruiker", "-volgnummer"], name="logregel_gebruiker"),
        ]

    def __str__(self) -> str:
        return f"{self.volgnummer}: {self.handeling} {self.onderwerp_soort} {self.onderwerp_sleutel}"
