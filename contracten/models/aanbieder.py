"""Providers of care and support, and the accounts that work for them."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from contracten.models.zicht import Contractzicht
from inkoop.kern.codes import Aanbiedersoort
from inkoop.platform.databank.geschiedenis import met_geschiedenis
from segmenten.models import MetBron, Regio, ZichtManager


@met_geschiedenis()
class Aanbieder(MetBron):
    """A provider as the region knows it."""

    regio = models.ForeignKey(
        Regio,
        on_delete=models.CASCADE,
        related_name="aanbieders",
        help_text="De regio waar de aanbieder levert.",
    )
    code = models.CharField("code", max_length=100, help_text="Korte code, uniek binnen de regio.")
    naam = models.CharField("naam", max_length=200, help_text="Naam van de aanbieder.")
    kvk = models.CharField(
        "KvK-nummer",
        max_length=8,
        blank=True,
        validators=[RegexValidator(r"^\d{8}$", "Een KvK-nummer bestaat uit acht cijfers.")],
        help_text="Acht cijfers.",
    )
    agb = models.CharField(
        "AGB-code",
        max_length=8,
        blank=True,
        validators=[RegexValidator(r"^\d{8}$", "Een AGB-code bestaat uit acht cijfers.")],
        help_text="Acht cijfers.",
    )
    soort = models.CharField(
        "soort",
        max_length=30,
        choices=Aanbiedersoort.choices,
        blank=True,
        help_text="De plaats in het zorglandschap.",
    )

    zicht: ClassVar[Contractzicht] = Contractzicht(regio="regio", aanbieder="pk")
    objects: ClassVar[ZichtManager["Aanbieder"]] = ZichtManager()

    class Meta:
        verbose_name = "aanbieder"
        verbose_name_plural = "aanbieders"
        ordering = ["regio", "code"]
        constraints = [
            models.UniqueConstraint(fields=["regio", "code"], name="aanbiedercode_is_uniek_binnen_de_regio"),
            models.UniqueConstraint(fields=["id", "regio"], name="aanbieder_met_regio"),
            models.CheckConstraint(
                name="kvk_nummer_heeft_acht_cijfers", condition=Q(kvk="") | Q(kvk__regex=r"^\d{8}$")
            ),
            models.CheckConstraint(
                name="agb_code_heeft_acht_cijfers", condition=Q(agb="") | Q(agb__regex=r"^\d{8}$")
            ),
        ]

    def __str__(self) -> str:
        return self.naam


@met_geschiedenis(ouder="aanbieder")
class AanbiederToegang(models.Model):
    """An account that works for a provider."""

    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="aanbiedertoegang",
        help_text="Het account.",
    )
    aanbieder = models.ForeignKey(
        Aanbieder,
        on_delete=models.CASCADE,
        related_name="toegang",
        help_text="De aanbieder waarvoor dit account werkt.",
    )

    class Meta:
        verbose_name = "toegang tot een aanbieder"
        verbose_name_plural = "toegang tot aanbieders"
        constraints = [
            models.UniqueConstraint(
                fields=["gebruiker", "aanbieder"], name="een_toegang_per_account_en_aanbieder"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker} voor {self.aanbieder}"
