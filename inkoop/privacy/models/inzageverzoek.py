"""Somebody asks for all that is held about one client, in the name of that client."""

from dataclasses import dataclass, field
from typing import ClassVar

from django.conf import settings
from django.db import models

from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Recht
from segmenten.models import Regio, Zicht, ZichtManager


@dataclass(frozen=True)
class Verzoekzicht(Zicht):
    """Requests: the own, in the regions where one works now."""

    recht: Recht = field(default=Recht.CLIENTINZAGE, kw_only=True)

    def filter(self, gebruiker: Gebruiker) -> models.Q:
        """Return the condition on requests that `gebruiker` may see."""
        return super().filter(gebruiker) & models.Q(gevraagd_door=gebruiker)


class Inzageverzoek(models.Model):
    """A request for access (AVG artikel 15); it knows the client by key, and no pseudonym."""

    regio = models.ForeignKey(Regio, on_delete=models.CASCADE, related_name="+", help_text="De regio.")
    client = models.BigIntegerField(
        "cliënt", help_text="Sleutel van de cliënt; leidt nergens heen als die weg is."
    )
    reden = models.CharField("reden", max_length=300, help_text="Waarom, in de woorden van wie het vroeg.")
    gevraagd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", help_text="Wie het vroeg."
    )
    gevraagd_op = models.DateTimeField("gevraagd op", auto_now_add=True, help_text="Wanneer.")

    zicht: ClassVar[Zicht] = Verzoekzicht("regio")
    objects: ClassVar[ZichtManager["Inzageverzoek"]] = ZichtManager()

    class Meta:
        verbose_name = "inzageverzoek"
        verbose_name_plural = "inzageverzoeken"
        ordering = ["-gevraagd_op", "-pk"]
        indexes = [models.Index(fields=["gevraagd_door", "-gevraagd_op"], name="inzageverzoek_van")]

    def __str__(self) -> str:
        return f"Inzageverzoek {self.pk}"
