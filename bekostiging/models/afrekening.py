"""The stored settlement of a region and a year: versions, amounts, explanation, and what was parked."""

from decimal import Decimal
from typing import Any, ClassVar, Literal

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bekostiging.models.zicht import Afrekeningzicht, Uitkomstzicht
from contracten.models import Contract, Contractzicht
from inkoop.kern.bedragen import BEDRAGSOORTEN, PER_CODE, SALDO
from inkoop.kern.codes import Richting
from inkoop.platform.databank.geschiedenis import met_geschiedenis
from inkoop.platform.databank.velden import Bedragveld
from inkoop.platform.toestanden.velden import make_toestandregel, make_toestandveld
from segmenten.models import Gemeente, Regio, Zicht, ZichtManager

Niveau = Literal["regio", "contract", "gemeente"]


def _make_bedragveld(code: str, niveau: Niveau) -> Bedragveld[Decimal | int | str, Decimal]:
    """Make the field of an amount, with the words it has at this level."""
    soort = PER_CODE[code]
    return Bedragveld(soort.titel.lower(), help_text=getattr(soort, niveau))


def _make_saldoregel(naam: str) -> models.CheckConstraint:
    """Make the constraint that the saldo is what was paid minus what the provider is due."""
    bij = [F(soort.code) for soort in BEDRAGSOORTEN if soort.teken > 0]
    af = [F(soort.code) for soort in BEDRAGSOORTEN if soort.teken < 0]
    saldo: Any = bij[0]
    for veld in bij[1:]:
        saldo = saldo + veld
    for veld in af:
        saldo = saldo - veld
    return models.CheckConstraint(name=naam, condition=Q(**{SALDO: saldo}))


class Afrekeningstatus(models.TextChoices):
    """A concept is for who makes it, what is gedeeld for all concerned; what is vastgesteld never changes."""

    CONCEPT = "concept", "Concept"
    GEDEELD = "gedeeld", "Gedeeld"
    VASTGESTELD = "vastgesteld", "Vastgesteld"


_MOMENTEN = ("gedeeld_op", "gedeeld_door", "vastgesteld_op", "vastgesteld_door")


# The amounts of a version never change, so only its state has a history.
@met_geschiedenis(velden=["regio", "jaar", "versie", "status", *_MOMENTEN])
class Afrekening(models.Model):
    """One run of the settlement of a region and year. A rerun is a new version that refers back."""

    regio = models.ForeignKey(
        Regio, on_delete=models.PROTECT, related_name="afrekeningen", help_text="De regio."
    )
    jaar = models.PositiveSmallIntegerField("jaar", help_text="Kalenderjaar.")
    versie = models.PositiveIntegerField("versie", help_text="Volgnummer van deze berekening voor dit jaar.")
    vorige = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="volgende",
        null=True,
        blank=True,
        help_text="De versie waarmee het verschil wordt getoond.",
    )
    corrigeert = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="correcties",
        null=True,
        blank=True,
        help_text="De vastgestelde versie waarmee deze versie het verschil verrekent; leeg bij een eerste.",
    )
    status = make_toestandveld(Afrekeningstatus, "Concept, gedeeld of vastgesteld.")
    vingerafdruk = models.CharField(
        "vingerafdruk", max_length=64, help_text="SHA-256 van alles wat is gebruikt."
    )
    regelversie = models.CharField("regelversie", max_length=20, help_text="Versie van de rekenregels.")
    afgekeurd = models.JSONField(
        "afgekeurd", default=dict, help_text="Aantal afgekeurde prestaties per reden."
    )
    realisatie = _make_bedragveld("realisatie", "regio")
    vergoeding = _make_bedragveld("vergoeding", "regio")
    prikkel = _make_bedragveld("prikkel", "regio")
    voorschot = _make_bedragveld("voorschot", "regio")
    betaald = _make_bedragveld("betaald", "regio")
    saldo = _make_bedragveld("saldo", "regio")
    gemaakt_op = models.DateTimeField("gemaakt op", help_text="Wanneer de berekening is gemaakt.")
    gemaakt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text="Wie de berekening startte; leeg voor het systeem.",
    )
    # A job that is taken over after it was killed may not make a second version.
    taak = models.UUIDField(
        "taak",
        null=True,
        blank=True,
        unique=True,
        help_text="De taak die deze versie maakte, als die er was.",
    )
    # While it is being stored its rows come in; from then on none is added, changed or removed.
    compleet = models.BooleanField(
        "compleet", default=False, editable=False, help_text="Of alle uitkomsten van deze versie er staan."
    )
    gedeeld_op = models.DateTimeField(
        "gedeeld op",
        null=True,
        blank=True,
        help_text="Sinds wanneer gemeenten en aanbieders deze versie zien; leeg bij een concept.",
    )
    gedeeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text="Wie heeft gedeeld; leeg voor wat al te zien was voordat delen bestond.",
    )
    vastgesteld_op = models.DateTimeField(
        "vastgesteld op", null=True, blank=True, help_text="Leeg bij een concept."
    )
    vastgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text="Wie heeft vastgesteld.",
    )

    zicht: ClassVar[Zicht] = Afrekeningzicht(regio="regio", status="status")
    objects: ClassVar[ZichtManager["Afrekening"]] = ZichtManager()

    class Meta:
        verbose_name = "afrekening"
        verbose_name_plural = "afrekeningen"
        ordering = ["regio", "-jaar", "-versie"]
        constraints = [
            make_toestandregel("afrekening_heeft_een_bestaande_status", Afrekeningstatus),
            models.UniqueConstraint(fields=["regio", "jaar", "versie"], name="een_versie_per_regio_en_jaar"),
            models.UniqueConstraint(
                fields=["regio", "jaar"],
                condition=Q(status=Afrekeningstatus.VASTGESTELD.value, corrigeert__isnull=True),
                name="een_eerste_vastgestelde_afrekening_per_regio_en_jaar",
            ),
            models.UniqueConstraint(
                fields=["corrigeert"],
                condition=Q(status=Afrekeningstatus.VASTGESTELD.value, corrigeert__isnull=False),
                name="een_vastgestelde_correctie_per_vastgestelde_afrekening",
            ),
            models.CheckConstraint(
                name="vastgesteld_heeft_een_moment_en_een_persoon",
                condition=Q(
                    status__in=[Afrekeningstatus.CONCEPT.value, Afrekeningstatus.GEDEELD.value],
                    vastgesteld_op__isnull=True,
                    vastgesteld_door__isnull=True,
                )
                | Q(
                    status=Afrekeningstatus.VASTGESTELD.value,
                    vastgesteld_op__isnull=False,
                    vastgesteld_door__isnull=False,
                ),
            ),
            # What was established before there was sharing has no moment of it.
            models.CheckConstraint(
                name="een_concept_is_niet_gedeeld_en_wat_gedeeld_is_wel",
                condition=Q(
                    status=Afrekeningstatus.CONCEPT.value, gedeeld_op__isnull=True, gedeeld_door__isnull=True
                )
                | Q(status=Afrekeningstatus.GEDEELD.value, gedeeld_op__isnull=False)
                | Q(status=Afrekeningstatus.VASTGESTELD.value),
            ),
            models.CheckConstraint(
                name="alleen_een_complete_afrekening_is_vastgesteld",
                condition=~Q(status=Afrekeningstatus.VASTGESTELD.value) | Q(compleet=True),
            ),
            # Four eyes: NULL is the system, which establishes nothing.
            models.CheckConstraint(
                name="wie_de_afrekening_maakte_stelt_haar_niet_vast",
                condition=Q(vastgesteld_door__isnull=True)
                | Q(gemaakt_door__isnull=True)
                | ~Q(vastgesteld_door=F("gemaakt_door")),
            ),
            # Held from its migration on: before, who shared it could establish what the system had made.
            models.CheckConstraint(
                name="wie_de_afrekening_deelde_stelt_haar_niet_vast",
                condition=Q(vastgesteld_door__isnull=True)
                | Q(gedeeld_door__isnull=True)
                | ~Q(vastgesteld_door=F("gedeeld_door")),
            ),
            _make_saldoregel("saldo_van_de_afrekening_klopt"),
        ]

    def __str__(self) -> str:
        return f"Afrekening {self.jaar} versie {self.versie}"

    @property
    def is_lege_correctie(self) -> bool:
        """Whether it corrects a version that was made of the same data by the same rules: nothing changed."""
        eerder = self.corrigeert
        return eerder is not None and (eerder.vingerafdruk, eerder.regelversie) == (
            self.vingerafdruk,
            self.regelversie,
        )

    def get_onderwerp(self) -> tuple[str, str]:
        """Return kind and key with which the audit log names this version."""
        return "afrekening", f"{self.regio.code}/{self.jaar}/{self.versie}"


class Contractafrekening(models.Model):
    """The settlement of one contract, with its explanation as data."""

    afrekening = models.ForeignKey(
        Afrekening, on_delete=models.CASCADE, related_name="contractafrekeningen", help_text="De berekening."
    )
    contract = models.ForeignKey(
        Contract, on_delete=models.PROTECT, related_name="contractafrekeningen", help_text="Het contract."
    )
    model = models.CharField("bekostigingsmodel", max_length=20, help_text="Het model waarmee is gerekend.")
    soort = models.CharField("soort afspraak", max_length=20, help_text="De soort jaarafspraak.")
    budget = Bedragveld("budget", null=True, blank=True, help_text="Afgesproken budget, als dat er is.")
    realisatie = _make_bedragveld("realisatie", "contract")
    vergoeding = _make_bedragveld("vergoeding", "contract")
    prikkel = _make_bedragveld("prikkel", "contract")
    voorschot = _make_bedragveld("voorschot", "contract")
    betaald = _make_bedragveld("betaald", "contract")
    saldo = _make_bedragveld("saldo", "contract")
    richting = models.CharField("richting", max_length=20, choices=Richting.choices, help_text="Wie betaalt.")
    # A correction does not take back what it cannot compute: what was established goes on as it is.
    overgenomen_van = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text="De vastgestelde uitkomst die blijft staan, omdat het contract nu niet is af te rekenen.",
    )
    uitleg = models.JSONField("uitleg", help_text="De stappen met regel, invoer en uitkomst.")

    zicht: ClassVar[Contractzicht] = Uitkomstzicht.make_van_versie()
    objects: ClassVar[ZichtManager["Contractafrekening"]] = ZichtManager()

    class Meta:
        verbose_name = "afrekening van een contract"
        verbose_name_plural = "afrekeningen van contracten"
        ordering = ["afrekening", "contract__nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["afrekening", "contract"], name="een_uitkomst_per_afrekening_en_contract"
            ),
            _make_saldoregel("saldo_van_het_contract_klopt"),
            models.CheckConstraint(
                name="richting_volgt_uit_het_saldo",
                condition=Q(saldo__gt=0, richting=Richting.TERUGBETALING.value)
                | Q(saldo__lt=0, richting=Richting.BIJBETALING.value)
                | Q(saldo=0, richting=Richting.GEEN.value),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract} in {self.afrekening}"


class Gemeenteafrekening(models.Model):
    """The part of one municipality in the settlement of a contract."""

    contractafrekening = models.ForeignKey(
        Contractafrekening, on_delete=models.CASCADE, related_name="gemeenten", help_text="Het contract."
    )
    gemeente = models.ForeignKey(
        Gemeente, on_delete=models.PROTECT, related_name="+", help_text="De gemeente."
    )
    realisatie = _make_bedragveld("realisatie", "gemeente")
    vergoeding = _make_bedragveld("vergoeding", "gemeente")
    voorschot = _make_bedragveld("voorschot", "gemeente")
    betaald = _make_bedragveld("betaald", "gemeente")
    saldo = _make_bedragveld("saldo", "gemeente")

    zicht: ClassVar[Contractzicht] = Uitkomstzicht.make_van_versie(
        "contractafrekening__", gemeente="gemeente"
    )
    objects: ClassVar[ZichtManager["Gemeenteafrekening"]] = ZichtManager()

    class Meta:
        verbose_name = "afrekening per gemeente"
        verbose_name_plural = "afrekeningen per gemeente"
        ordering = ["contractafrekening", "gemeente__volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["contractafrekening", "gemeente"], name="een_uitkomst_per_contract_en_gemeente"
            ),
            _make_saldoregel("saldo_van_de_gemeente_klopt"),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente} in {self.contractafrekening}"


class GeparkeerdContract(models.Model):
    """A contract that could not be settled, with the reason; the others went on."""

    afrekening = models.ForeignKey(
        Afrekening, on_delete=models.CASCADE, related_name="geparkeerd", help_text="De berekening."
    )
    contract = models.ForeignKey(
        Contract, on_delete=models.PROTECT, related_name="+", help_text="Het contract."
    )
    reden = models.CharField("reden", max_length=500, help_text="Wat er ontbreekt of niet klopt.")

    zicht: ClassVar[Contractzicht] = Uitkomstzicht.make_van_versie()
    objects: ClassVar[ZichtManager["GeparkeerdContract"]] = ZichtManager()

    class Meta:
        verbose_name = "geparkeerd contract"
        verbose_name_plural = "geparkeerde contracten"
        ordering = ["afrekening", "contract__nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["afrekening", "contract"], name="een_contract_wordt_eenmaal_geparkeerd"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract}: {self.reden}"
