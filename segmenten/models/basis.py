"""What many elements of the purchase structure share."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class MetBron(models.Model):
    """An element that may carry the document and section it comes from (regiobundel.md, bronnen)."""

    bron = models.JSONField(
        "bron", null=True, blank=True, help_text="Document en paragraaf waar dit gegeven vandaan komt."
    )

    class Meta:
        abstract = True


class MetLooptijd(models.Model):
    """The term: fixed with extensions, or a boeggolf that moves up each year (NL bijlage 1)."""

    looptijd_basis = models.PositiveSmallIntegerField(
        "basislooptijd", null=True, blank=True, help_text="Vaste looptijd in jaren."
    )
    looptijd_verlengingen = ArrayField(
        models.PositiveSmallIntegerField(),
        verbose_name="verlengingen",
        null=True,
        blank=True,
        help_text="Opties om te verlengen, elk in jaren.",
    )
    looptijd_boeggolf = models.PositiveSmallIntegerField(
        "boeggolf", null=True, blank=True, help_text="Jaren die de boeggolf vooruitloopt."
    )
    looptijd_maximaal = models.PositiveSmallIntegerField(
        "maximale looptijd", null=True, blank=True, help_text="Langste looptijd met boeggolf, in jaren."
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_heeft_een_vaste_looptijd_of_een_boeggolf",
                condition=Q(looptijd_basis__isnull=True, looptijd_verlengingen__isnull=True)
                | Q(looptijd_boeggolf__isnull=True, looptijd_maximaal__isnull=True),
            )
        ]

    @property
    def looptijd(self) -> dict[str, Any] | None:
        """The term in the form of the region bundle, or None when it is open."""
        velden = {
            "basis": self.looptijd_basis,
            "verlengingen": self.looptijd_verlengingen,
            "boeggolf": self.looptijd_boeggolf,
            "maximaal": self.looptijd_maximaal,
        }
        return {naam: waarde for naam, waarde in velden.items() if waarde is not None} or None
