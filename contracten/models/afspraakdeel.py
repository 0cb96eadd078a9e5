"""The parts of an annual agreement: per municipality, its raises, and what is to be delivered."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from contracten.models.jaarafspraak import Jaarafspraak
from contracten.models.zicht import Contractzicht
from inkoop.kern.codes import Model
from inkoop.kern.modellen import MODELLEN
from inkoop.kern.opmaak import format_bedrag, format_datum, format_getal
from inkoop.platform.databank.geschiedenis import met_geschiedenis
from inkoop.platform.databank.velden import Bedragveld, Exactveld
from segmenten.models import Gemeente, MetBron, Traject, ZichtManager

_CONTRACT = "jaarafspraak__contract"
_PLEKKEN = MODELLEN[Model.PLEKKEN]


@met_geschiedenis(ouder="jaarafspraak")
class Gemeentebudget(models.Model):
    """The budget of one municipality within an agreement; one that is not named has budget 0."""

    jaarafspraak = models.ForeignKey(
        Jaarafspraak, on_delete=models.CASCADE, related_name="gemeentebudgetten", help_text="De afspraak."
    )
    gemeente = models.ForeignKey(
        Gemeente, on_delete=models.PROTECT, related_name="+", help_text="De gemeente."
    )
    bedrag = Bedragveld("bedrag", help_text="Euro's voor deze gemeente.")

    zicht: ClassVar[Contractzicht] = Contractzicht.make_via(_CONTRACT, gemeente="gemeente")
    objects: ClassVar[ZichtManager["Gemeentebudget"]] = ZichtManager()

    class Meta:
        verbose_name = "budget per gemeente"
        verbose_name_plural = "budgetten per gemeente"
        ordering = ["jaarafspraak", "gemeente"]
        constraints = [
            models.UniqueConstraint(
                fields=["jaarafspraak", "gemeente"], name="een_budget_per_afspraak_en_gemeente"
            ),
            models.CheckConstraint(name="gemeentebudget_is_niet_negatief", condition=Q(bedrag__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente}: {format_bedrag(self.bedrag)}"


@met_geschiedenis(ouder="jaarafspraak")
class AfgesprokenGemeentekeuze(models.Model):
    """A municipality's choice for one year; it goes before the one of the perceel."""

    jaarafspraak = models.ForeignKey(
        Jaarafspraak, on_delete=models.CASCADE, related_name="gemeentekeuzes", help_text="De afspraak."
    )
    gemeente = models.ForeignKey(
        Gemeente, on_delete=models.PROTECT, related_name="+", help_text="De gemeente."
    )
    keuze = models.CharField(
        "keuze",
        max_length=20,
        choices=[(_PLEKKEN.code, _PLEKKEN.naam)],
        help_text="Waarin deze gemeente afrekent.",
    )

    zicht: ClassVar[Contractzicht] = Contractzicht.make_via(_CONTRACT)
    objects: ClassVar[ZichtManager["AfgesprokenGemeentekeuze"]] = ZichtManager()

    class Meta:
        verbose_name = "afgesproken gemeentekeuze"
        verbose_name_plural = "afgesproken gemeentekeuzes"
        ordering = ["jaarafspraak", "gemeente"]
        constraints = [
            models.UniqueConstraint(
                fields=["jaarafspraak", "gemeente"], name="een_keuze_per_afspraak_en_gemeente"
            ),
            models.CheckConstraint(
                name="een_afspraak_kiest_alleen_voor_plekken", condition=Q(keuze=_PLEKKEN.code)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente}: {self.keuze}"


@met_geschiedenis(ouder="jaarafspraak")
class Plekafspraak(models.Model):
    """How many places of a trajectory a municipality agreed for the year (NL §8)."""

    jaarafspraak = models.ForeignKey(
        Jaarafspraak, on_delete=models.CASCADE, related_name="plekafspraken", help_text="De afspraak."
    )
    gemeente = models.ForeignKey(
        Gemeente, on_delete=models.PROTECT, related_name="+", help_text="De gemeente."
    )
    traject = models.ForeignKey(
        Traject,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Het traject waarvan de plek is afgeleid.",
    )
    aantal = Exactveld(
        "aantal plekken",
        help_text="Afgesproken plekken voor het hele jaar; een plek mag voor een deel zijn.",
    )

    zicht: ClassVar[Contractzicht] = Contractzicht.make_via(_CONTRACT, gemeente="gemeente")
    objects: ClassVar[ZichtManager["Plekafspraak"]] = ZichtManager()

    class Meta:
        verbose_name = "plekafspraak"
        verbose_name_plural = "plekafspraken"
        ordering = ["jaarafspraak", "gemeente", "traject"]
        constraints = [
            models.UniqueConstraint(
                fields=["jaarafspraak", "gemeente", "traject"],
                name="een_plekafspraak_per_gemeente_en_traject",
            ),
            models.CheckConstraint(name="aantal_plekken_is_niet_negatief", condition=Q(aantal__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente} {self.traject}: {format_getal(self.aantal)}"


@met_geschiedenis(ouder="jaarafspraak")
class Trajectafspraak(models.Model):
    """How many whole prices of a trajectory a municipality agreed for the year (NL §4, §7.2)."""

    jaarafspraak = models.ForeignKey(
        Jaarafspraak, on_delete=models.CASCADE, related_name="trajectafspraken", help_text="De afspraak."
    )
    gemeente = models.ForeignKey(
        Gemeente, on_delete=models.PROTECT, related_name="+", help_text="De gemeente."
    )
    traject = models.ForeignKey(
        Traject, on_delete=models.PROTECT, related_name="+", help_text="Het afgesproken traject."
    )
    aantal = Exactveld(
        "aantal trajecten",
        help_text="Hoeveel hele trajecten dit jaar naar verwachting meetellen; een deel mag ook.",
    )

    zicht: ClassVar[Contractzicht] = Contractzicht.make_via(_CONTRACT, gemeente="gemeente")
    objects: ClassVar[ZichtManager["Trajectafspraak"]] = ZichtManager()

    class Meta:
        verbose_name = "trajectafspraak"
        verbose_name_plural = "trajectafspraken"
        ordering = ["jaarafspraak", "gemeente", "traject"]
        constraints = [
            models.UniqueConstraint(
                fields=["jaarafspraak", "gemeente", "traject"],
                name="een_trajectafspraak_per_gemeente_en_traject",
            ),
            models.CheckConstraint(name="aantal_trajecten_is_niet_negatief", condition=Q(aantal__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente} {self.traject}: {format_getal(self.aantal)}"


@met_geschiedenis(ouder="jaarafspraak")
class Verhoging(MetBron):
    """An approved raise of the budget of a year, or a lowering (NL bijlage 1)."""

    jaarafspraak = models.ForeignKey(
        Jaarafspraak, on_delete=models.CASCADE, related_name="verhogingen", help_text="De afspraak."
    )
    datum = models.DateField("datum", help_text="Wanneer de verhoging is goedgekeurd.")
    bedrag = Bedragveld("bedrag", help_text="In euro's; een verlaging is negatief.")
    gemeente = models.ForeignKey(
        Gemeente,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text="Van wie het budget wordt verhoogd; leeg is het hele budget.",
    )
    besluit = models.TextField("besluit", help_text="Wie dit heeft besloten, en waarom.")
    volgorde = models.PositiveSmallIntegerField("volgorde", help_text="Plaats in de afspraak.")

    zicht: ClassVar[Contractzicht] = Contractzicht.make_via(_CONTRACT, gemeente="gemeente", ook_zonder=True)
    objects: ClassVar[ZichtManager["Verhoging"]] = ZichtManager()

    class Meta:
        verbose_name = "verhoging van het budget"
        verbose_name_plural = "verhogingen van het budget"
        ordering = ["jaarafspraak", "volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["jaarafspraak", "volgorde"], name="een_verhoging_staat_op_een_plaats"
            ),
        ]

    def __str__(self) -> str:
        return f"{format_datum(self.datum)}: {format_bedrag(self.bedrag)}"


@met_geschiedenis(ouder="jaarafspraak")
class AfgesprokenInwoners(models.Model):
    """The inhabitants on which an area-based agreement is settled (NL bijlage 1)."""

    jaarafspraak = models.ForeignKey(
        Jaarafspraak, on_delete=models.CASCADE, related_name="inwoners", help_text="De afspraak."
    )
    gemeente = models.ForeignKey(
        Gemeente, on_delete=models.PROTECT, related_name="+", help_text="De gemeente."
    )
    aantal = models.PositiveIntegerField("inwoners", help_text="Inwoners in het gebied.")

    zicht: ClassVar[Contractzicht] = Contractzicht.make_via(_CONTRACT)
    objects: ClassVar[ZichtManager["AfgesprokenInwoners"]] = ZichtManager()

    class Meta:
        verbose_name = "afgesproken inwonertal"
        verbose_name_plural = "afgesproken inwonertallen"
        ordering = ["jaarafspraak", "gemeente"]
        constraints = [
            models.UniqueConstraint(
                fields=["jaarafspraak", "gemeente"], name="een_inwonertal_per_afspraak_en_gemeente"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente}: {format_getal(self.aantal)}"


@met_geschiedenis(ouder="jaarafspraak")
class Verdeelgemeente(models.Model):
    """A municipality in the agreement's `gemeenten_lijst`: over these an amount is divided by inhabitants."""

    jaarafspraak = models.ForeignKey(
        Jaarafspraak, on_delete=models.CASCADE, related_name="verdeelgemeenten", help_text="De afspraak."
    )
    gemeente = models.ForeignKey(
        Gemeente, on_delete=models.PROTECT, related_name="+", help_text="De gemeente."
    )

    zicht: ClassVar[Contractzicht] = Contractzicht.make_via(_CONTRACT)
    objects: ClassVar[ZichtManager["Verdeelgemeente"]] = ZichtManager()

    class Meta:
        verbose_name = "gemeente in de verdeling"
        verbose_name_plural = "gemeenten in de verdeling"
        ordering = ["jaarafspraak", "gemeente"]
        constraints = [
            models.UniqueConstraint(
                fields=["jaarafspraak", "gemeente"], name="een_gemeente_staat_eenmaal_in_de_verdeling"
            ),
        ]

    def __str__(self) -> str:
        return str(self.gemeente)


@met_geschiedenis(ouder="jaarafspraak")
class AfgesprokenPrestatie(MetBron):
    """A performance of a grant, with what was realised of it (KL §8 segment A)."""

    jaarafspraak = models.ForeignKey(
        Jaarafspraak, on_delete=models.CASCADE, related_name="prestaties", help_text="De afspraak."
    )
    naam = models.CharField("naam", max_length=200, help_text="Wat er is afgesproken.")
    afgesproken = Exactveld("afgesproken", help_text="Het afgesproken aantal.")
    gerealiseerd = Exactveld("gerealiseerd", null=True, blank=True, help_text="Wat er is gerealiseerd.")
    gewicht = Exactveld("gewicht", help_text="Aandeel in het subsidiebedrag, als fractie.")
    volgorde = models.PositiveSmallIntegerField("volgorde", help_text="Plaats in de afspraak.")

    zicht: ClassVar[Contractzicht] = Contractzicht.make_via(_CONTRACT)
    objects: ClassVar[ZichtManager["AfgesprokenPrestatie"]] = ZichtManager()

    class Meta:
        verbose_name = "afgesproken prestatie"
        verbose_name_plural = "afgesproken prestaties"
        ordering = ["jaarafspraak", "volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["jaarafspraak", "naam"], name="een_prestatie_staat_eenmaal_in_een_afspraak"
            ),
            models.CheckConstraint(
                name="afgesproken_prestatie_is_positief",
                condition=Q(afgesproken__gt=0)
                & Q(gewicht__gte=0)
                & (Q(gerealiseerd__isnull=True) | Q(gerealiseerd__gte=0)),
            ),
        ]

    def __str__(self) -> str:
        return self.naam
