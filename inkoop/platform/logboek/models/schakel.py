"""The chain over the log: what is added here seals a line, and never changes."""

from django.db import models

from inkoop.platform.logboek.models.logregel import Logregel


class Logschakel(models.Model):
    """The seal of one line: SHA-256 of the line together with the digest before it (ADR 0028).

    A line that is changed, removed or slipped in breaks the chain from there on. Who has the last number and
    digest, outside the database, can tell whether anything before it is as it was.
    """

    volgnummer = models.BigIntegerField(
        "schakel", primary_key=True, help_text="Doorlopend nummer zonder gaten, in volgorde van verzegelen."
    )
    # The check looks for itself; a constraint would stand in the way of who mends a log under its eyes.
    regel = models.OneToOneField(
        Logregel,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="schakel",
        verbose_name="regel",
        help_text="De regel die is verzegeld.",
    )
    vorm = models.SmallIntegerField(
        "vorm", help_text="Hoe de digest is gemaakt: 1 zonder, 2 met reden, adres en herkomst."
    )
    vorige_digest = models.CharField(
        "vorige digest", max_length=64, help_text="Digest van de schakel hiervoor."
    )
    digest = models.CharField("digest", max_length=64, unique=True, help_text="Digest van deze schakel.")

    class Meta:
        db_table = "logboek_schakel"
        verbose_name = "schakel"
        verbose_name_plural = "schakels"
        ordering = ["-volgnummer"]

    def __str__(self) -> str:
        return f"{self.volgnummer}:{self.digest}"


class Onverzegeld(models.Model):
    """A line that waits for its seal; a trigger puts it here, sealing takes it away."""

    regel = models.BigIntegerField("regel", primary_key=True, help_text="Nummer van de regel.")

    class Meta:
        verbose_name = "onverzegelde regel"
        verbose_name_plural = "onverzegelde regels"

    def __str__(self) -> str:
        return str(self.regel)
