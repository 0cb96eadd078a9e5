"""Requests that must have their effect once, however often they are sent."""

from django.conf import settings
from django.db import models


class Idempotentiesleutel(models.Model):
    """The key of a request with the digest of its content and the answer that was given.

    The unique key decides, not a look beforehand: the second sender waits and gets the first one's answer.
    """

    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, help_text="Wie het verzoek stuurde."
    )
    sleutel = models.CharField("sleutel", max_length=200, help_text="De kop Idempotency-Key van het verzoek.")
    digest = models.CharField("digest", max_length=64, help_text="Digest van de inhoud van het verzoek.")
    antwoord_status = models.PositiveSmallIntegerField(
        "status van het antwoord", null=True, blank=True, help_text="Leeg zolang het verzoek loopt."
    )
    antwoord = models.JSONField("antwoord", default=dict, help_text="Wat er is geantwoord.")
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True, help_text="Wanneer het verzoek kwam.")

    class Meta:
        verbose_name = "idempotentiesleutel"
        verbose_name_plural = "idempotentiesleutels"
        constraints = [
            models.UniqueConstraint(
                fields=["gebruiker", "sleutel"], name="idempotentiesleutel_is_uniek_per_gebruiker"
            ),
        ]

    def __str__(self) -> str:
        return self.sleutel
