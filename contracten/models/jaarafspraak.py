"""The agreement of a contract for one year: kind, budget, band and what the funding model needs."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from contracten.models.contract import Contract
from contracten.models.zicht import Contractzicht
from inkoop.kern.afspraken import AFSPRAKEN
from inkoop.kern.beschrijving import make_keuzes
from inkoop.kern.codes import Afspraaksoort, Betaalwijze, BuitenBand, Model
from inkoop.kern.modellen import MODELLEN
from inkoop.kern.opmaak import format_bedrag, format_datum, format_getal
from inkoop.platform.databank.geschiedenis import met_geschiedenis
from inkoop.platform.databank.velden import Bedragveld, Exactveld
from segmenten.models import Gemeente, MetBron, Traject, ZichtManager

_PLEKKEN = MODELLEN[Model.PLEKKEN]


@met_geschiedenis(ouder="contract")
class Jaarafspraak(MetBron):
    """What was agreed for one contract and one calendar year."""

    contract = models.ForeignKey(
        Contract, on_delete=models.CASCADE, related_name="jaarafspraken", help_text="Het contract."
    )
    jaar = models.PositiveSmallIntegerField("jaar", help_text="Kalenderjaar.")
    soort = models.CharField(
        "soort",
        max_length=20,
        choices=make_keuzes(AFSPRAKEN),
        default=Afspraaksoort.GEEN.value,
        help_text="Soort afspraak.",
    )
    betaalwijze = models.CharField(
        "betaalwijze",
        max_length=20,
        choices=Betaalwijze.choices,
        default=Betaalwijze.VOORSCHOT.value,
        help_text="Hoe er in het jaar wordt betaald; op de bedragen heeft dat geen invloed.",
    )
    bedrag = Bedragveld("bedrag", null=True, blank=True, help_text="Budget of vast bedrag in euro's.")
    bandbreedte = Exactveld("bandbreedte", null=True, blank=True, help_text="Als fractie: 0,05 is 5 procent.")
    buiten_bandbreedte = models.CharField(
        "buiten de bandbreedte",
        max_length=20,
        choices=BuitenBand.choices,
        blank=True,
        help_text="Wat er gebeurt als de realisatie buiten de band valt.",
    )
    maximum_bijbetaling = Exactveld(
        "maximum bijbetaling",
        null=True,
        blank=True,
        help_text="Als fractie van het budget; leeg is geen maximum.",
    )
    parameters = models.JSONField(
        "parameters", default=dict, blank=True, help_text="Gaan voor de parameters van het perceel."
    )
    clienten = models.PositiveIntegerField(
        "afgesproken cliënten",
        null=True,
        blank=True,
        help_text="Bij populatie: voor hoeveel cliënten het budget is.",
    )
    bedrag_per_inwoner = Exactveld(
        "bedrag per inwoner",
        null=True,
        blank=True,
        help_text="Bij gebiedsgerichte populatie: euro's per inwoner.",
    )
    beschikbare_dagen = models.PositiveSmallIntegerField(
        "beschikbare dagen",
        null=True,
        blank=True,
        help_text="Bij beschikbaarheid; leeg is elke dag van het jaar waarop het contract loopt.",
    )
    heeft_gemeentekeuze = models.BooleanField(
        "eigen gemeentekeuze",
        default=False,
        help_text="Of de keuzes in deze afspraak die van het perceel vervangen, ook als er geen zijn.",
    )

    zicht: ClassVar[Contractzicht] = Contractzicht(regio="contract__regio", aanbieder="contract__aanbieder")
    objects: ClassVar[ZichtManager["Jaarafspraak"]] = ZichtManager()

    class Meta:
        verbose_name = "jaarafspraak"
        verbose_name_plural = "jaarafspraken"
        ordering = ["contract", "jaar"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "jaar"], name="een_jaarafspraak_per_contract_en_jaar"
            ),
            models.CheckConstraint(
                name="jaarafspraak_heeft_een_bestaande_soort",
                condition=Q(soort__in=[code for code, _ in make_keuzes(AFSPRAKEN)]),
            ),
            models.CheckConstraint(
                name="jaarafspraak_heeft_een_bestaande_betaalwijze",
                condition=Q(betaalwijze__in=Betaalwijze.values),
            ),
            models.CheckConstraint(
                name="jaarafspraak_heeft_geen_negatieve_bedragen",
                condition=(Q(bedrag__isnull=True) | Q(bedrag__gte=0))
                & (Q(bedrag_per_inwoner__isnull=True) | Q(bedrag_per_inwoner__gte=0))
                & (Q(bandbreedte__isnull=True) | Q(bandbreedte__gte=0))
                & (Q(maximum_bijbetaling__isnull=True) | Q(maximum_bijbetaling__gte=0)),
            ),
            models.CheckConstraint(
                name="beschikbare_dagen_passen_in_een_jaar",
                condition=Q(beschikbare_dagen__isnull=True) | Q(beschikbare_dagen__lte=366),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract} {self.jaar}"


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

    zicht: ClassVar[Contractzicht] = Contractzicht(
        regio="jaarafspraak__contract__regio",
        aanbieder="jaarafspraak__contract__aanbieder",
        gemeente="gemeente",
    )
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

    zicht: ClassVar[Contractzicht] = Contractzicht(
        regio="jaarafspraak__contract__regio", aanbieder="jaarafspraak__contract__aanbieder"
    )
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

    zicht: ClassVar[Contractzicht] = Contractzicht(
        regio="jaarafspraak__contract__regio",
        aanbieder="jaarafspraak__contract__aanbieder",
        gemeente="gemeente",
    )
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

    zicht: ClassVar[Contractzicht] = Contractzicht(
        regio="jaarafspraak__contract__regio",
        aanbieder="jaarafspraak__contract__aanbieder",
        gemeente="gemeente",
    )
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

    zicht: ClassVar[Contractzicht] = Contractzicht(
        regio="jaarafspraak__contract__regio",
        aanbieder="jaarafspraak__contract__aanbieder",
        gemeente="gemeente",
        ook_zonder=True,
    )
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

    zicht: ClassVar[Contractzicht] = Contractzicht(
        regio="jaarafspraak__contract__regio", aanbieder="jaarafspraak__contract__aanbieder"
    )
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

    zicht: ClassVar[Contractzicht] = Contractzicht(
        regio="jaarafspraak__contract__regio", aanbieder="jaarafspraak__contract__aanbieder"
    )
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

    zicht: ClassVar[Contractzicht] = Contractzicht(
        regio="jaarafspraak__contract__regio", aanbieder="jaarafspraak__contract__aanbieder"
    )
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
