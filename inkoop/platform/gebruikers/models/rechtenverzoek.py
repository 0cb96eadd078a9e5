"""What somebody asks to change of the rights of an account, and who decided on it."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from inkoop.platform.gebruikers.models.gebruiker import make_wettenveld
from inkoop.platform.gebruikers.rechten import Rol


class Verzoekstatus(models.TextChoices):
    """Where a request stands; the choices of `Rechtenverzoek.status`."""

    GEVRAAGD = "gevraagd", "Wacht op een collega"
    BEVESTIGD = "bevestigd", "Doorgevoerd"
    AFGEWEZEN = "afgewezen", "Afgewezen"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


def _make_rollenveld(naam: str, help_text: str) -> "ArrayField[list[str], list[str]]":
    return ArrayField(
        models.CharField(max_length=20, choices=Rol.choices),
        verbose_name=naam,
        default=list,
        blank=True,
        help_text=help_text,
    )


def _make_toegangveld(naam: str, help_text: str) -> "ArrayField[list[str], list[str]]":
    return ArrayField(
        models.CharField(max_length=40), verbose_name=naam, default=list, blank=True, help_text=help_text
    )


class Rechtenverzoek(models.Model):
    """A change of the roles, the scope or the last day of an account.

    What gives money or clients to see is carried out once a second person confirmed it; the rest at once.
    Each change that an account makes stands here, so it also says who gave whom which role, and when.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="rechtenverzoeken",
        verbose_name="account",
        help_text="Wiens rechten veranderen.",
    )
    # Not `make_toestandveld`: the states of objects stand on a floor above the accounts.
    status = models.CharField(
        "status",
        max_length=20,
        choices=Verzoekstatus.choices,
        default=Verzoekstatus.GEVRAAGD,
        help_text="Wacht op een collega, doorgevoerd, afgewezen of ingetrokken.",
    )
    is_gevoelig = models.BooleanField(
        "twee mensen", help_text="Of een tweede mens bevestigt: het gaat om geld, cliënten of rechten."
    )
    rollen_voor = _make_rollenveld("rollen ervoor", "Welke rollen het account had.")
    rollen = _make_rollenveld("rollen erna", "Welke rollen het account krijgt.")
    erbij = _make_toegangveld("erbij", "Voor welke regio's, gemeenten of aanbieders het account gaat werken.")
    eraf = _make_toegangveld("eraf", "Waarvoor het account niet meer werkt.")
    regios = ArrayField(
        models.CharField(max_length=100),
        verbose_name="regio's",
        default=list,
        blank=True,
        help_text="Codes van de regio's van wat erbij komt en eraf gaat, zoals zij toen heetten.",
    )
    wetten_voor = make_wettenveld("wetten ervoor", "Tot welke wetten het account was beperkt.")
    wetten = make_wettenveld("wetten erna", "Tot welke wetten het account wordt beperkt. Leeg is alle.")
    tot_voor = models.DateField("toegang tot, ervoor", null=True, help_text="De laatste dag die gold.")
    tot = models.DateField("toegang tot", null=True, help_text="De laatste dag die gaat gelden.")
    reden = models.CharField("reden", max_length=300, help_text="Waarom dit account deze rechten krijgt.")
    gevraagd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="gevraagd door",
        help_text="Wie het vroeg; nooit de eigenaar van het account.",
    )
    gevraagd_op = models.DateTimeField("gevraagd op", auto_now_add=True, help_text="Wanneer.")
    besloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        verbose_name="besloten door",
        help_text="Wie bevestigde, afwees of introk; leeg als niemand hoefde te bevestigen.",
    )
    besloten_op = models.DateTimeField("besloten op", null=True, help_text="Wanneer.")
    waarom = models.CharField("waarom niet", max_length=300, blank=True, help_text="Waarom het is afgewezen.")

    class Meta:
        verbose_name = "verzoek om rechten"
        verbose_name_plural = "verzoeken om rechten"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="verzoek_heeft_een_bestaande_status", condition=Q(status__in=Verzoekstatus.values)
            ),
            models.UniqueConstraint(
                fields=["account"],
                condition=Q(status=Verzoekstatus.GEVRAAGD),
                name="een_open_verzoek_per_account",
                violation_error_message="Voor dit account wacht al een verzoek op een collega.",
            ),
            models.CheckConstraint(
                name="niemand_vraagt_rechten_voor_zichzelf", condition=~Q(gevraagd_door=F("account"))
            ),
            models.CheckConstraint(
                name="wat_gevoelig_is_bevestigt_een_ander",
                condition=~Q(status=Verzoekstatus.BEVESTIGD, is_gevoelig=True)
                | Q(besloten_door__isnull=False)
                & ~Q(besloten_door=F("gevraagd_door"))
                & ~Q(besloten_door=F("account")),
            ),
            models.CheckConstraint(
                name="wie_een_verzoek_afwijst_zegt_waarom",
                condition=~Q(status=Verzoekstatus.AFGEWEZEN) | Q(besloten_door__isnull=False) & ~Q(waarom=""),
            ),
            models.CheckConstraint(name="een_verzoek_heeft_een_reden", condition=~Q(reden="")),
        ]

    def __str__(self) -> str:
        return f"verzoek {self.pk}"
