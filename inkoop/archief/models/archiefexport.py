"""Somebody asks for the contracts and decisions of a period, to make them public or to have them kept."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from inkoop.kern.archiefstuk import Exportdoel
from inkoop.kern.periode import Periode
from inkoop.platform.gebruikers.rechten import Recht
from segmenten.models import Regio, Zicht, ZichtManager

REDEN_TEKENS = 300


class Archiefexport(models.Model):
    """What was asked, and the digest of what came of it last; the file itself is kept for a while only."""

    regio = models.ForeignKey(Regio, on_delete=models.CASCADE, related_name="+", help_text="De regio.")
    doel = models.CharField(
        "doel", max_length=20, choices=Exportdoel.choices, help_text="Openbaar maken, of bewaren."
    )
    vanaf = models.DateField("vanaf", help_text="Eerste dag van de periode.")
    tot = models.DateField("tot en met", help_text="Laatste dag van de periode.")
    reden = models.CharField(
        "reden", max_length=REDEN_TEKENS, help_text="Waarvoor, in de woorden van wie het vroeg."
    )
    gevraagd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", help_text="Wie het vroeg."
    )
    gevraagd_op = models.DateTimeField("gevraagd op", auto_now_add=True, help_text="Wanneer.")
    sha256 = models.CharField(
        "digest", max_length=64, blank=True, help_text="SHA-256 van het bestand dat het laatst is gemaakt."
    )
    gemaakt_op = models.DateTimeField(
        "gemaakt op", null=True, blank=True, help_text="Wanneer dat bestand is gemaakt."
    )

    zicht: ClassVar[Zicht] = Zicht("regio", recht=Recht.ARCHIEFEXPORT)
    objects: ClassVar[ZichtManager["Archiefexport"]] = ZichtManager()

    class Meta:
        verbose_name = "export voor Woo en archief"
        verbose_name_plural = "exporten voor Woo en archief"
        ordering = ["-gevraagd_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="archiefexport_heeft_een_bestaand_doel", condition=Q(doel__in=Exportdoel.values)
            ),
            models.CheckConstraint(
                name="archiefexport_eindigt_niet_voor_het_begin", condition=Q(tot__gte=F("vanaf"))
            ),
            models.CheckConstraint(name="archiefexport_heeft_een_reden", condition=~Q(reden="")),
        ]
        indexes = [models.Index(fields=["regio", "-gevraagd_op"], name="archiefexport_regio")]

    def __str__(self) -> str:
        return f"Export {self.pk}"

    @property
    def periode(self) -> Periode:
        """The days that it is about."""
        return Periode(self.vanaf, self.tot)
