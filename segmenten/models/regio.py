"""Region, its municipalities and their inhabitants, and who works for them."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from inkoop.platform.databank.geldigheid import make_geldigheidsregels
from inkoop.platform.databank.geschiedenis import met_geschiedenis
from segmenten.models.basis import MetBron
from segmenten.models.voorkomen import IdentiteitManager, MetVoorkomens, Voorkomen, VoorkomenManager
from segmenten.models.zicht import Zicht, ZichtManager

CBS_CODE = RegexValidator(r"^\d{4}$", "Een gemeentecode van het CBS bestaat uit vier cijfers.")


@met_geschiedenis()
class Regio(MetBron):
    """A region of municipalities that buys together."""

    code = models.SlugField("code", max_length=100, unique=True, help_text="Korte code van de regio.")
    naam = models.CharField("naam", max_length=200, help_text="Naam van de regio.")
    opdrachtgever = models.CharField(
        "opdrachtgever", max_length=200, blank=True, help_text="Wie namens de gemeenten de opdracht geeft."
    )
    afronding_percentage = models.PositiveSmallIntegerField(
        "afronding van de verdeelsleutel",
        null=True,
        blank=True,
        help_text="Decimalen waarop het aandeel van een gemeente in procenten wordt afgerond; leeg is exact.",
    )
    een_bekostiging_per_segment = models.BooleanField(
        "één bekostiging per segment",
        default=False,
        help_text="Weiger verschillende bekostigingsmodellen in één segment.",
    )
    bronnen = models.JSONField(
        "bronnen", null=True, blank=True, help_text="Documenten waar de gegevens van de regio vandaan komen."
    )
    is_demo = models.BooleanField(
        "demonstratie", default=False, help_text="Bevat verzonnen aanbieders, contracten en cliënten."
    )

    zicht: ClassVar[Zicht] = Zicht(regio="pk")
    objects: ClassVar[ZichtManager["Regio"]] = ZichtManager()

    class Meta:
        verbose_name = "regio"
        verbose_name_plural = "regio's"
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="verdeelsleutel_rondt_af_op_hoogstens_tien_decimalen",
                condition=Q(afronding_percentage__isnull=True) | Q(afronding_percentage__lte=10),
            )
        ]

    def __str__(self) -> str:
        return self.naam


@met_geschiedenis(ouder="regio")
class Sturingselement(MetBron):
    """One of the ways in which a region steers its segments, as its document names them (LS §2 has five)."""

    regio = models.ForeignKey(
        Regio,
        on_delete=models.CASCADE,
        related_name="sturingselementen",
        help_text="De regio die zo stuurt.",
    )
    code = models.CharField("code", max_length=100, help_text="Korte code, uniek binnen de regio.")
    naam = models.CharField("naam", max_length=200, help_text="Hoe de regio dit element noemt.")
    volgorde = models.PositiveSmallIntegerField("volgorde", help_text="Plaats in overzichten van de regio.")

    zicht: ClassVar[Zicht] = Zicht(regio="regio")
    objects: ClassVar[ZichtManager["Sturingselement"]] = ZichtManager()

    class Meta:
        verbose_name = "sturingselement"
        verbose_name_plural = "sturingselementen"
        ordering = ["regio", "volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["regio", "code"], name="sturingselement_is_uniek_binnen_de_regio"
            ),
        ]

    def __str__(self) -> str:
        return self.naam


@met_geschiedenis(ouder="regio")
class Gemeente(MetVoorkomens["Gemeentevoorkomen"], models.Model):
    """A municipality of a region; a merged one keeps its code with an end date, a new one has a first day."""

    regio = models.ForeignKey(
        Regio, on_delete=models.CASCADE, related_name="gemeenten", help_text="De regio van deze gemeente."
    )
    code = models.CharField("CBS-code", max_length=4, validators=[CBS_CODE], help_text="Vier cijfers.")
    vanaf = models.DateField(
        "bestaat vanaf", null=True, blank=True, help_text="Eerste dag na een herindeling; leeg is altijd al."
    )
    tot = models.DateField(
        "bestaat tot en met", null=True, blank=True, help_text="Laatste dag vóór een herindeling; leeg is nu."
    )
    volgorde = models.PositiveSmallIntegerField("volgorde", help_text="Plaats in overzichten van de regio.")

    zicht: ClassVar[Zicht] = Zicht(regio="regio")
    objects: ClassVar[IdentiteitManager["Gemeente"]] = IdentiteitManager()

    class Meta:
        verbose_name = "gemeente"
        verbose_name_plural = "gemeenten"
        ordering = ["regio", "volgorde"]
        constraints = [
            models.UniqueConstraint(fields=["regio", "code"], name="gemeentecode_is_uniek_binnen_de_regio"),
            models.UniqueConstraint(fields=["id", "regio"], name="gemeente_met_regio"),
            models.CheckConstraint(
                name="gemeentecode_heeft_vier_cijfers", condition=Q(code__regex=r"^\d{4}$")
            ),
            models.CheckConstraint(
                name="gemeente_eindigt_niet_voor_zij_begint",
                condition=Q(vanaf__isnull=True) | Q(tot__isnull=True) | Q(tot__gte=F("vanaf")),
            ),
        ]

    def __str__(self) -> str:
        return self.label


@met_geschiedenis(ouder="gemeente")
class Gemeentevoorkomen(MetBron, Voorkomen):
    """What a municipality was called, from a day to a day."""

    identiteit = "gemeente"

    gemeente = models.ForeignKey(
        Gemeente, on_delete=models.CASCADE, related_name="voorkomens", help_text="De gemeente."
    )
    naam = models.CharField("naam", max_length=200, help_text="Naam van de gemeente.")

    zicht: ClassVar[Zicht] = Zicht(regio="gemeente__regio")
    objects: ClassVar[VoorkomenManager["Gemeentevoorkomen"]] = VoorkomenManager()

    class Meta:
        verbose_name = "voorkomen van een gemeente"
        verbose_name_plural = "voorkomens van gemeenten"
        ordering = ["gemeente", "vanaf"]
        constraints = [*make_geldigheidsregels("gemeente")]

    def __str__(self) -> str:
        return self.naam


@met_geschiedenis(ouder="gemeente")
class Inwoners(models.Model):
    """The number of inhabitants of a municipality in a reference year."""

    gemeente = models.ForeignKey(
        Gemeente, on_delete=models.CASCADE, related_name="inwoners", help_text="De gemeente."
    )
    jaar = models.PositiveSmallIntegerField("peiljaar", help_text="Jaar waarop het aantal betrekking heeft.")
    aantal = models.PositiveIntegerField("aantal inwoners", help_text="Aantal inwoners.")

    zicht: ClassVar[Zicht] = Zicht(regio="gemeente__regio")
    objects: ClassVar[ZichtManager["Inwoners"]] = ZichtManager()

    class Meta:
        verbose_name = "inwonertal"
        verbose_name_plural = "inwonertallen"
        ordering = ["gemeente", "jaar"]
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "jaar"], name="een_inwonertal_per_gemeente_en_jaar"),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente} {self.jaar}: {self.aantal}"


@met_geschiedenis(ouder="regio")
class RegioToegang(models.Model):
    """An account that works for a whole region."""

    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="regiotoegang",
        help_text="Het account.",
    )
    regio = models.ForeignKey(
        Regio,
        on_delete=models.CASCADE,
        related_name="toegang",
        help_text="De regio waarvoor dit account werkt.",
    )

    class Meta:
        verbose_name = "toegang tot een regio"
        verbose_name_plural = "toegang tot regio's"
        constraints = [
            models.UniqueConstraint(fields=["gebruiker", "regio"], name="een_toegang_per_account_en_regio"),
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker} voor {self.regio}"


class Lezerregio(models.Model):
    """A region that the reading role of the database sees; only the owner of the tables says so."""

    regio = models.OneToOneField(
        Regio,
        on_delete=models.CASCADE,
        related_name="lezer",
        verbose_name="regio",
        help_text="De regio die inkoop_lezer leest.",
    )

    class Meta:
        verbose_name = "regio van de lezer"
        verbose_name_plural = "regio's van de lezer"

    def __str__(self) -> str:
        return f"De lezer leest {self.regio}"


@met_geschiedenis(ouder="gemeente")
class GemeenteToegang(models.Model):
    """An account that works for one municipality."""

    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="gemeentetoegang",
        help_text="Het account.",
    )
    gemeente = models.ForeignKey(
        Gemeente,
        on_delete=models.CASCADE,
        related_name="toegang",
        help_text="De gemeente waarvoor dit account werkt.",
    )

    class Meta:
        verbose_name = "toegang tot een gemeente"
        verbose_name_plural = "toegang tot gemeenten"
        constraints = [
            models.UniqueConstraint(
                fields=["gebruiker", "gemeente"], name="een_toegang_per_account_en_gemeente"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker} voor {self.gemeente}"
