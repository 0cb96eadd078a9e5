"""The state of a settlement is one that its table of states knows."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("bekostiging", "0005_geschiedenis")]
    operations = [
        migrations.AddConstraint(
            model_name="afrekening",
            constraint=models.CheckConstraint(
                name="afrekening_heeft_een_bestaande_status",
                condition=Q(status__in=["concept", "vastgesteld"]),
            ),
        ),
    ]
