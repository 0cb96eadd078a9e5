"""A delivery says in which file it came."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("toegang", "0015_precies_vooraan")]
    operations = [
        migrations.AddField(
            model_name="levering",
            name="naam",
            field=models.CharField(
                blank=True,
                default="",
                help_text="Naam van het bestand waarin de levering kwam; leeg als die niet bekend is.",
                max_length=200,
                verbose_name="naam",
            ),
        ),
    ]
