"""Products, and the trajectories built on them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from inkoop.kern.codes import Domein
from inkoop.kern.opmaak import format_bedrag
from inkoop.platform.databank.geldigheid import make_geldigheidsregels
from inkoop.platform.databank.geschiedenis import met_geschiedenis
from inkoop.platform.databank.velden import Exactveld
from segmenten.models.basis import MetBron
from segmenten.models.regio import Regio
from segmenten.models.segment import Segment
from segmenten.models.voorkomen import IdentiteitManager, MetVoorkomens, Voorkomen, VoorkomenManager
from segmenten.models.zicht import Zicht, ZichtManager


@met_geschiedenis(ouder="segment")
class Product(MetVoorkomens["Productvoorkomen"], models.Model):
    """A kind of care or support that can be allocated; it belongs to one segment only."""

    regio = models.ForeignKey(
        Regio, on_delete=models.CASCADE, related_name="producten", help_text="De regio van dit product."
    )
    segment = models.ForeignKey(
        Segment,
        on_delete=models.PROTECT,
        related_name="producten",
        help_text="Het enige segment van dit product.",
    )
    code = models.CharField("code", max_length=20, help_text="Productcode, uniek binnen de regio.")

    zicht: ClassVar[Zicht] = Zicht(regio="regio")
    objects: ClassVar[IdentiteitManager["Product"]] = IdentiteitManager()

    class Meta:
        verbose_name = "product"
        verbose_name_plural = "producten"
        ordering = ["regio", "code"]
        constraints = [
            models.UniqueConstraint(fields=["regio", "code"], name="productcode_is_uniek_binnen_de_regio"),
            models.UniqueConstraint(fields=["id", "regio"], name="product_met_regio"),
        ]

    def __str__(self) -> str:
        """Give code and name: in a list of products both are needed."""
        return f"{self.code} {self.naam}" if self.is_gelezen else self.code


@met_geschiedenis(ouder="product")
class Productvoorkomen(MetBron, Voorkomen):
    """What a product was called and how it was counted, from a day to a day."""

    identiteit = "product"

    product = models.ForeignKey(
        Product, on_delete=models.CASCADE, related_name="voorkomens", help_text="Het product."
    )
    naam = models.CharField("naam", max_length=200, help_text="Naam van het product.")
    categorie = models.CharField("categorie", max_length=20, blank=True, help_text="Productcategorie.")
    eenheid = models.CharField(
        "eenheid", max_length=50, blank=True, help_text="Waarin de inzet wordt geteld."
    )
    wet = models.CharField(
        "wet",
        max_length=20,
        choices=Domein.choices,
        blank=True,
        help_text="Voor totalen per wet; leeg is het eerste domein van het segment.",
    )

    zicht: ClassVar[Zicht] = Zicht(regio="product__regio")
    objects: ClassVar[VoorkomenManager["Productvoorkomen"]] = VoorkomenManager()

    class Meta:
        verbose_name = "voorkomen van een product"
        verbose_name_plural = "voorkomens van producten"
        ordering = ["product", "vanaf"]
        constraints = [
            *make_geldigheidsregels("product"),
            models.CheckConstraint(
                name="product_valt_onder_een_bestaande_wet", condition=Q(wet__in=["", *Domein.values])
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def geldende_wet(self) -> Domein:
        """The law under which the product is counted: its own, or else the first of its segment."""
        return Domein(self.wet) if self.wet else self.product.segment.eerste_domein


@met_geschiedenis(ouder="regio")
class Expertise(MetBron):
    """A kind of professional, with an hourly rate per year (NL §8 step 2)."""

    regio = models.ForeignKey(
        Regio, on_delete=models.CASCADE, related_name="expertises", help_text="De regio van deze expertise."
    )
    code = models.CharField("code", max_length=50, help_text="Korte code, uniek binnen de regio.")
    naam = models.CharField("naam", max_length=200, help_text="Naam van de expertise.")

    zicht: ClassVar[Zicht] = Zicht(regio="regio")
    objects: ClassVar[ZichtManager["Expertise"]] = ZichtManager()

    class Meta:
        verbose_name = "expertise"
        verbose_name_plural = "expertises"
        ordering = ["regio", "code"]
        constraints = [
            models.UniqueConstraint(fields=["regio", "code"], name="expertisecode_is_uniek_binnen_de_regio"),
            models.UniqueConstraint(fields=["id", "regio"], name="expertise_met_regio"),
        ]

    def __str__(self) -> str:
        return self.naam


@met_geschiedenis(ouder="expertise")
class Uurtarief(models.Model):
    """The hourly rate of an expertise in a year; a later year without one uses the latest known."""

    expertise = models.ForeignKey(
        Expertise, on_delete=models.CASCADE, related_name="uurtarieven", help_text="De expertise."
    )
    jaar = models.PositiveSmallIntegerField("jaar", help_text="Kalenderjaar waarin het tarief ingaat.")
    bedrag = Exactveld("uurtarief", help_text="Euro's per uur, met zoveel decimalen als is afgesproken.")

    zicht: ClassVar[Zicht] = Zicht(regio="expertise__regio")
    objects: ClassVar[ZichtManager["Uurtarief"]] = ZichtManager()

    class Meta:
        verbose_name = "uurtarief"
        verbose_name_plural = "uurtarieven"
        ordering = ["expertise", "jaar"]
        constraints = [
            models.UniqueConstraint(fields=["expertise", "jaar"], name="een_uurtarief_per_expertise_en_jaar"),
            models.CheckConstraint(name="uurtarief_is_niet_negatief", condition=Q(bedrag__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.expertise} {self.jaar}: {format_bedrag(self.bedrag)}"


@met_geschiedenis(ouder="regio")
class Opslag(MetBron):
    """A surcharge that is the same for every provider that qualifies (NL §8)."""

    regio = models.ForeignKey(
        Regio, on_delete=models.CASCADE, related_name="opslagen", help_text="De regio van deze opslag."
    )
    code = models.CharField("code", max_length=50, help_text="Korte code, uniek binnen de regio.")
    naam = models.CharField("naam", max_length=200, help_text="Wie voor de opslag in aanmerking komt.")
    percentage = Exactveld("percentage", help_text="Als fractie: 0,08 is 8 procent.")

    zicht: ClassVar[Zicht] = Zicht(regio="regio")
    objects: ClassVar[ZichtManager["Opslag"]] = ZichtManager()

    class Meta:
        verbose_name = "opslag"
        verbose_name_plural = "opslagen"
        ordering = ["regio", "code"]
        constraints = [
            models.UniqueConstraint(fields=["regio", "code"], name="opslagcode_is_uniek_binnen_de_regio"),
            models.UniqueConstraint(fields=["id", "regio"], name="opslag_met_regio"),
            models.CheckConstraint(name="opslag_is_niet_negatief", condition=Q(percentage__gte=0)),
        ]

    def __str__(self) -> str:
        return self.naam


@met_geschiedenis(ouder="product")
class Traject(MetVoorkomens["Trajectvoorkomen"], models.Model):
    """Care for one client as a combination of expertise, intensity and average lead time (NL §3)."""

    regio = models.ForeignKey(
        Regio, on_delete=models.CASCADE, related_name="trajecten", help_text="De regio van dit traject."
    )
    product = models.ForeignKey(
        Product,
        on_delete=models.PROTECT,
        related_name="trajecten",
        help_text="Het product dat wordt geleverd.",
    )
    code = models.CharField("code", max_length=50, help_text="Korte code, uniek binnen de regio.")

    zicht: ClassVar[Zicht] = Zicht(regio="regio")
    objects: ClassVar[IdentiteitManager["Traject"]] = IdentiteitManager()

    class Meta:
        verbose_name = "traject"
        verbose_name_plural = "trajecten"
        ordering = ["regio", "code"]
        constraints = [
            models.UniqueConstraint(fields=["regio", "code"], name="trajectcode_is_uniek_binnen_de_regio"),
            models.UniqueConstraint(fields=["id", "regio"], name="traject_met_regio"),
        ]

    def __str__(self) -> str:
        """Give code and name: in a list of trajectories both are needed."""
        return f"{self.code} {self.naam}" if self.is_gelezen else self.code


@met_geschiedenis(ouder="traject")
class Trajectvoorkomen(MetBron, Voorkomen):
    """Who carried a trajectory out, how intensively and how long, from a day to a day."""

    identiteit = "traject"

    # The region stands here too, so that the database can refuse an expertise of another one.
    regio = models.ForeignKey(
        Regio, on_delete=models.CASCADE, related_name="+", help_text="De regio van dit traject."
    )
    traject = models.ForeignKey(
        Traject, on_delete=models.CASCADE, related_name="voorkomens", help_text="Het traject."
    )
    naam = models.CharField("naam", max_length=200, help_text="Naam van het traject.")
    expertise = models.ForeignKey(
        Expertise, on_delete=models.PROTECT, related_name="+", help_text="Wie het traject uitvoert."
    )
    uren_per_week = Exactveld("uren per week", help_text="Gemiddelde inzet in uren per week.")
    doorlooptijd_dagen = models.PositiveIntegerField("doorlooptijd", help_text="Gemiddelde duur in dagen.")

    zicht: ClassVar[Zicht] = Zicht(regio="regio")
    objects: ClassVar[VoorkomenManager["Trajectvoorkomen"]] = VoorkomenManager()

    class Meta:
        verbose_name = "voorkomen van een traject"
        verbose_name_plural = "voorkomens van trajecten"
        ordering = ["traject", "vanaf"]
        constraints = [
            *make_geldigheidsregels("traject"),
            models.CheckConstraint(
                name="traject_duurt_minstens_een_dag", condition=Q(doorlooptijd_dagen__gte=1)
            ),
            models.CheckConstraint(name="traject_heeft_uren_per_week", condition=Q(uren_per_week__gt=0)),
        ]

    def __str__(self) -> str:
        return self.naam
