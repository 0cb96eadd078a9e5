"""What holds of a segment and a municipality from a day to a day moves to dated rows; the keys stay."""

import django.contrib.postgres.constraints
import django.db.models.deletion
from django.db import migrations, models

import inkoop.platform.databank.geldigheid
from inkoop.platform.databank.operaties import verplaats_kolommen

TEKSTEN = (
    "typering",
    "sturing_contract",
    "sturing_bekostiging",
    "sturing_leveranciersmanagement",
    "sturing_toegangsmanagement",
)


class Migration(migrations.Migration):
    dependencies = [("segmenten", "0005_product_en_traject")]

    operations = [
        migrations.CreateModel(
            name="Gemeentevoorkomen",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "bron",
                    models.JSONField(
                        blank=True,
                        help_text="Document en paragraaf waar dit gegeven vandaan komt.",
                        null=True,
                        verbose_name="bron",
                    ),
                ),
                (
                    "vanaf",
                    models.DateField(
                        blank=True,
                        help_text="Eerste dag waarop dit geldt; leeg als dat altijd al was.",
                        null=True,
                        verbose_name="vanaf",
                    ),
                ),
                (
                    "tot",
                    models.DateField(
                        blank=True,
                        help_text="Laatste dag; leeg als die nog open is.",
                        null=True,
                        verbose_name="tot en met",
                    ),
                ),
                (
                    "naam",
                    models.CharField(help_text="Naam van de gemeente.", max_length=200, verbose_name="naam"),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        help_text="De gemeente.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="voorkomens",
                        to="segmenten.gemeente",
                    ),
                ),
            ],
            options={
                "verbose_name": "voorkomen van een gemeente",
                "verbose_name_plural": "voorkomens van gemeenten",
                "ordering": ["gemeente", "vanaf"],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("gemeente", "="),
                            (
                                inkoop.platform.databank.geldigheid.Datumbereik(
                                    models.F("vanaf"), models.F("tot"), models.Value("[]")
                                ),
                                "&&",
                            ),
                        ],
                        name="gemeentevoorkomen_overlapt_niet",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot__isnull", True), ("tot__gte", models.F("vanaf")), _connector="OR"
                        ),
                        name="gemeentevoorkomen_eindigt_niet_voor_het_begint",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Segmentvoorkomen",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "bron",
                    models.JSONField(
                        blank=True,
                        help_text="Document en paragraaf waar dit gegeven vandaan komt.",
                        null=True,
                        verbose_name="bron",
                    ),
                ),
                (
                    "vanaf",
                    models.DateField(
                        blank=True,
                        help_text="Eerste dag waarop dit geldt; leeg als dat altijd al was.",
                        null=True,
                        verbose_name="vanaf",
                    ),
                ),
                (
                    "tot",
                    models.DateField(
                        blank=True,
                        help_text="Laatste dag; leeg als die nog open is.",
                        null=True,
                        verbose_name="tot en met",
                    ),
                ),
                (
                    "naam",
                    models.CharField(help_text="Naam van het segment.", max_length=200, verbose_name="naam"),
                ),
                (
                    "typering",
                    models.TextField(
                        blank=True,
                        help_text="Om welke zorg en ondersteuning het gaat.",
                        verbose_name="typering",
                    ),
                ),
                (
                    "sturing_contract",
                    models.TextField(
                        blank=True,
                        help_text="Hoe de regio stuurt met contracten.",
                        verbose_name="contractmanagement",
                    ),
                ),
                (
                    "sturing_bekostiging",
                    models.TextField(
                        blank=True, help_text="Hoe de regio stuurt met geld.", verbose_name="bekostiging"
                    ),
                ),
                (
                    "sturing_leveranciersmanagement",
                    models.TextField(
                        blank=True,
                        help_text="Hoe de regio met aanbieders samenwerkt.",
                        verbose_name="leveranciersmanagement",
                    ),
                ),
                (
                    "sturing_toegangsmanagement",
                    models.TextField(
                        blank=True,
                        help_text="Hoe inwoners de zorg krijgen die past.",
                        verbose_name="toegangsmanagement",
                    ),
                ),
                (
                    "segment",
                    models.ForeignKey(
                        help_text="Het segment.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="voorkomens",
                        to="segmenten.segment",
                    ),
                ),
            ],
            options={
                "verbose_name": "voorkomen van een segment",
                "verbose_name_plural": "voorkomens van segmenten",
                "ordering": ["segment", "vanaf"],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("segment", "="),
                            (
                                inkoop.platform.databank.geldigheid.Datumbereik(
                                    models.F("vanaf"), models.F("tot"), models.Value("[]")
                                ),
                                "&&",
                            ),
                        ],
                        name="segmentvoorkomen_overlapt_niet",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot__isnull", True), ("tot__gte", models.F("vanaf")), _connector="OR"
                        ),
                        name="segmentvoorkomen_eindigt_niet_voor_het_begint",
                    ),
                ],
            },
        ),
        # Read from below, this is also the way back: first the columns, then the rows, then what they ask.
        migrations.AlterField("gemeente", "naam", models.CharField(max_length=200, null=True)),
        migrations.AlterField("segment", "naam", models.CharField(max_length=200, null=True)),
        *(migrations.AlterField("segment", veld, models.TextField(null=True)) for veld in TEKSTEN),
        verplaats_kolommen(
            "segmenten_gemeente", "segmenten_gemeentevoorkomen", "gemeente_id", ("naam", "bron")
        ),
        verplaats_kolommen(
            "segmenten_segment", "segmenten_segmentvoorkomen", "segment_id", ("naam", *TEKSTEN, "bron")
        ),
        *(migrations.RemoveField("gemeente", veld) for veld in ("naam", "bron")),
        *(migrations.RemoveField("segment", veld) for veld in ("naam", *TEKSTEN, "bron")),
    ]
