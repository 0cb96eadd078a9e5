"""Exports for Woo and archive: what was asked in a region is read by who works for that region."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from inkoop.platform.databank.operaties import forceer_rijbeveiliging

ZICHTBAAR = """
(SELECT inkoop_is_systeem())
OR (SELECT current_setting('inkoop.bereik', true)) = 'regio' AND regio_id IN (
    SELECT t.regio_id FROM segmenten_regiotoegang t WHERE t.gebruiker_id = inkoop_gebruiker())
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("segmenten", "0012_naam_clientbedrag"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Archiefexport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "doel",
                    models.CharField(
                        choices=[
                            ("woo", "Openbaar maken (Woo)"),
                            ("archief", "Bewaren in het archief"),
                        ],
                        help_text="Openbaar maken, of bewaren.",
                        max_length=20,
                        verbose_name="doel",
                    ),
                ),
                ("vanaf", models.DateField(help_text="Eerste dag van de periode.", verbose_name="vanaf")),
                (
                    "tot",
                    models.DateField(help_text="Laatste dag van de periode.", verbose_name="tot en met"),
                ),
                (
                    "reden",
                    models.CharField(
                        help_text="Waarvoor, in de woorden van wie het vroeg.",
                        max_length=300,
                        verbose_name="reden",
                    ),
                ),
                (
                    "gevraagd_op",
                    models.DateTimeField(auto_now_add=True, help_text="Wanneer.", verbose_name="gevraagd op"),
                ),
                (
                    "sha256",
                    models.CharField(
                        blank=True,
                        help_text="SHA-256 van het bestand dat het laatst is gemaakt.",
                        max_length=64,
                        verbose_name="digest",
                    ),
                ),
                (
                    "gemaakt_op",
                    models.DateTimeField(
                        blank=True,
                        help_text="Wanneer dat bestand is gemaakt.",
                        null=True,
                        verbose_name="gemaakt op",
                    ),
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
                "verbose_name": "export voor Woo en archief",
                "verbose_name_plural": "exporten voor Woo en archief",
                "ordering": ["-gevraagd_op", "-pk"],
                "indexes": [models.Index(fields=["regio", "-gevraagd_op"], name="archiefexport_regio")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("doel__in", ["woo", "archief"])),
                        name="archiefexport_heeft_een_bestaand_doel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tot__gte", models.F("vanaf"))),
                        name="archiefexport_eindigt_niet_voor_het_begin",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reden", ""), _negated=True),
                        name="archiefexport_heeft_een_reden",
                    ),
                ],
            },
        ),
        forceer_rijbeveiliging("archief_archiefexport", ZICHTBAAR),
    ]
