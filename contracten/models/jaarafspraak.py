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
from inkoop.platform.databank.geschiedenis import met_geschiedenis
from inkoop.platform.databank.velden import Bedragveld, Exactveld
from segmenten.models import MetBron, ZichtManager

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

    zicht: ClassVar[Contractzicht] = Contractzicht.make_via()
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
