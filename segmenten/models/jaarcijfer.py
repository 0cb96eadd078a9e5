"""Figures that a policy document states about a year: spending, clients, averages, numbers of providers."""

from typing import ClassVar

from django.db import models

from inkoop.kern.codes import Cijferniveau
from inkoop.platform.databank.velden import Exactveld
from segmenten.models.basis import MetBron
from segmenten.models.regio import Regio
from segmenten.models.zicht import Zicht, ZichtManager


class Jaarcijfer(MetBron):
    """One figure of one year, exactly as the document states it (for instance NL §6)."""

    regio = models.ForeignKey(
        Regio,
        on_delete=models.CASCADE,
        related_name="jaarcijfers",
        help_text="De regio waar het cijfer bij hoort.",
    )
    jaar = models.PositiveSmallIntegerField(
        "jaar", null=True, blank=True, help_text="Leeg als het document geen jaar noemt."
    )
    niveau = models.CharField(
        "niveau",
        max_length=20,
        choices=Cijferniveau.choices,
        help_text="Waar het cijfer over gaat.",
    )
    code = models.CharField(
        "code", max_length=100, help_text="Code van die regio, dat domein, segment, perceel of die gemeente."
    )
    grootheid = models.CharField("grootheid", max_length=100, help_text="Wat er is geteld.")
    waarde = Exactveld("waarde", help_text="De waarde zoals het document die noemt.")
    eenheid = models.CharField("eenheid", max_length=50, help_text="Waarin de waarde is uitgedrukt.")
    opmerking = models.TextField("opmerking", blank=True, help_text="Wat er aan dit cijfer opvalt.")
    volgorde = models.PositiveSmallIntegerField("volgorde", help_text="Plaats in het bestand.")

    zicht: ClassVar[Zicht] = Zicht(regio="regio")
    objects: ClassVar[ZichtManager["Jaarcijfer"]] = ZichtManager()

    class Meta:
        verbose_name = "jaarcijfer"
        verbose_name_plural = "jaarcijfers"
        ordering = ["regio", "volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["regio", "jaar", "niveau", "code", "grootheid", "volgorde"],
                name="jaarcijfer_staat_op_een_plaats",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.grootheid} {self.jaar}"
