"""Sums kept of prestaties: a settlement reads these, and so costs as much as its contracts, not its lines."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from contracten.models import Contract, Contractzicht
from inkoop.kern.codes import Afkeurreden
from inkoop.platform.databank.velden import Bedragveld, Exactveld
from segmenten.models import Gemeente, Product, ZichtManager


class Somstand(models.Model):
    """How the sums of a contract stand. Who changes them holds the lock of this row.

    The database keeps it: prestaties and withdrawn allocations change the sums in their own transaction, a
    change of tariff marks them stale (`toegang/migrations/0011_prestatiesom.py`).
    """

    contract = models.OneToOneField(
        Contract,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="+",
        db_constraint=False,
        help_text="Het contract.",
    )
    wijzigingen = models.PositiveBigIntegerField(
        "wijzigingen", default=0, help_text="Hoe vaak de prestaties, of wat zij waard zijn, veranderden."
    )
    is_verouderd = models.BooleanField(
        "verouderd", default=False, help_text="Of de sommen eerst opnieuw moeten worden gemaakt."
    )

    zicht: ClassVar[Contractzicht] = Contractzicht.make_via()
    objects: ClassVar[ZichtManager["Somstand"]] = ZichtManager()

    class Meta:
        verbose_name = "stand van sommen"
        verbose_name_plural = "standen van sommen"

    def __str__(self) -> str:
        return f"sommen van {self.contract}"


class Prestatiesom(models.Model):
    """Number, exact volume and rounded amount of lines that have everything below in common.

    Of lines that count: in their own unit, at the tariff of their begindatum; `tarief` is empty where none is
    valid then with a unit that converts. Of rejected lines only the number, per reason. Read it together with
    `Somstand`; `controleer_totalen` proves it equal to the lines.
    """

    contract = models.ForeignKey(
        Contract,
        on_delete=models.CASCADE,
        related_name="+",
        db_constraint=False,
        db_index=False,
        help_text="Het contract.",
    )
    gemeente = models.ForeignKey(
        Gemeente, on_delete=models.PROTECT, related_name="+", db_index=False, help_text="De gemeente."
    )
    product = models.ForeignKey(
        Product,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        db_index=False,
        help_text="Het product; leeg bij een traject.",
    )
    maand = models.DateField("maand", help_text="Eerste dag van de maand van de begindatum.")
    reden = models.CharField(
        "reden van afkeuring",
        max_length=30,
        choices=Afkeurreden.choices,
        blank=True,
        help_text="Leeg bij regels die tellen.",
    )
    eenheid = models.CharField(
        "eenheid", max_length=50, blank=True, help_text="Waarin het volume is geteld; leeg als afgekeurd."
    )
    tarief = Exactveld("tarief", null=True, help_text="Het tarief; leeg als er geen past.")
    tariefeenheid = models.CharField(
        "eenheid van het tarief", max_length=50, blank=True, help_text="Leeg als er geen tarief past."
    )
    aantal = models.PositiveIntegerField("aantal", help_text="Aantal prestaties.")
    volume = Exactveld("volume", help_text="Hun volume samen, exact; 0 als afgekeurd.")
    bedrag = Bedragveld("bedrag", help_text="Tegen het tarief, per prestatie afgerond; 0 zonder tarief.")

    zicht: ClassVar[Contractzicht] = Contractzicht.make_via(gemeente="gemeente")
    objects: ClassVar[ZichtManager["Prestatiesom"]] = ZichtManager()

    class Meta:
        verbose_name = "som van prestaties"
        verbose_name_plural = "sommen van prestaties"
        constraints = [
            models.UniqueConstraint(
                fields=[
                    *("contract", "maand", "gemeente", "product", "reden", "eenheid"),
                    *("tarief", "tariefeenheid"),
                ],
                name="een_som_per_contract_maand_en_tarief",
                nulls_distinct=False,
            ),
            models.CheckConstraint(name="som_begint_op_de_eerste", condition=Q(maand__day=1)),
            models.CheckConstraint(name="som_heeft_een_prestatie", condition=Q(aantal__gte=1)),
            models.CheckConstraint(
                name="afgekeurd_heeft_geen_volume",
                condition=Q(reden="") | Q(eenheid="", tarief=None, volume=0, bedrag=0),
            ),
            models.CheckConstraint(
                name="zonder_tarief_geen_bedrag",
                condition=Q(tarief__isnull=False) | Q(tariefeenheid="", bedrag=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract} {self.maand}"
