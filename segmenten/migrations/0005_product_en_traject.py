"""What holds of a product and a trajectory from a day to a day moves to dated rows; the keys stay."""

import django.contrib.postgres.constraints
import django.db.models.deletion
from django.db import migrations, models

import inkoop.platform.databank.geldigheid
import inkoop.platform.databank.velden
from inkoop.platform.databank.operaties import eis_zelfde_regio, verplaats_kolommen

PRODUCT = ("naam", "categorie", "eenheid", "bron")
TRAJECT = ("naam", "expertise_id", "uren_per_week", "doorlooptijd_dagen", "bron")
EXPERTISE = eis_zelfde_regio("segmenten_traject", "expertise_id", "segmenten_expertise")


def make_velden():
    return [
        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
    ]


def make_regels(model):
    return [
        migrations.AddConstraint(
            model_name=f"{model}voorkomen",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (model, "="),
                    (
                        inkoop.platform.databank.geldigheid.Datumbereik(
                            models.F("vanaf"), models.F("tot"), models.Value("[]")
                        ),
                        "&&",
                    ),
                ],
                name=f"{model}voorkomen_overlapt_niet",
            ),
        ),
        migrations.AddConstraint(
            model_name=f"{model}voorkomen",
            constraint=models.CheckConstraint(
                condition=models.Q(("tot__isnull", True), ("tot__gte", models.F("vanaf")), _connector="OR"),
                name=f"{model}voorkomen_eindigt_niet_voor_het_begint",
            ),
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("segmenten", "0004_geschiedenis_toegang"),
    ]

    operations = [
        migrations.CreateModel(
            name="Productvoorkomen",
            fields=[
                *make_velden(),
                (
                    "product",
                    models.ForeignKey(
                        help_text="Het product.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="voorkomens",
                        to="segmenten.product",
                    ),
                ),
                (
                    "naam",
                    models.CharField(help_text="Naam van het product.", max_length=200, verbose_name="naam"),
                ),
                (
                    "categorie",
                    models.CharField(
                        blank=True, help_text="Productcategorie.", max_length=20, verbose_name="categorie"
                    ),
                ),
                (
                    "eenheid",
                    models.CharField(
                        blank=True,
                        help_text="Waarin de inzet wordt geteld.",
                        max_length=50,
                        verbose_name="eenheid",
                    ),
                ),
            ],
            options={
                "verbose_name": "voorkomen van een product",
                "verbose_name_plural": "voorkomens van producten",
                "ordering": ["product", "vanaf"],
            },
        ),
        migrations.CreateModel(
            name="Trajectvoorkomen",
            fields=[
                *make_velden(),
                (
                    "regio",
                    models.ForeignKey(
                        help_text="De regio van dit traject.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="segmenten.regio",
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        help_text="Het traject.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="voorkomens",
                        to="segmenten.traject",
                    ),
                ),
                (
                    "naam",
                    models.CharField(help_text="Naam van het traject.", max_length=200, verbose_name="naam"),
                ),
                (
                    "expertise",
                    models.ForeignKey(
                        help_text="Wie het traject uitvoert.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="segmenten.expertise",
                    ),
                ),
                (
                    "uren_per_week",
                    inkoop.platform.databank.velden.Exactveld(
                        decimal_places=10,
                        help_text="Gemiddelde inzet in uren per week.",
                        max_digits=28,
                        verbose_name="uren per week",
                    ),
                ),
                (
                    "doorlooptijd_dagen",
                    models.PositiveIntegerField(
                        help_text="Gemiddelde duur in dagen.", verbose_name="doorlooptijd"
                    ),
                ),
            ],
            options={
                "verbose_name": "voorkomen van een traject",
                "verbose_name_plural": "voorkomens van trajecten",
                "ordering": ["traject", "vanaf"],
            },
        ),
        # Read from below, this is also the way back: first the columns, then the rows, then what they ask.
        migrations.RunSQL(EXPERTISE.reverse_sql, EXPERTISE.sql),
        migrations.RemoveConstraint(model_name="traject", name="traject_duurt_minstens_een_dag"),
        migrations.RemoveConstraint(model_name="traject", name="traject_heeft_uren_per_week"),
        migrations.AlterField("product", "naam", models.CharField(max_length=200, null=True)),
        migrations.AlterField("product", "categorie", models.CharField(max_length=20, null=True)),
        migrations.AlterField("product", "eenheid", models.CharField(max_length=50, null=True)),
        migrations.AlterField("traject", "naam", models.CharField(max_length=200, null=True)),
        migrations.AlterField(
            "traject",
            "expertise",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="trajecten",
                to="segmenten.expertise",
            ),
        ),
        migrations.AlterField(
            "traject",
            "uren_per_week",
            inkoop.platform.databank.velden.Exactveld(decimal_places=10, max_digits=28, null=True),
        ),
        migrations.AlterField("traject", "doorlooptijd_dagen", models.PositiveIntegerField(null=True)),
        verplaats_kolommen("segmenten_product", "segmenten_productvoorkomen", "product_id", PRODUCT),
        verplaats_kolommen(
            "segmenten_traject", "segmenten_trajectvoorkomen", "traject_id", TRAJECT, mee=["regio_id"]
        ),
        *(migrations.RemoveField("product", kolom) for kolom in ("naam", "categorie", "eenheid", "bron")),
        *(
            migrations.RemoveField("traject", veld)
            for veld in ("naam", "expertise", "uren_per_week", "doorlooptijd_dagen", "bron")
        ),
        *make_regels("product"),
        *make_regels("traject"),
        migrations.AddConstraint(
            model_name="trajectvoorkomen",
            constraint=models.CheckConstraint(
                condition=models.Q(("doorlooptijd_dagen__gte", 1)), name="traject_duurt_minstens_een_dag"
            ),
        ),
        migrations.AddConstraint(
            model_name="trajectvoorkomen",
            constraint=models.CheckConstraint(
                condition=models.Q(("uren_per_week__gt", 0)), name="traject_heeft_uren_per_week"
            ),
        ),
        eis_zelfde_regio("segmenten_trajectvoorkomen", "traject_id", "segmenten_traject"),
        eis_zelfde_regio("segmenten_trajectvoorkomen", "expertise_id", "segmenten_expertise"),
    ]
