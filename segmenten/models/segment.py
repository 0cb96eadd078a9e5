"""Segments: the parts of a domain, with how the region steers them."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from inkoop.kern.codes import Domein
from inkoop.platform.databank.geldigheid import make_geldigheidsregels
from inkoop.platform.databank.geschiedenis import met_geschiedenis
from inkoop.platform.databank.velden import Bedragveld
from segmenten.models.basis import MetBron
from segmenten.models.regio import Regio, Sturingselement
from segmenten.models.voorkomen import IdentiteitManager, MetVoorkomens, Voorkomen, VoorkomenManager
from segmenten.models.zicht import Zicht, ZichtManager


@met_geschiedenis(ouder="regio")
class Segment(MetVoorkomens["Segmentvoorkomen"], models.Model):
    """A part of a domain with its own kinds of care (NL §3)."""

    regio = models.ForeignKey(
        Regio, on_delete=models.CASCADE, related_name="segmenten", help_text="De regio van dit segment."
    )
    code = models.CharField("code", max_length=100, help_text="Korte code, uniek binnen de regio.")
    domeinen = ArrayField(
        models.CharField(max_length=20, choices=Domein.choices),
        verbose_name="domeinen",
        help_text="Jeugd, Wmo of Participatie, of meer dan een; het eerste geldt voor producten zonder wet.",
    )
    volgorde = models.PositiveSmallIntegerField("volgorde", help_text="Plaats in overzichten van de regio.")

    zicht: ClassVar[Zicht] = Zicht(regio="regio")
    objects: ClassVar[IdentiteitManager["Segment"]] = IdentiteitManager()

    class Meta:
        verbose_name = "segment"
        verbose_name_plural = "segmenten"
        ordering = ["regio", "volgorde"]
        constraints = [
            models.UniqueConstraint(fields=["regio", "code"], name="segmentcode_is_uniek_binnen_de_regio"),
            models.UniqueConstraint(fields=["id", "regio"], name="segment_met_regio"),
            models.CheckConstraint(
                name="segment_heeft_bestaande_domeinen",
                condition=Q(domeinen__contained_by=Domein.values) & Q(domeinen__len__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def eerste_domein(self) -> Domein:
        """The law of products of this segment that name none."""
        return Domein(self.domeinen[0])

    @property
    def domeinnamen(self) -> str:
        """The laws under which this segment is bought, in words."""
        return ", ".join(Domein(code).label for code in self.domeinen)


@met_geschiedenis(ouder="segment")
class Segmentvoorkomen(MetBron, Voorkomen):
    """What a segment was called and how the region steered it, from a day to a day (NL §3)."""

    identiteit = "segment"

    segment = models.ForeignKey(
        Segment, on_delete=models.CASCADE, related_name="voorkomens", help_text="Het segment."
    )
    naam = models.CharField("naam", max_length=200, help_text="Naam van het segment.")
    typering = models.TextField("typering", blank=True, help_text="Om welke zorg en ondersteuning het gaat.")

    zicht: ClassVar[Zicht] = Zicht(regio="segment__regio")
    objects: ClassVar[VoorkomenManager["Segmentvoorkomen"]] = VoorkomenManager()

    class Meta:
        verbose_name = "voorkomen van een segment"
        verbose_name_plural = "voorkomens van segmenten"
        ordering = ["segment", "vanaf"]
        constraints = [*make_geldigheidsregels("segment")]

    def __str__(self) -> str:
        return self.naam


@met_geschiedenis(ouder="segmentvoorkomen")
class Sturing(models.Model):
    """How a region steers a segment by one of its elements (LS §2)."""

    segmentvoorkomen = models.ForeignKey(
        Segmentvoorkomen,
        on_delete=models.CASCADE,
        related_name="sturing",
        help_text="Het segment, zolang het zo wordt gestuurd.",
    )
    element = models.ForeignKey(
        Sturingselement, on_delete=models.PROTECT, related_name="+", help_text="Waarmee de regio stuurt."
    )
    tekst = models.TextField("tekst", help_text="Hoe de regio het segment hiermee stuurt.")

    zicht: ClassVar[Zicht] = Zicht(regio="segmentvoorkomen__segment__regio")
    objects: ClassVar[ZichtManager["Sturing"]] = ZichtManager()

    class Meta:
        verbose_name = "sturing"
        verbose_name_plural = "sturing"
        ordering = ["segmentvoorkomen", "element__volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["segmentvoorkomen", "element"], name="een_tekst_per_segment_en_sturingselement"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.element}: {self.tekst}"


@met_geschiedenis(ouder="segment")
class Budgetmaximum(models.Model):
    """The most that the region wants to spend on a segment in a year."""

    segment = models.ForeignKey(
        Segment, on_delete=models.CASCADE, related_name="budgetmaxima", help_text="Het segment."
    )
    jaar = models.PositiveSmallIntegerField("jaar", help_text="Kalenderjaar.")
    bedrag = Bedragveld("bedrag", help_text="Euro's voor het hele segment.")

    zicht: ClassVar[Zicht] = Zicht(regio="segment__regio")
    objects: ClassVar[ZichtManager["Budgetmaximum"]] = ZichtManager()

    class Meta:
        verbose_name = "budgetmaximum"
        verbose_name_plural = "budgetmaxima"
        ordering = ["segment", "jaar"]
        constraints = [
            models.UniqueConstraint(fields=["segment", "jaar"], name="een_budgetmaximum_per_segment_en_jaar"),
            models.CheckConstraint(name="budgetmaximum_is_niet_negatief", condition=Q(bedrag__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.segment} {self.jaar}"
