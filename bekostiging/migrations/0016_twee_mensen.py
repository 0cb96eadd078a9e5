"""Who shared a settlement does not establish it; what was established before stays as it is."""

from typing import Any

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies: list[Any] = [("bekostiging", "0015_nameloze_regels")]
    operations = [
        AddConstraintNotValid(
            model_name="afrekening",
            constraint=models.CheckConstraint(
                name="wie_de_afrekening_deelde_stelt_haar_niet_vast",
                condition=Q(vastgesteld_door__isnull=True)
                | Q(gedeeld_door__isnull=True)
                | ~Q(vastgesteld_door=F("gedeeld_door")),
            ),
        )
    ]
