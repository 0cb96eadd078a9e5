"""Where somebody is signed in, so that the owner sees it and can end it."""

from django.db import models
from django.utils.crypto import salted_hmac

from inkoop.platform.gebruikers.models.gebruiker import Gebruiker


class Sessie(models.Model):
    """One session of an account; what it holds stands with Django, under the same key."""

    sleutel = models.CharField(
        "sleutel", max_length=40, primary_key=True, help_text="De sleutel waaronder Django de sessie bewaart."
    )
    gebruiker = models.ForeignKey(
        Gebruiker,
        verbose_name="gebruiker",
        on_delete=models.CASCADE,
        related_name="sessies",
        help_text="Wie er is aangemeld.",
    )
    toestel = models.CharField("toestel", max_length=80, help_text="Waarmee, in woorden.")
    aangemeld_op = models.DateTimeField("aangemeld op", help_text="Wanneer de sessie begon.")
    gezien_op = models.DateTimeField("gezien op", help_text="Wanneer er voor het laatst iets in gebeurde.")

    class Meta:
        verbose_name = "sessie"
        verbose_name_plural = "sessies"
        ordering = ["-gezien_op"]

    def __str__(self) -> str:
        return self.toestel

    @property
    def kenmerk(self) -> str:
        """By what a page names the session: who has the key itself is signed in."""
        return salted_hmac("inkoop.gebruikers.sessie", self.sleutel, algorithm="sha256").hexdigest()[:16]
