"""One thing that somebody should see."""

from dataclasses import dataclass, field
from typing import ClassVar

from django.db import models
from django.db.models import Q

from contracten.models import Contract
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Bereik, Recht, get_bereik, has_recht
from segmenten.models import Gemeente, Regio, Zicht, ZichtManager, get_gemeenten_van


@dataclass(frozen=True)
class Signaalzicht(Zicht):
    """Signals of the region; of one municipality only who works for it or for the whole region sees them.

    What tells about a client is for who may see clients.
    """

    recht: Recht = field(default=Recht.SIGNALEN, kw_only=True)

    def filter(self, gebruiker: Gebruiker) -> Q:
        """Return the condition on signals that `gebruiker` may see."""
        zichtbaar = super().filter(gebruiker)
        if get_bereik(gebruiker, self.recht) == Bereik.GEMEENTE:
            zichtbaar &= Q(gemeente=None) | Q(gemeente__in=get_gemeenten_van(gebruiker))
        return zichtbaar if has_recht(gebruiker, Recht.CLIENTEN) else zichtbaar & Q(over_client=False)


class Signaal(models.Model):
    """A signal as it was found at the latest look; what is mended goes away by itself."""

    regio = models.ForeignKey(Regio, on_delete=models.CASCADE, related_name="signalen", help_text="De regio.")
    soort = models.CharField("soort", max_length=50, help_text="Wat er aan de hand is.")
    sleutel = models.CharField("sleutel", max_length=200, help_text="Blijft gelijk zolang het speelt.")
    over_client = models.BooleanField("over een cliënt", help_text="Alleen voor wie cliënten mag zien.")
    onderwerp_id = models.BigIntegerField("onderwerp", help_text="Het object waar het om gaat.")
    contract = models.ForeignKey(
        Contract,
        on_delete=models.CASCADE,
        related_name="+",
        null=True,
        help_text="Het contract, als dat er is.",
    )
    gemeente = models.ForeignKey(
        Gemeente,
        on_delete=models.CASCADE,
        related_name="+",
        null=True,
        help_text="De gemeente, als dat er een is.",
    )
    jaar = models.PositiveSmallIntegerField("jaar", null=True, help_text="Het jaar, als dat ertoe doet.")
    tekst = models.CharField("tekst", max_length=500, help_text="Wat er aan de hand is, in een zin.")
    sinds = models.DateTimeField("gezien sinds", help_text="Wanneer het voor het eerst werd gezien.")

    zicht: ClassVar[Zicht] = Signaalzicht("regio")
    objects: ClassVar[ZichtManager["Signaal"]] = ZichtManager()

    class Meta:
        verbose_name = "signaal"
        verbose_name_plural = "signalen"
        ordering = ["-sinds", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["regio", "soort", "sleutel"], name="een_signaal_staat_er_eenmaal")
        ]
        indexes = [models.Index(fields=["regio", "-sinds"], name="signaal_regio")]

    def __str__(self) -> str:
        return self.tekst
