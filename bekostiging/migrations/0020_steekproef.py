"""Samples of the lines behind a settlement: drawn once, seen by who works for the region."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import inkoop.platform.databank.velden
from inkoop.platform.databank.operaties import (
    alleen_toevoegen,
    forceer_rijbeveiliging,
    forceer_rijbeveiliging_via_ouder,
)

# By what the account is tied to; who works for a municipality or provider draws none.
ZICHTBAAR = """(SELECT inkoop_is_systeem()) OR (SELECT current_setting('inkoop.bereik', true)) = 'regio'
    AND afrekening_id IN (SELECT id FROM bekostiging_afrekening)"""


class Migration(migrations.Migration):
    dependencies: list[Any] = [
        ("bekostiging", "0019_zicht"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="Steekproef",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "aantal",
                    models.PositiveSmallIntegerField(
                        help_text="Hoeveel regels zijn gevraagd.", verbose_name="aantal"
                    ),
                ),
                (
                    "zaad",
                    models.CharField(
                        help_text="Tekst waaruit de trekking volgt: dezelfde geeft dezelfde regels.",
                        max_length=40,
                        verbose_name="begin",
                    ),
                ),
                (
                    "reden",
                    models.CharField(
                        help_text="Waarvoor de steekproef is.", max_length=300, verbose_name="reden"
                    ),
                ),
                (
                    "populatie",
                    inkoop.platform.databank.velden.Exactveld(
                        decimal_places=10,
                        help_text="Waaruit is getrokken: alle bedragen zonder hun teken, in euro.",
                        max_digits=28,
                        verbose_name="populatie",
                    ),
                ),
                (
                    "getrokken_op",
                    models.DateTimeField(
                        auto_now_add=True, help_text="Wanneer.", verbose_name="getrokken op"
                    ),
                ),
                (
                    "afrekening",
                    models.ForeignKey(
                        help_text="Uit welke versie.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steekproeven",
                        to="bekostiging.afrekening",
                    ),
                ),
                (
                    "getrokken_door",
                    models.ForeignKey(
                        help_text="Wie haar trok.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="getrokken door",
                    ),
                ),
            ],
            options={
                "verbose_name": "steekproef",
                "verbose_name_plural": "steekproeven",
                "ordering": ["-getrokken_op", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("aantal__gte", 1), ("aantal__lte", 100)),
                        name="een_steekproef_heeft_een_tot_honderd_regels",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("zaad", ""), _negated=True), models.Q(("reden", ""), _negated=True)
                        ),
                        name="een_steekproef_heeft_een_begin_en_een_reden",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Steekproefregel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "volgnummer",
                    models.PositiveSmallIntegerField(
                        help_text="Plaats in de steekproef.", verbose_name="volgnummer"
                    ),
                ),
                (
                    "pad",
                    models.CharField(help_text="De stap in de uitleg.", max_length=60, verbose_name="pad"),
                ),
                (
                    "plaats",
                    models.PositiveIntegerField(
                        help_text="De hoeveelste regel achter die stap.", verbose_name="plaats"
                    ),
                ),
                (
                    "bedrag",
                    inkoop.platform.databank.velden.Exactveld(
                        decimal_places=10,
                        help_text="Het bedrag van de regel, in euro.",
                        max_digits=28,
                        verbose_name="bedrag",
                    ),
                ),
                (
                    "contractafrekening",
                    models.ForeignKey(
                        help_text="De uitkomst.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="bekostiging.contractafrekening",
                    ),
                ),
                (
                    "steekproef",
                    models.ForeignKey(
                        help_text="De steekproef.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="regels",
                        to="bekostiging.steekproef",
                    ),
                ),
            ],
            options={
                "verbose_name": "regel van een steekproef",
                "verbose_name_plural": "regels van steekproeven",
                "ordering": ["steekproef", "volgnummer"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("steekproef", "volgnummer"), name="een_regel_per_plaats_in_de_steekproef"
                    )
                ],
            },
        ),
        forceer_rijbeveiliging("bekostiging_steekproef", ZICHTBAAR),
        forceer_rijbeveiliging_via_ouder(
            "bekostiging_steekproefregel", "steekproef_id", "bekostiging_steekproef"
        ),
        *alleen_toevoegen("bekostiging_steekproef"),
        *alleen_toevoegen("bekostiging_steekproefregel"),
    ]
