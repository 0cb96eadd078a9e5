"""What was delivered, and what reports name, can be destroyed when its term has passed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inname", "0004_koppen"),
    ]

    operations = [
        migrations.AddField(
            model_name="laadverslag",
            name="vernietigd_op",
            field=models.DateTimeField(
                blank=True,
                editable=False,
                help_text="Wanneer de genoemde regels zijn vernietigd; de aantallen blijven.",
                null=True,
                verbose_name="regels vernietigd op",
            ),
        ),
        migrations.AddField(
            model_name="upload",
            name="vernietigd_op",
            field=models.DateTimeField(
                blank=True,
                editable=False,
                help_text="Wanneer het bestand en zijn regels zijn vernietigd; de aantallen blijven.",
                null=True,
                verbose_name="inhoud vernietigd op",
            ),
        ),
    ]
