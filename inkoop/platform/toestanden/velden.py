"""The field that holds the state of an object, and the constraint that the state is one that exists."""

from django.db import models


def make_toestandveld(keuzes: type[models.TextChoices], help_text: str) -> "models.CharField[str, str]":
    """Make the field `status`: one of `keuzes`, a new object has the first; only `move` changes it."""
    begin = next(iter(keuzes))
    return models.CharField(
        "status", max_length=20, choices=keuzes.choices, default=begin, help_text=help_text
    )


def make_toestandregel(naam: str, keuzes: type[models.TextChoices]) -> models.CheckConstraint:
    """Make the constraint that `status` is one of `keuzes`; `naam` reads as a sentence."""
    return models.CheckConstraint(name=naam, condition=models.Q(status__in=keuzes.values))
