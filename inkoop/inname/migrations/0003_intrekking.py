"""A withdrawal has a report of its own kind, and its upload leads to it."""

import django.db.models.deletion
from django.db import migrations, models

# Reports of before were told by their name only.
HERNOEM = """
SELECT set_config('inkoop.rol', 'systeem', true);
UPDATE inname_laadverslag SET soort = 'intrekking' WHERE soort = 'upload' AND naam LIKE 'Intrekking van %';
SELECT set_config('inkoop.rol', '', true);
"""
TERUG = """
SELECT set_config('inkoop.rol', 'systeem', true);
UPDATE inname_laadverslag SET soort = 'upload' WHERE soort = 'intrekking';
SELECT set_config('inkoop.rol', '', true);
"""
REGEL = "laadverslag_heeft_een_bestaande_uitkomst"


class Migration(migrations.Migration):
    dependencies = [("inname", "0002_kolomkeuze_upload")]

    operations = [
        migrations.RemoveConstraint(model_name="laadverslag", name=REGEL),
        migrations.AlterField(
            model_name="laadverslag",
            name="soort",
            field=models.CharField(
                choices=[("bundel", "Regiobundel"), ("upload", "Upload"), ("intrekking", "Intrekking")],
                help_text="Wat is geleverd.",
                max_length=10,
                verbose_name="soort",
            ),
        ),
        migrations.AddConstraint(
            model_name="laadverslag",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("soort__in", ["bundel", "upload", "intrekking"]),
                    ("uitkomst__in", ["goed", "deels", "geweigerd"]),
                ),
                name=REGEL,
            ),
        ),
        migrations.AddField(
            model_name="upload",
            name="intrekverslag",
            field=models.ForeignKey(
                help_text="Wat er van het intrekken kwam.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="inname.laadverslag",
            ),
        ),
        migrations.RunSQL(HERNOEM, TERUG),
    ]
