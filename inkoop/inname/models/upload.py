"""A file that somebody delivers on a page: its columns, what came of checking it, and how to take it back."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from inkoop.inname.models.laadverslag import Laadverslag, Verslagzicht
from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.bestanden.verslag import Inname, read_inname
from inkoop.platform.documenten.services import WERKMAP
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.taken.models import Taak
from inkoop.platform.toestanden.velden import make_toestandregel, make_toestandveld
from segmenten.models import Regio, Zicht, ZichtManager

# How long the name of a file that is delivered can be.
LANGSTE_NAAM = 200


class Uploadstatus(models.TextChoices):
    """Where an upload stands."""

    OPEN = "open", "Nog niet ingelezen"
    INGELEZEN = "ingelezen", "Ingelezen"
    INGETROKKEN = "ingetrokken", "Ingetrokken"
    VERVALLEN = "vervallen", "Niet ingelezen"


@dataclass(frozen=True)
class Uploadzicht(Verslagzicht):
    """Uploads: those of the region, or for who works for a municipality the own."""

    recht: Recht = field(default=Recht.AANLEVEREN, kw_only=True)


class Upload(models.Model):
    """One delivered file; the file itself is private and stays as it came."""

    regio = models.ForeignKey(Regio, on_delete=models.CASCADE, related_name="uploads", help_text="De regio.")
    soort = models.CharField("soort", max_length=50, help_text="Wat de regels zijn, bijvoorbeeld prestaties.")
    naam = models.CharField("bestandsnaam", max_length=200, help_text="Hoe het bestand heet.")
    bestand = models.ForeignKey(
        Bestand, on_delete=models.PROTECT, related_name="+", help_text="Het bestand zoals het binnenkwam."
    )
    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", help_text="Wie het leverde."
    )
    gemaakt_op = models.DateTimeField("geleverd op", auto_now_add=True, help_text="Wanneer het binnenkwam.")
    status = make_toestandveld(Uploadstatus, "Waar de upload staat.")
    kop = models.JSONField("kop", default=list, help_text="De koppen van het bestand.")
    blad = models.CharField(
        "blad", max_length=100, blank=True, help_text="Het blad van het rekenblad waar de lijst op staat."
    )
    kopregel = models.PositiveIntegerField(
        "regel van de koppen", null=True, help_text="Het nummer van de regel met de koppen in het bestand."
    )
    begin = models.JSONField(
        "begin", default=list, help_text="Per blad de eerste regels, met hun nummer in het bestand."
    )
    aantal_rijen = models.PositiveIntegerField("aantal regels", default=0, help_text="Hoeveel er zijn.")
    kolommen = models.JSONField(
        "kolommen", default=dict, help_text="Per veld de plaats van de kolom in het bestand."
    )
    uitslag = models.JSONField(
        "uitslag", null=True, help_text="Wat de controle vond; leeg zolang niet is gecontroleerd."
    )
    veranderd = models.JSONField(
        "veranderd", default=list, help_text="Wat het inlezen veranderde, om het terug te nemen."
    )
    jaren = models.JSONField("jaren", default=list, help_text="Eerste en laatste jaar waarin regels tellen.")
    taak = models.ForeignKey(
        Taak, on_delete=models.SET_NULL, related_name="+", null=True, help_text="Het werk dat ermee bezig is."
    )
    verslag = models.ForeignKey(
        Laadverslag, on_delete=models.PROTECT, related_name="+", null=True, help_text="Wat ervan kwam."
    )
    intrekverslag = models.ForeignKey(
        Laadverslag,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        help_text="Wat er van het intrekken kwam.",
    )
    reden = models.CharField(
        "reden van intrekken", max_length=500, blank=True, help_text="Waarom de upload is ingetrokken."
    )
    vernietigd_op = models.DateTimeField(
        "inhoud vernietigd op",
        null=True,
        blank=True,
        editable=False,
        help_text="Wanneer het bestand en zijn regels zijn vernietigd; de aantallen blijven.",
    )

    zicht: ClassVar[Zicht] = Uploadzicht("regio")
    objects: ClassVar[ZichtManager["Upload"]] = ZichtManager()

    class Meta:
        verbose_name = "upload"
        verbose_name_plural = "uploads"
        ordering = ["-gemaakt_op", "-pk"]
        indexes = [models.Index(fields=["regio", "-gemaakt_op"], name="upload_regio")]
        constraints = [make_toestandregel("upload_heeft_een_bestaande_status", Uploadstatus)]

    def __str__(self) -> str:
        return self.naam

    @property
    def is_werkboek(self) -> bool:
        """Whether it was brought as a workbook, and not as text."""
        return self.bestand.mime == WERKMAP

    @property
    def is_bezig(self) -> bool:
        """Whether a job is at work on it."""
        return self.taak is not None and not self.taak.is_afgelopen

    def find_jaren(self) -> set[int]:
        """Return the years in which its rows count; without an end up to that in which it came in."""
        if not self.jaren:
            return set()
        eerste, laatste = self.jaren
        return set(range(eerste, (laatste or timezone.localdate(self.gemaakt_op).year) + 1))

    @property
    def aantal_fout(self) -> int:
        """How many rows are wrong; none as long as nothing was checked."""
        return int(self.uitslag["fout"]) if self.uitslag else 0

    @property
    def aantal_in_te_lezen(self) -> int:
        """How many rows can be taken in, whatever comes of them; none as long as nothing was checked."""
        return int(self.uitslag["goed"]) if self.uitslag else 0

    @property
    def inname(self) -> Inname | None:
        """What taking it in does or did; None as long as nothing was checked."""
        data = self.uitslag["inname"] if self.uitslag else None
        return read_inname(data) if data else None

    @property
    def aantal_afgekeurd(self) -> int:
        """How many rows are kept but do not count."""
        return self.inname.aantal_afgekeurd if self.inname else 0

    @property
    def aantal_gelijk(self) -> int:
        """How many rows were there already."""
        gelijk = self.inname.aantal_gelijk if self.inname else 0
        # Where a row is a part of what is replaced as a whole, other rows than those of the file count along.
        return min(gelijk, self.aantal_in_te_lezen - self.aantal_afgekeurd)

    @property
    def aantal_goed(self) -> int:
        """How many rows bring something that counts."""
        return self.aantal_in_te_lezen - self.aantal_afgekeurd - self.aantal_gelijk

    @property
    def aantal_weg(self) -> int:
        """How many rows that were there disappear by taking it in."""
        return int(self.uitslag.get("weg", 0)) if self.uitslag else 0

    @property
    def verandert(self) -> list[dict[str, str]]:
        """What taking it in replaces, from what into what: the first ones."""
        return list(self.uitslag.get("verandert", [])) if self.uitslag else []

    @property
    def vast(self) -> dict[int, int]:
        """Per year that was established before it was taken in, how many rows are about it."""
        jaren = self.uitslag.get("vast", {}) if self.uitslag else {}
        return {int(jaar): aantal for jaar, aantal in jaren.items()}

    @property
    def signalen(self) -> list[str]:
        """What the check found that is not refused but somebody should see, in sentences: the first ones."""
        return list(self.uitslag.get("signalen", [])) if self.uitslag else []

    @property
    def redenen(self) -> dict[int, str]:
        """Per row of the file why it is kept and rejected: the first ones."""
        rijen = self.uitslag.get("afgekeurd", {}) if self.uitslag else {}
        return {int(rij): reden for rij, reden in rijen.items()}


class Kolomkeuze(models.Model):
    """Which columns somebody chose for a file with these headings: the next one needs no choosing."""

    regio = models.ForeignKey(Regio, on_delete=models.CASCADE, related_name="+", help_text="De regio.")
    soort = models.CharField("soort", max_length=50, help_text="Wat de regels zijn.")
    kop = models.JSONField("kop", help_text="De koppen van het bestand.")
    blad = models.CharField("blad", max_length=100, blank=True, help_text="Het blad waar zij op stonden.")
    kopregel = models.PositiveIntegerField("regel", null=True, help_text="De regel waar zij op stonden.")
    gekozen_op = models.DateTimeField("gekozen op", auto_now=True, help_text="Wanneer dit is gekozen.")
    kolommen: "models.JSONField[Any, Any]" = models.JSONField("kolommen", help_text="Per veld de kolom.")

    class Meta:
        verbose_name = "kolomkeuze"
        verbose_name_plural = "kolomkeuzes"
        constraints = [
            models.UniqueConstraint(fields=["regio", "soort", "kop"], name="een_kolomkeuze_per_soort_en_kop")
        ]

    def __str__(self) -> str:
        return f"{self.soort}: {len(self.kop)} kolommen"
