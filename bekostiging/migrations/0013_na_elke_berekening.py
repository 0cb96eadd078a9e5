"""Changes are kept with every version that is looked at, not only with what is established."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("bekostiging", "0012_invoerteller")]
    operations = [
        migrations.AlterField(
            model_name="nagekomenwijziging",
            name="afrekening",
            field=models.ForeignKey(
                help_text="De versie.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="nagekomen",
                to="bekostiging.afrekening",
            ),
        ),
    ]
