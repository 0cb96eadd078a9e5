"""What holds from a day to a day, both included: the columns, their constraints, and what holds on a day.

A row without `vanaf` has always held, one without `tot` still holds. Of one identity at most one row holds on
any day; the database refuses two.
"""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.constraints import BaseConstraint

from inkoop.kern.periode import is_geldig_op

GELDIGHEID = frozenset({"vanaf", "tot"})


class Datumbereik(Func):
    """The inclusive date range [vanaf, tot]; an empty end is open."""

    function = "daterange"
    output_field = DateRangeField()


class MetGeldigheid(models.Model):
    """A row that holds during an inclusive period; give it the constraints of `make_geldigheidsregels`."""

    vanaf = models.DateField(
        "vanaf", null=True, blank=True, help_text="Eerste dag waarop dit geldt; leeg als dat altijd al was."
    )
    tot = models.DateField(
        "tot en met", null=True, blank=True, help_text="Laatste dag; leeg als die nog open is."
    )

    class Meta:
        abstract = True

    def geldt_op(self, peildatum: date) -> bool:
        """Say whether this row holds on `peildatum`; the first and the last day count."""
        return is_geldig_op(self.vanaf, self.tot, peildatum)


def make_geldigheidsregels(
    *sleutel: str, overlap: str = "%(class)s_overlapt_niet"
) -> tuple[BaseConstraint, ...]:
    """Return the constraints of a model with a period: no two rows of one `sleutel` hold on the same day.

    Args:
        sleutel: the fields that say of what a row is.
        overlap: name of the exclusion constraint.
    """
    gelijk = [(veld, RangeOperators.EQUAL) for veld in sleutel]
    periode = Datumbereik(F("vanaf"), F("tot"), Value("[]"))
    return (
        ExclusionConstraint(name=overlap, expressions=[*gelijk, (periode, RangeOperators.OVERLAPS)]),
        # An empty `vanaf` makes the comparison NULL, with which a check constraint is content.
        models.CheckConstraint(
            name="%(class)s_eindigt_niet_voor_het_begint",
            condition=Q(tot__isnull=True) | Q(tot__gte=F("vanaf")),
        ),
    )


def make_geldt_op(peildatum: date, pad: str = "") -> Q:
    """Return the condition that a row holds on `peildatum`; the twin of `MetGeldigheid.geldt_op`.

    Args:
        pad: lookup from the rows that are filtered to the row with a period, such as "perceel__voorkomens".
    """
    voor = f"{pad}__" if pad else ""
    return (Q(**{f"{voor}vanaf__isnull": True}) | Q(**{f"{voor}vanaf__lte": peildatum})) & (
        Q(**{f"{voor}tot__isnull": True}) | Q(**{f"{voor}tot__gte": peildatum})
    )
