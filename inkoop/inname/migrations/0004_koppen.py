"""An upload knows on which sheet and row its headings are, and the first rows of its file; so does a choice."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("inname", "0003_intrekking")]

    operations = [
        migrations.RemoveField(model_name="upload", name="voorbeelden"),
        migrations.AddField(
            model_name="upload",
            name="begin",
            field=models.JSONField(
                default=list,
                help_text="Per blad de eerste regels, met hun nummer in het bestand.",
                verbose_name="begin",
            ),
        ),
        migrations.AddField(
            model_name="upload",
            name="blad",
            field=models.CharField(
                blank=True,
                default="",
                help_text="Het blad van het rekenblad waar de lijst op staat.",
                max_length=100,
                verbose_name="blad",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="upload",
            name="kopregel",
            field=models.PositiveIntegerField(
                help_text="Het nummer van de regel met de koppen in het bestand.",
                null=True,
                verbose_name="regel van de koppen",
            ),
        ),
        migrations.AddField(
            model_name="kolomkeuze",
            name="blad",
            field=models.CharField(
                blank=True,
                default="",
                help_text="Het blad waar zij op stonden.",
                max_length=100,
                verbose_name="blad",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="kolomkeuze",
            name="kopregel",
            field=models.PositiveIntegerField(
                help_text="De regel waar zij op stonden.", null=True, verbose_name="regel"
            ),
        ),
        migrations.AddField(
            model_name="kolomkeuze",
            name="gekozen_op",
            field=models.DateTimeField(
                auto_now=True,
                default=django.utils.timezone.now,
                help_text="Wanneer dit is gekozen.",
                verbose_name="gekozen op",
            ),
            preserve_default=False,
        ),
    ]
