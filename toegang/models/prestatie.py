"""Deliveries of data, the prestaties in them with their judgement, and the totals kept of them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from contracten.models import Contract, Contractzicht
from inkoop.kern.codes import CREDIT, Afkeurreden, Prestatieoordeel
from inkoop.platform.databank.velden import Bedragveld, Exactveld
from segmenten.models import Gemeente, Product, Regio, ZichtManager
from toegang.models.toewijzing import Toewijzing
from toegang.models.zicht import Clientzicht


class Leveringsoort(models.TextChoices):
    """Where a delivery of prestaties came from."""

    BUNDEL = "bundel", "Regiobundel"
    UPLOAD = "upload", "Upload"


class Levering(models.Model):
    """One delivery: judged once, as a whole. Its digest stands for its lines in the fingerprint."""

    regio = models.ForeignKey(
        Regio, on_delete=models.CASCADE, related_name="leveringen", help_text="De regio."
    )
    volgnummer = models.PositiveIntegerField("volgnummer", help_text="Volgorde van binnenkomst in de regio.")
    soort = models.CharField(
        "soort", max_length=20, choices=Leveringsoort.choices, help_text="Waar het vandaan komt."
    )
    naam = models.CharField(
        "naam",
        max_length=200,
        blank=True,
        default="",
        help_text="Naam van het bestand waarin de levering kwam; leeg als die niet bekend is.",
    )
    digest = models.CharField(
        "digest", max_length=64, help_text="SHA-256 van de nieuwe regels en hun oordeel, los van de volgorde."
    )
    bestanddigest = models.CharField(
        "digest van het bestand", max_length=64, help_text="SHA-256 van het bestand zoals het binnenkwam."
    )
    ontvangen_op = models.DateTimeField("ontvangen op", help_text="Wanneer de levering binnenkwam.")
    aantal = models.PositiveIntegerField("aantal", help_text="Aantal prestaties in de levering.")
    aantal_goedgekeurd = models.PositiveIntegerField("goedgekeurd", help_text="Hoeveel er zijn goedgekeurd.")
    aantal_afgekeurd = models.PositiveIntegerField("afgekeurd", help_text="Hoeveel er zijn afgekeurd.")
    aantal_gecrediteerd = models.PositiveIntegerField(
        "gecrediteerd", default=0, help_text="Hoeveel regels een eerdere regel terugnamen."
    )
    aantal_overgeslagen = models.PositiveIntegerField(
        "overgeslagen", default=0, help_text="Regels die al eerder waren geleverd, met dezelfde inhoud."
    )
    ingetrokken_op = models.DateTimeField(
        "ingetrokken op",
        null=True,
        blank=True,
        help_text="Wanneer de hele levering werd teruggenomen; haar kenmerken zijn dan weer vrij.",
    )

    class Meta:
        verbose_name = "levering"
        verbose_name_plural = "leveringen"
        ordering = ["regio", "volgnummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["regio", "volgnummer"], name="levering_heeft_een_eigen_volgnummer"
            ),
            models.CheckConstraint(
                name="elke_prestatie_van_een_levering_is_beoordeeld",
                condition=Q(
                    aantal=F("aantal_goedgekeurd") + F("aantal_afgekeurd") + F("aantal_gecrediteerd")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"levering {self.volgnummer}"


class Prestatie(models.Model):
    """One line of delivered care, or a credit of one. Judged once and kept, never dropped.

    A line that is taken back with its whole delivery gives its reference free, and is called by another one.

    What counts is what `toegang_tellend` gives: approved, not credited since, on an allocation that was not
    withdrawn. One composite foreign key (toewijzing, contract, regio) guards all three references, which
    halves what the database must check per line; hence `db_constraint=False` on each by itself.
    """

    regio = models.ForeignKey(
        Regio,
        on_delete=models.CASCADE,
        related_name="+",
        db_constraint=False,
        db_index=False,
        help_text="De regio.",
    )
    levering = models.ForeignKey(
        Levering,
        on_delete=models.PROTECT,
        related_name="prestaties",
        db_index=False,
        help_text="Waarin deze regel kwam.",
    )
    nummer = models.CharField(
        "kenmerk", max_length=100, help_text="Kenmerk van de aanbieder, uniek binnen het contract."
    )
    toewijzing = models.ForeignKey(
        Toewijzing,
        on_delete=models.PROTECT,
        related_name="prestaties",
        db_constraint=False,
        db_index=False,
        help_text="De toewijzing waarop is geleverd.",
    )
    contract = models.ForeignKey(
        Contract,
        on_delete=models.PROTECT,
        related_name="prestaties",
        db_constraint=False,
        db_index=False,
        help_text="Het contract van de toewijzing.",
    )
    begindatum = models.DateField("begindatum", help_text="Eerste dag van de levering.")
    einddatum = models.DateField("einddatum", help_text="Laatste dag van de levering.")
    volume = Exactveld("volume", help_text="Geleverde hoeveelheid.")
    eenheid = models.CharField("eenheid", max_length=50, help_text="Waarin het volume is geteld.")
    goedgekeurd = models.BooleanField("goedgekeurd", help_text="Of de prestatie door de controle kwam.")
    reden = models.CharField(
        "reden van afkeuring",
        max_length=30,
        choices=[*Afkeurreden.choices, (CREDIT, "Credit van een eerdere regel")],
        blank=True,
        help_text="Leeg als goedgekeurd.",
    )
    crediteert_nummer = models.CharField(
        "crediteert",
        max_length=100,
        blank=True,
        default="",
        help_text="Kenmerk van de regel in hetzelfde contract die deze regel terugneemt.",
    )
    crediteert = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_constraint=False,
        db_index=False,
        help_text="De regel die deze regel terugneemt; leeg als die er niet was.",
    )
    gecrediteerd_door = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_constraint=False,
        db_index=False,
        help_text="De credit die deze regel heeft teruggenomen; de regel telt dan niet meer.",
    )

    zicht: ClassVar[Clientzicht] = Clientzicht(
        regio="regio", aanbieder="contract__aanbieder", gemeente="toewijzing__gemeente"
    )
    objects: ClassVar[ZichtManager["Prestatie"]] = ZichtManager()

    class Meta:
        verbose_name = "prestatie"
        verbose_name_plural = "prestaties"
        ordering = ["contract", "begindatum", "nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "nummer"], name="prestatiekenmerk_is_uniek_binnen_het_contract"
            ),
            models.UniqueConstraint(
                fields=["toewijzing", "begindatum", "einddatum"],
                condition=Q(goedgekeurd=True, gecrediteerd_door=None),
                name="een_prestatie_wordt_eenmaal_goedgekeurd",
            ),
            models.UniqueConstraint(
                fields=["crediteert"],
                condition=Q(crediteert__isnull=False),
                name="een_prestatie_wordt_eenmaal_gecrediteerd",
            ),
            models.CheckConstraint(
                name="prestatie_eindigt_niet_voor_zij_begint", condition=Q(einddatum__gte=F("begindatum"))
            ),
            models.CheckConstraint(
                name="prestatie_is_goedgekeurd_of_heeft_een_reden",
                condition=Q(goedgekeurd=True, reden="")
                | Q(goedgekeurd=False, reden__in=[*Afkeurreden.values, CREDIT]),
            ),
            models.CheckConstraint(
                name="een_geslaagde_credit_wijst_een_regel_aan",
                condition=Q(crediteert=None) | Q(reden=CREDIT) & ~Q(crediteert_nummer=""),
            ),
            models.CheckConstraint(
                name="alleen_een_goedgekeurde_prestatie_wordt_gecrediteerd",
                condition=Q(gecrediteerd_door=None) | Q(goedgekeurd=True),
            ),
            models.CheckConstraint(name="geleverd_volume_is_niet_negatief", condition=Q(volume__gte=0)),
        ]
        indexes = [
            models.Index(fields=["contract", "begindatum"], name="prestatie_contract_begin"),
        ]

    def __str__(self) -> str:
        return self.nummer

    @property
    def oordeel(self) -> Prestatieoordeel:
        """What the control made of this line."""
        if self.goedgekeurd:
            return Prestatieoordeel.GOEDGEKEURD
        return Prestatieoordeel.GECREDITEERD if self.reden == CREDIT else Prestatieoordeel.AFGEKEURD


class Maandtotaal(models.Model):
    """What counts per contract, municipality, product and month; serves the pages, not the settlement.

    Kept in the transaction that changes prestaties or tariffs; `controleer_totalen` proves it equal.
    """

    contract = models.ForeignKey(
        Contract, on_delete=models.CASCADE, related_name="maandtotalen", help_text="Het contract."
    )
    gemeente = models.ForeignKey(
        Gemeente, on_delete=models.PROTECT, related_name="+", help_text="De gemeente."
    )
    product = models.ForeignKey(
        Product,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        help_text="Het product; leeg bij een traject.",
    )
    maand = models.DateField("maand", help_text="Eerste dag van de maand van de begindatum.")
    aantal = models.PositiveIntegerField("aantal", help_text="Goedgekeurde prestaties.")
    aantal_afgekeurd = models.PositiveIntegerField("afgekeurd", default=0, help_text="Afgekeurde prestaties.")
    volume = Exactveld("volume", help_text="Goedgekeurd volume.")
    bedrag = Bedragveld("bedrag", help_text="Goedgekeurd volume tegen het tarief, per prestatie afgerond.")

    zicht: ClassVar[Contractzicht] = Contractzicht.make_via(gemeente="gemeente")
    objects: ClassVar[ZichtManager["Maandtotaal"]] = ZichtManager()

    class Meta:
        verbose_name = "maandtotaal"
        verbose_name_plural = "maandtotalen"
        ordering = ["contract", "gemeente", "product", "maand"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "gemeente", "product", "maand"],
                name="een_maandtotaal_per_contract_gemeente_product_en_maand",
                nulls_distinct=False,
            ),
            models.CheckConstraint(name="maandtotaal_begint_op_de_eerste", condition=Q(maand__day=1)),
        ]

    def __str__(self) -> str:
        return f"{self.contract} {self.maand}"
