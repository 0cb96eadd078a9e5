"""How long who got a role from somebody establishes no settlement with that person, for the database."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Afkoeltijd(models.Model):
    """The one row that the guard of establishing reads: a trigger reads no setting, and names no role.

    Written by `manage.py migrate`, as the owner of the tables: from a page, a job or a command the database
    refuses it. Without the row nothing is established by somebody.
    """

    dagen = models.PositiveSmallIntegerField(
        "dagen", help_text="Hoe lang, in dagen: ROL_AFKOELTIJD_DAGEN toen voor het laatst is bijgewerkt."
    )
    rollen = ArrayField(
        models.CharField(max_length=20),
        verbose_name="rollen",
        help_text="Met welke rollen iemand meedoet aan een afrekening.",
    )

    objects = models.Manager["Afkoeltijd"]()

    class Meta:
        verbose_name = "afkoeltijd"
        verbose_name_plural = "afkoeltijden"
        constraints = [
            models.CheckConstraint(name="er_is_een_afkoeltijd", condition=models.Q(pk=1)),
        ]

    def __str__(self) -> str:
        return f"{self.dagen} dagen"
