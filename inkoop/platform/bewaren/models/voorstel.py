"""A proposal to destroy what is past its term."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from inkoop.platform.bewaren.models.termijn import Bewaartermijn
from inkoop.platform.toestanden.velden import make_toestandregel, make_toestandveld


class Voorstelstatus(models.TextChoices):
    """Where a proposal stands; the system proposes, a person decides."""

    VOORGESTELD = "voorgesteld", "Voorgesteld"
    BEVESTIGD = "bevestigd", "Bevestigd"
    AFGEWEZEN = "afgewezen", "Afgewezen"
    UITGEVOERD = "uitgevoerd", "Uitgevoerd"


class Vernietigingsvoorstel(models.Model):
    """What may be destroyed of one region, as it stood on a day; numbers, and nothing of a person."""

    regio = models.CharField("regio", max_length=100, help_text="Code van de regio.")
    peildatum = models.DateField("peildatum", help_text="Op welke dag de termijnen zijn nagegaan.")
    status = make_toestandveld(Voorstelstatus, "Voorgesteld, bevestigd, afgewezen of uitgevoerd.")
    digest = models.CharField(
        "digest", max_length=64, help_text="SHA-256 van wat is voorgesteld: wie bevestigt, bevestigt dit."
    )
    gemaakt_op = models.DateTimeField("voorgesteld op", auto_now_add=True, help_text="Wanneer.")
    bevestigd_op = models.DateTimeField(
        "bevestigd op", null=True, help_text="Leeg zolang dat niet is gedaan."
    )
    bevestigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        verbose_name="bevestigd door",
        help_text="Wie het voorstel bevestigde; nooit het systeem.",
    )
    afgewezen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        verbose_name="afgewezen door",
        help_text="Wie het voorstel afwees of terugnam.",
    )
    reden = models.CharField("reden", max_length=500, blank=True, help_text="Waarom het is afgewezen.")
    niet_voor = models.DateField(
        "niet opnieuw voor", null=True, help_text="Tot deze dag stelt het systeem niets meer voor."
    )
    uitgevoerd_op = models.DateTimeField("uitgevoerd op", null=True, help_text="Wanneer is vernietigd.")

    class Meta:
        verbose_name = "voorstel om te vernietigen"
        verbose_name_plural = "voorstellen om te vernietigen"
        ordering = ["-gemaakt_op", "-pk"]
        constraints = [
            make_toestandregel("voorstel_heeft_een_bestaande_status", Voorstelstatus),
            models.UniqueConstraint(
                fields=["regio"],
                condition=Q(status__in=[Voorstelstatus.VOORGESTELD.value, Voorstelstatus.BEVESTIGD.value]),
                name="een_open_voorstel_per_regio",
            ),
            models.CheckConstraint(
                name="een_persoon_bevestigt_een_voorstel",
                condition=~Q(status__in=[Voorstelstatus.BEVESTIGD.value, Voorstelstatus.UITGEVOERD.value])
                | Q(bevestigd_door__isnull=False, bevestigd_op__isnull=False),
            ),
            models.CheckConstraint(
                name="wie_een_voorstel_afwijst_zegt_waarom",
                condition=~Q(status=Voorstelstatus.AFGEWEZEN.value)
                | Q(afgewezen_door__isnull=False) & ~Q(reden=""),
            ),
        ]

    def __str__(self) -> str:
        return f"voorstel {self.pk}"


class Voorstelregel(models.Model):
    """What a proposal says of one kind: how many, by which term, and what stays past its term."""

    voorstel = models.ForeignKey(
        Vernietigingsvoorstel, on_delete=models.CASCADE, related_name="regels", help_text="Het voorstel."
    )
    termijn = models.ForeignKey(
        Bewaartermijn, on_delete=models.PROTECT, related_name="+", help_text="De termijn die is verstreken."
    )
    grens = models.DateField("voor", help_text="Wat voor deze dag eindigde, is over zijn termijn.")
    aantal = models.PositiveIntegerField("aantal", help_text="Hoeveel er is voorgesteld.")
    nog_nodig = models.JSONField(
        "nog nodig", default=dict, help_text="Hoeveel er over zijn termijn is en toch blijft, per reden."
    )
    vernietigd = models.PositiveIntegerField("vernietigd", null=True, help_text="Hoeveel er is vernietigd.")

    class Meta:
        verbose_name = "regel van een voorstel"
        verbose_name_plural = "regels van een voorstel"
        ordering = ["voorstel", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["voorstel", "termijn"], name="een_regel_per_voorstel_en_termijn")
        ]

    def __str__(self) -> str:
        return f"{self.termijn.soort}: {self.aantal}"


class Voorsteldeel(models.Model):
    """One object that is proposed, by kind and key; it goes once the proposal is done or turned down."""

    regel = models.ForeignKey(
        Voorstelregel, on_delete=models.CASCADE, related_name="delen", help_text="De regel van het voorstel."
    )
    onderdeel = models.CharField("onderdeel", max_length=50, help_text="Waar de sleutel van is.")
    sleutel = models.BigIntegerField("sleutel", help_text="Sleutel van het object.")

    class Meta:
        verbose_name = "deel van een voorstel"
        verbose_name_plural = "delen van een voorstel"
        constraints = [
            models.UniqueConstraint(
                fields=["onderdeel", "sleutel"], name="een_object_staat_in_een_open_voorstel"
            )
        ]

    def __str__(self) -> str:
        return f"{self.onderdeel} {self.sleutel}"
