"""A sample of the lines behind a settlement, for who checks it and may not see them all."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from bekostiging.models.afrekening import Afrekening, Contractafrekening
from bekostiging.models.zicht import Afrekeningzicht
from inkoop.platform.databank.velden import Exactveld
from inkoop.platform.gebruikers.rechten import Recht
from segmenten.models import ZichtManager

MEESTE_REGELS = 100
ZAAD_TEKENS, REDEN_TEKENS = 40, 300


class Steekproef(models.Model):
    """Lines that were drawn by amount from a version; drawn once, and never changed.

    What a line says is not kept here: it is read as the settlement kept it.
    """

    afrekening = models.ForeignKey(
        Afrekening, on_delete=models.CASCADE, related_name="steekproeven", help_text="Uit welke versie."
    )
    aantal = models.PositiveSmallIntegerField("aantal", help_text="Hoeveel regels zijn gevraagd.")
    zaad = models.CharField(
        "begin",
        max_length=ZAAD_TEKENS,
        help_text="Tekst waaruit de trekking volgt: dezelfde geeft dezelfde regels.",
    )
    reden = models.CharField("reden", max_length=REDEN_TEKENS, help_text="Waarvoor de steekproef is.")
    populatie = Exactveld(
        "populatie", help_text="Waaruit is getrokken: alle bedragen zonder hun teken, in euro."
    )
    getrokken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="getrokken door",
        help_text="Wie haar trok.",
    )
    getrokken_op = models.DateTimeField("getrokken op", auto_now_add=True, help_text="Wanneer.")

    zicht: ClassVar[Afrekeningzicht] = Afrekeningzicht(
        "afrekening__regio", status="afrekening__status", recht=Recht.STEEKPROEF
    )
    objects: ClassVar[ZichtManager["Steekproef"]] = ZichtManager()

    class Meta:
        verbose_name = "steekproef"
        verbose_name_plural = "steekproeven"
        ordering = ["-getrokken_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="een_steekproef_heeft_een_tot_honderd_regels",
                condition=Q(aantal__gte=1, aantal__lte=MEESTE_REGELS),
            ),
            models.CheckConstraint(
                name="een_steekproef_heeft_een_begin_en_een_reden", condition=~Q(zaad="") & ~Q(reden="")
            ),
        ]

    def __str__(self) -> str:
        return f"steekproef {self.pk}"


class Steekproefregel(models.Model):
    """One line that was drawn: the step behind which it lies, and its place there."""

    steekproef = models.ForeignKey(
        Steekproef, on_delete=models.CASCADE, related_name="regels", help_text="De steekproef."
    )
    volgnummer = models.PositiveSmallIntegerField("volgnummer", help_text="Plaats in de steekproef.")
    contractafrekening = models.ForeignKey(
        Contractafrekening, on_delete=models.CASCADE, related_name="+", help_text="De uitkomst."
    )
    pad = models.CharField("pad", max_length=60, help_text="De stap in de uitleg.")
    plaats = models.PositiveIntegerField("plaats", help_text="De hoeveelste regel achter die stap.")
    bedrag = Exactveld("bedrag", help_text="Het bedrag van de regel, in euro.")

    objects = models.Manager["Steekproefregel"]()

    class Meta:
        verbose_name = "regel van een steekproef"
        verbose_name_plural = "regels van steekproeven"
        ordering = ["steekproef", "volgnummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["steekproef", "volgnummer"], name="een_regel_per_plaats_in_de_steekproef"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.steekproef}, regel {self.volgnummer}"
