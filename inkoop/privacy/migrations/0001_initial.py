"""Requests of access: only who asked reads one, for as long as it is kept."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from inkoop.platform.databank.operaties import forceer_rijbeveiliging


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("segmenten", "0012_naam_clientbedrag"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Inzageverzoek",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "client",
                    models.BigIntegerField(
                        help_text="Sleutel van de cliënt; leidt nergens heen als die weg is.",
                        verbose_name="cliënt",
                    ),
                ),
                (
                    "reden",
                    models.CharField(
                        help_text="Waarom, in de woorden van wie het vroeg.",
                        max_length=300,
                        verbose_name="reden",
                    ),
                ),
                (
                    "gevraagd_op",
                    models.DateTimeField(auto_now_add=True, help_text="Wanneer.", verbose_name="gevraagd op"),
                ),
                (
                    "gevraagd_door",
                    models.ForeignKey(
                        help_text="Wie het vroeg.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "regio",
                    models.ForeignKey(
                        help_text="De regio.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="segmenten.regio",
                    ),
                ),
            ],
            options={
                "verbose_name": "inzageverzoek",
                "verbose_name_plural": "inzageverzoeken",
                "ordering": ["-gevraagd_op", "-pk"],
                "indexes": [models.Index(fields=["gevraagd_door", "-gevraagd_op"], name="inzageverzoek_van")],
            },
        ),
        forceer_rijbeveiliging(
            "privacy_inzageverzoek",
            "(SELECT inkoop_is_systeem()) OR gevraagd_door_id = (SELECT inkoop_gebruiker())",
        ),
    ]
