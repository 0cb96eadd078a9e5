"""Clients, known by a pseudonym, the care that is allocated to them, and when it was given."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q, Value

from contracten.models import Contract
from inkoop.kern.codes import Frequentie
from inkoop.platform.databank.geldigheid import Datumbereik
from inkoop.platform.databank.velden import Exactveld
from segmenten.models import Gemeente, Product, Regio, Traject, ZichtManager
from toegang.models.zicht import Clientzicht


class Client(models.Model):
    """A resident who gets care. Everything financial works with the pseudonym only."""

    regio = models.ForeignKey(Regio, on_delete=models.CASCADE, related_name="+", help_text="De regio.")
    pseudoniem = models.CharField(
        "pseudoniem", max_length=100, help_text="Kenmerk dat niets over de persoon zegt."
    )
    vernietigd_op = models.DateTimeField(
        "vernietigd op",
        null=True,
        blank=True,
        editable=False,
        help_text="Sinds wanneer dit kenmerk niet meer naar een persoon leidt; leeg zolang het dat kan.",
    )

    objects = models.Manager["Client"]()

    class Meta:
        verbose_name = "cliënt"
        verbose_name_plural = "cliënten"
        ordering = ["regio", "pseudoniem"]
        constraints = [
            models.UniqueConstraint(
                fields=["regio", "pseudoniem"], name="pseudoniem_is_uniek_binnen_de_regio"
            ),
            models.UniqueConstraint(fields=["id", "regio"], name="client_met_regio"),
        ]

    def __str__(self) -> str:
        return self.pseudoniem


class Toewijzing(models.Model):
    """What a municipality allocated to a client with a provider (iWmo/iJw, bericht 301)."""

    regio = models.ForeignKey(Regio, on_delete=models.CASCADE, related_name="+", help_text="De regio.")
    nummer = models.CharField("toewijzingsnummer", max_length=100, help_text="Uniek binnen de gemeente.")
    client = models.ForeignKey(
        Client,
        on_delete=models.PROTECT,
        related_name="toewijzingen",
        help_text="De cliënt, onder pseudoniem.",
    )
    gemeente = models.ForeignKey(
        Gemeente, on_delete=models.PROTECT, related_name="toewijzingen", help_text="De gemeente die toewijst."
    )
    contract = models.ForeignKey(
        Contract,
        on_delete=models.PROTECT,
        related_name="toewijzingen",
        help_text="Het contract waaronder wordt geleverd.",
    )
    product = models.ForeignKey(
        Product,
        on_delete=models.PROTECT,
        related_name="toewijzingen",
        null=True,
        blank=True,
        help_text="Het toegewezen product.",
    )
    traject = models.ForeignKey(
        Traject,
        on_delete=models.PROTECT,
        related_name="toewijzingen",
        null=True,
        blank=True,
        help_text="Het toegewezen traject.",
    )
    ingangsdatum = models.DateField("ingangsdatum", help_text="Eerste dag van de toewijzing.")
    einddatum = models.DateField(
        "einddatum", null=True, blank=True, help_text="Laatste dag; leeg is nog open."
    )
    volume = Exactveld("volume", null=True, blank=True, help_text="Toegewezen hoeveelheid.")
    eenheid = models.CharField("eenheid", max_length=50, blank=True, help_text="Waarin het volume is geteld.")
    frequentie = models.CharField(
        "frequentie",
        max_length=10,
        choices=Frequentie.choices,
        blank=True,
        help_text="Per wat het volume telt.",
    )
    ingetrokken = models.BooleanField(
        "ingetrokken",
        default=False,
        help_text="De toewijzing geldt als nooit gegeven en telt nergens mee.",
    )
    vervolg_op = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="vervolgen",
        null=True,
        blank=True,
        db_constraint=False,
        db_index=False,
        help_text="De toewijzing waarvan dit het traject voortzet, zoals na een verhuizing.",
    )

    # First day and last day of the care that was reported, where a selector adds them (`add_zorg`).
    start: date | None
    stop: date | None

    zicht: ClassVar[Clientzicht] = Clientzicht(
        regio="regio", aanbieder="contract__aanbieder", gemeente="gemeente"
    )
    objects: ClassVar[ZichtManager["Toewijzing"]] = ZichtManager()

    class Meta:
        verbose_name = "toewijzing"
        verbose_name_plural = "toewijzingen"
        ordering = ["regio", "nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "nummer"], name="toewijzingsnummer_is_uniek_binnen_de_gemeente"
            ),
            models.UniqueConstraint(
                fields=["vervolg_op"],
                condition=Q(ingetrokken=False),
                name="een_toewijzing_heeft_een_vervolg_dat_niet_is_ingetrokken",
            ),
            # The line of a prestatie points at both, so it can never sit under another contract.
            models.UniqueConstraint(
                fields=["id", "contract", "regio"], name="toewijzing_met_contract_en_regio"
            ),
            models.CheckConstraint(
                name="toewijzing_eindigt_niet_voor_zij_ingaat",
                condition=Q(einddatum__isnull=True) | Q(einddatum__gte=F("ingangsdatum")),
            ),
            models.CheckConstraint(
                name="toegewezen_volume_is_niet_negatief", condition=Q(volume__isnull=True) | Q(volume__gte=0)
            ),
            models.CheckConstraint(
                name="toewijzing_heeft_een_bestaande_frequentie",
                condition=Q(frequentie="") | Q(frequentie__in=Frequentie.values),
            ),
        ]
        indexes = [
            models.Index(fields=["contract", "gemeente"], name="toewijzing_contract"),
            models.Index(fields=["regio", "nummer"], name="toewijzing_regio_nummer"),
            GinIndex(fields=["nummer"], name="toewijzing_zoek_nummer", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return self.nummer


class Zorgperiode(models.Model):
    """A period in which care was given, as the provider reported it (iWmo/iJw, berichten 305 and 307).

    Without a start there is a message about a stop, and no care yet.
    """

    toewijzing = models.ForeignKey(
        Toewijzing,
        on_delete=models.CASCADE,
        related_name="perioden",
        db_index=False,
        help_text="De toewijzing waarop zorg is gegeven.",
    )
    start = models.DateField("start zorg", null=True, blank=True, help_text="Dag waarop de zorg begon.")
    stop = models.DateField("stop zorg", null=True, blank=True, help_text="Laatste dag van de zorg.")
    reden_stop = models.CharField(
        "reden stop", max_length=200, blank=True, help_text="Waarom de zorg stopte."
    )
    uit_toewijzing = models.BooleanField(
        "uit de toewijzing",
        default=False,
        help_text="Of de periode bij de toewijzing zelf is gemeld; dan is er geen andere.",
    )

    zicht: ClassVar[Clientzicht] = Clientzicht(
        regio="toewijzing__regio",
        aanbieder="toewijzing__contract__aanbieder",
        gemeente="toewijzing__gemeente",
    )
    objects: ClassVar[ZichtManager["Zorgperiode"]] = ZichtManager()

    class Meta:
        verbose_name = "zorgperiode"
        verbose_name_plural = "zorgperioden"
        ordering = ["toewijzing", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["toewijzing", "start"], name="een_zorgperiode_per_start", nulls_distinct=False
            ),
            models.CheckConstraint(
                name="zorg_stopt_niet_voor_de_start",
                condition=Q(stop__isnull=True) | Q(start__isnull=True) | Q(stop__gte=F("start")),
            ),
            ExclusionConstraint(
                name="zorgperioden_van_een_toewijzing_overlappen_niet",
                expressions=[
                    ("toewijzing", RangeOperators.EQUAL),
                    (
                        Datumbereik(F("start"), F("stop"), Value("[]")),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(start__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.toewijzing}: {self.start}"


class Resultaat(models.Model):
    """How far the outcome of an allocation was achieved; at most one (docs/berekening.md §1, resultaat)."""

    toewijzing = models.OneToOneField(
        Toewijzing, on_delete=models.CASCADE, related_name="resultaat", help_text="De toewijzing."
    )
    datum = models.DateField("datum", help_text="Dag waarop het resultaat is vastgelegd.")
    behaald = Exactveld("behaald", help_text="Van 0 (niet) tot 1 (helemaal).")

    zicht: ClassVar[Clientzicht] = Clientzicht(
        regio="toewijzing__regio",
        aanbieder="toewijzing__contract__aanbieder",
        gemeente="toewijzing__gemeente",
    )
    objects: ClassVar[ZichtManager["Resultaat"]] = ZichtManager()

    class Meta:
        verbose_name = "resultaat"
        verbose_name_plural = "resultaten"
        ordering = ["toewijzing"]
        constraints = [
            models.CheckConstraint(
                name="resultaat_ligt_tussen_nul_en_een", condition=Q(behaald__gte=0, behaald__lte=1)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.toewijzing}: {self.behaald}"
