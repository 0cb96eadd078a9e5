"""Which mail went out, to whose account, and whether that worked: never what it said."""

from collections.abc import Mapping

from django.conf import settings
from django.db import models

# Which mail it is, by the name of its template; those of allauth have names of their own.
SOORTEN: Mapping[str, str] = {
    "uitnodiging": "Uitnodiging voor een nieuw account",
    "password_reset_key": "Link om een ander wachtwoord te kiezen",
    "email_confirmation": "Link om een adres te bevestigen",
    "email_confirmation_signup": "Link om een adres te bevestigen",
    "email_changed": "Melding: ander adres",
    "nieuw_apparaat": "Melding: aangemeld op een ander apparaat",
    "password_changed": "Melding: wachtwoord veranderd",
    "password_reset": "Melding: wachtwoord veranderd",
    "password_set": "Melding: wachtwoord veranderd",
    "email_deleted": "Melding: adres weggehaald",
    "unknown_account": "Antwoord: er is geen account met dit adres",
    "recovery_codes_generated": "Melding: nieuwe herstelcodes",
    "totp_activated": "Melding: tweede stap erbij",
    "totp_deactivated": "Melding: tweede stap weggehaald",
    "webauthn_added": "Melding: tweede stap erbij",
    "webauthn_removed": "Melding: tweede stap weggehaald",
    "account_connected": "Melding: aanmelddienst gekoppeld",
    "account_disconnected": "Melding: aanmelddienst losgekoppeld",
    "stap_weggehaald": "Melding: tweede stap weggehaald",
    "rechten_gevraagd": "Melding: een verzoek om rechten wacht",
    "rechten_besloten": "Melding: er is besloten over een verzoek om rechten",
    "rechten_gewijzigd": "Melding: rechten veranderd",
}


class Berichtstatus(models.TextChoices):
    """What became of a mail; the choices of `Bericht.status`."""

    VERSTUURD = "verstuurd", "Verstuurd"
    MISLUKT = "mislukt", "Mislukt"


class Bericht(models.Model):
    """One mail about an account.

    A mail holds a link with which somebody signs in, so its text is kept in a demonstration only, where the
    mail goes nowhere.
    """

    soort = models.CharField("soort", max_length=60, help_text="Welke mail het is.")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        verbose_name="account",
        help_text="Wie hem krijgt; leeg voor een adres zonder account.",
    )
    moment = models.DateTimeField("moment", auto_now_add=True, help_text="Wanneer.")
    status = models.CharField(
        "status", max_length=20, choices=Berichtstatus.choices, help_text="Of de mailserver hem aannam."
    )
    fout = models.CharField("fout", max_length=60, blank=True, help_text="Wat de mailserver deed.")
    tekst = models.TextField("tekst", blank=True, help_text="Alleen in een demonstratie.")

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        ordering = ["-moment", "-pk"]
        indexes = [models.Index(fields=["account", "-moment"], name="bericht_account")]
        constraints = [
            models.CheckConstraint(
                name="bericht_heeft_een_bestaande_status",
                condition=models.Q(status__in=Berichtstatus.values),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.get_status_display().lower()}"

    @property
    def naam(self) -> str:
        """Say which mail it is: "Uitnodiging voor een nieuw account"."""
        return SOORTEN.get(self.soort, "Melding over het account")
