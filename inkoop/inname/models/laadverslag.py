"""The report of one load: kept whatever came of it, so that nothing counts or fails in silence."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from inkoop.platform.bestanden.verslag import Inname, read_inname
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Bereik, Recht, get_bereik
from segmenten.models import Regio, Zicht, ZichtManager


class Inhoudsoort(models.TextChoices):
    """What was delivered."""

    BUNDEL = "bundel", "Regiobundel"
    UPLOAD = "upload", "Upload"
    INTREKKING = "intrekking", "Intrekking"


class Laaduitkomst(models.TextChoices):
    """How a load ended."""

    GOED = "goed", "Alles ingelezen"
    DEELS = "deels", "Ingelezen, met opmerkingen"
    GEWEIGERD = "geweigerd", "Geweigerd"


@dataclass(frozen=True)
class Verslagzicht(Zicht):
    """Reports: those of the region, or for who works for a municipality those of the own deliveries."""

    recht: Recht = field(default=Recht.LAADVERSLAGEN, kw_only=True)

    def filter(self, gebruiker: Gebruiker) -> models.Q:
        """Return the condition on reports that `gebruiker` may see."""
        eigen = models.Q(gebruiker=gebruiker)
        return super().filter(gebruiker) & (
            eigen if get_bereik(gebruiker, self.recht) == Bereik.GEMEENTE else models.Q()
        )


class Laadverslag(models.Model):
    """Who delivered what and when, what came of each file, and what was refused or not read."""

    regio = models.ForeignKey(
        Regio,
        on_delete=models.CASCADE,
        related_name="laadverslagen",
        null=True,
        help_text="De regio; leeg als die bij het weigeren niet bekend was.",
    )
    soort = models.CharField(
        "soort", max_length=10, choices=Inhoudsoort.choices, help_text="Wat is geleverd."
    )
    naam = models.CharField("naam", max_length=200, help_text="Naam van de map of het bestand.")
    gemaakt_op = models.DateTimeField("geladen op", help_text="Wanneer het is geladen.")
    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="Wie het leverde; leeg voor een opdracht op de server.",
    )
    uitkomst = models.CharField(
        "uitkomst", max_length=10, choices=Laaduitkomst.choices, help_text="Hoe het afliep."
    )
    bestanden = models.JSONField("bestanden", default=dict, help_text="Per bestand wat ermee is gedaan.")
    ongelezen = models.JSONField(
        "niet gelezen", default=list, help_text="Bestanden die niet zijn gelezen, met de reden."
    )
    fouten = models.JSONField("fouten", default=list, help_text="De eerste fouten, met plaats en reden.")
    aantal_fouten = models.PositiveIntegerField("aantal fouten", default=0, help_text="Alle fouten.")
    signalen = models.JSONField(
        "signalen", default=dict, help_text="Per soort hoeveel signalen er na het laden zijn."
    )
    vernietigd_op = models.DateTimeField(
        "regels vernietigd op",
        null=True,
        blank=True,
        editable=False,
        help_text="Wanneer de genoemde regels zijn vernietigd; de aantallen blijven.",
    )

    zicht: ClassVar[Zicht] = Verslagzicht("regio")
    objects: ClassVar[ZichtManager["Laadverslag"]] = ZichtManager()

    class Meta:
        verbose_name = "laadverslag"
        verbose_name_plural = "laadverslagen"
        ordering = ["-gemaakt_op", "-pk"]
        indexes = [models.Index(fields=["regio", "-gemaakt_op"], name="laadverslag_regio")]
        constraints = [
            models.CheckConstraint(
                name="laadverslag_heeft_een_bestaande_uitkomst",
                condition=models.Q(uitkomst__in=Laaduitkomst.values, soort__in=Inhoudsoort.values),
            )
        ]

    def __str__(self) -> str:
        return self.naam

    def iter_innamen(self) -> Iterator[tuple[str, Inname]]:
        """Yield the files that were taken in, with what was done with each."""
        for naam, data in self.bestanden.items():
            yield naam, read_inname(data)

    def get_redenen(self) -> dict[str, Any]:
        """Return how many lines were rejected in all files, by reason."""
        redenen: dict[str, int] = {}
        for _, inname in self.iter_innamen():
            for deel in (*inname.afgekeurd, *inname.nog_afgekeurd):
                redenen[deel.reden] = redenen.get(deel.reden, 0) + deel.aantal
        return redenen
