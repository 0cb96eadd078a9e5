"""The history of the structure: region, municipalities, segments, products, trajectories and rates."""

import django.core.validators
import django.db.models.deletion
import pgtrigger.migrations
from django.db import migrations, models

import inkoop.platform.databank.geschiedenis
import inkoop.platform.databank.velden
from inkoop.platform.databank.operaties import (
    begin_geschiedenis,
    beveilig_geschiedenis,
    beveilig_geschiedenis_via_ouder,
)

SYSTEEM = "(SELECT inkoop_is_systeem())"
REGIOS = "(SELECT segmenten_zichtbare_regios())"
VAN_REGIO = ("gemeente", "segment", "product", "expertise", "opslag", "traject")
DELEN = {
    "gemeentevoorkomen": "gemeente",
    "inwoners": "gemeente",
    "segmentvoorkomen": "segment",
    "budgetmaximum": "segment",
    "productvoorkomen": "product",
    "uurtarief": "expertise",
    "trajectvoorkomen": "traject",
}


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("segmenten", "0006_segment_en_gemeente"),
    ]

    operations = [
        migrations.CreateModel(
            name="BudgetmaximumEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("jaar", models.PositiveSmallIntegerField(help_text="Kalenderjaar.", verbose_name="jaar")),
                (
                    "bedrag",
                    inkoop.platform.databank.velden.Bedragveld(
                        decimal_places=2,
                        help_text="Euro's voor het hele segment.",
                        max_digits=14,
                        verbose_name="bedrag",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.budgetmaximum",
                    ),
                ),
                (
                    "segment",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="Het segment.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.segment",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van budgetmaximum",
                "verbose_name_plural": "geschiedenis van budgetmaxima",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="segmenten_b_pgh_obj_5e8ee1_idx"),
                    models.Index(fields=["segment"], name="segmenten_b_segment_7a0b65_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExpertiseEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
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
                    "code",
                    models.CharField(
                        help_text="Korte code, uniek binnen de regio.", max_length=50, verbose_name="code"
                    ),
                ),
                (
                    "naam",
                    models.CharField(help_text="Naam van de expertise.", max_length=200, verbose_name="naam"),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.expertise",
                    ),
                ),
                (
                    "regio",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De regio van deze expertise.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.regio",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van expertise",
                "verbose_name_plural": "geschiedenis van expertises",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="segmenten_e_pgh_obj_4d8e5a_idx"),
                    models.Index(fields=["regio"], name="segmenten_e_regio_i_285b46_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="GemeenteEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "code",
                    models.CharField(
                        help_text="Vier cijfers.",
                        max_length=4,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{4}$", "Een gemeentecode van het CBS bestaat uit vier cijfers."
                            )
                        ],
                        verbose_name="CBS-code",
                    ),
                ),
                (
                    "tot",
                    models.DateField(
                        blank=True,
                        help_text="Laatste dag vóór een herindeling; leeg is nu.",
                        null=True,
                        verbose_name="bestaat tot en met",
                    ),
                ),
                (
                    "volgorde",
                    models.PositiveSmallIntegerField(
                        help_text="Plaats in overzichten van de regio.", verbose_name="volgorde"
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.gemeente",
                    ),
                ),
                (
                    "regio",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De regio van deze gemeente.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.regio",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van gemeente",
                "verbose_name_plural": "geschiedenis van gemeenten",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="segmenten_g_pgh_obj_7252f6_idx"),
                    models.Index(fields=["regio"], name="segmenten_g_regio_i_d76acb_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="GemeentevoorkomenEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
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
                        db_constraint=False,
                        db_index=False,
                        help_text="De gemeente.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.gemeente",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.gemeentevoorkomen",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van voorkomen van een gemeente",
                "verbose_name_plural": "geschiedenis van voorkomens van gemeenten",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="segmenten_g_pgh_obj_e5a2be_idx"),
                    models.Index(fields=["gemeente"], name="segmenten_g_gemeent_92cdc1_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="InwonersEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "jaar",
                    models.PositiveSmallIntegerField(
                        help_text="Jaar waarop het aantal betrekking heeft.", verbose_name="peiljaar"
                    ),
                ),
                (
                    "aantal",
                    models.PositiveIntegerField(help_text="Aantal inwoners.", verbose_name="aantal inwoners"),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De gemeente.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.gemeente",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.inwoners",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van inwonertal",
                "verbose_name_plural": "geschiedenis van inwonertallen",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="segmenten_i_pgh_obj_9bc4e1_idx"),
                    models.Index(fields=["gemeente"], name="segmenten_i_gemeent_71cb3f_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpslagEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
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
                    "code",
                    models.CharField(
                        help_text="Korte code, uniek binnen de regio.", max_length=50, verbose_name="code"
                    ),
                ),
                (
                    "naam",
                    models.CharField(
                        help_text="Wie voor de opslag in aanmerking komt.",
                        max_length=200,
                        verbose_name="naam",
                    ),
                ),
                (
                    "percentage",
                    inkoop.platform.databank.velden.Exactveld(
                        decimal_places=10,
                        help_text="Als fractie: 0,08 is 8 procent.",
                        max_digits=28,
                        verbose_name="percentage",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.opslag",
                    ),
                ),
                (
                    "regio",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De regio van deze opslag.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.regio",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van opslag",
                "verbose_name_plural": "geschiedenis van opslagen",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="segmenten_o_pgh_obj_3316c9_idx"),
                    models.Index(fields=["regio"], name="segmenten_o_regio_i_e0e9dc_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProductEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "code",
                    models.CharField(
                        help_text="Productcode, uniek binnen de regio.", max_length=20, verbose_name="code"
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.product",
                    ),
                ),
                (
                    "regio",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De regio van dit product.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.regio",
                    ),
                ),
                (
                    "segment",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="Het enige segment van dit product.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.segment",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van product",
                "verbose_name_plural": "geschiedenis van producten",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="segmenten_p_pgh_obj_521b18_idx"),
                    models.Index(fields=["segment"], name="segmenten_p_segment_de4431_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProductvoorkomenEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
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
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.productvoorkomen",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="Het product.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.product",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van voorkomen van een product",
                "verbose_name_plural": "geschiedenis van voorkomens van producten",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="segmenten_p_pgh_obj_0b7bc8_idx"),
                    models.Index(fields=["product"], name="segmenten_p_product_f6c680_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegioEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
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
                    "code",
                    models.SlugField(
                        db_index=False,
                        help_text="Korte code van de regio.",
                        max_length=100,
                        verbose_name="code",
                    ),
                ),
                (
                    "naam",
                    models.CharField(help_text="Naam van de regio.", max_length=200, verbose_name="naam"),
                ),
                (
                    "opdrachtgever",
                    models.CharField(
                        blank=True,
                        help_text="Wie namens de gemeenten de opdracht geeft.",
                        max_length=200,
                        verbose_name="opdrachtgever",
                    ),
                ),
                (
                    "afronding_percentage",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Decimalen waarop het aandeel van een gemeente in procenten wordt afgerond; leeg is exact.",
                        null=True,
                        verbose_name="afronding van de verdeelsleutel",
                    ),
                ),
                (
                    "een_bekostiging_per_segment",
                    models.BooleanField(
                        default=False,
                        help_text="Weiger verschillende bekostigingsmodellen in één segment.",
                        verbose_name="één bekostiging per segment",
                    ),
                ),
                (
                    "bronnen",
                    models.JSONField(
                        blank=True,
                        help_text="Documenten waar de gegevens van de regio vandaan komen.",
                        null=True,
                        verbose_name="bronnen",
                    ),
                ),
                (
                    "is_demo",
                    models.BooleanField(
                        default=False,
                        help_text="Bevat verzonnen aanbieders, contracten en cliënten.",
                        verbose_name="demonstratie",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.regio",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van regio",
                "verbose_name_plural": "geschiedenis van regio's",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="segmenten_r_pgh_obj_d78c77_idx")
                ],
            },
        ),
        migrations.CreateModel(
            name="SegmentEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "code",
                    models.CharField(
                        help_text="Korte code, uniek binnen de regio.", max_length=100, verbose_name="code"
                    ),
                ),
                (
                    "domein",
                    models.CharField(
                        choices=[("jeugd", "Jeugd"), ("wmo", "Wmo"), ("participatie", "Participatie")],
                        help_text="Jeugd, Wmo of Participatie.",
                        max_length=20,
                        verbose_name="domein",
                    ),
                ),
                (
                    "volgorde",
                    models.PositiveSmallIntegerField(
                        help_text="Plaats in overzichten van de regio.", verbose_name="volgorde"
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.segment",
                    ),
                ),
                (
                    "regio",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De regio van dit segment.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.regio",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van segment",
                "verbose_name_plural": "geschiedenis van segmenten",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="segmenten_s_pgh_obj_ceed2a_idx"),
                    models.Index(fields=["regio"], name="segmenten_s_regio_i_1758bc_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SegmentvoorkomenEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
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
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.segmentvoorkomen",
                    ),
                ),
                (
                    "segment",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="Het segment.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.segment",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van voorkomen van een segment",
                "verbose_name_plural": "geschiedenis van voorkomens van segmenten",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="segmenten_s_pgh_obj_3d185c_idx"),
                    models.Index(fields=["segment"], name="segmenten_s_segment_f9e8be_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrajectEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "code",
                    models.CharField(
                        help_text="Korte code, uniek binnen de regio.", max_length=50, verbose_name="code"
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.traject",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="Het product dat wordt geleverd.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.product",
                    ),
                ),
                (
                    "regio",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De regio van dit traject.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.regio",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van traject",
                "verbose_name_plural": "geschiedenis van trajecten",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="segmenten_t_pgh_obj_83c364_idx"),
                    models.Index(fields=["product"], name="segmenten_t_product_0e1f39_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrajectvoorkomenEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
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
                    models.CharField(help_text="Naam van het traject.", max_length=200, verbose_name="naam"),
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
                (
                    "expertise",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="Wie het traject uitvoert.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.expertise",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.trajectvoorkomen",
                    ),
                ),
                (
                    "regio",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De regio van dit traject.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.regio",
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="Het traject.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.traject",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van voorkomen van een traject",
                "verbose_name_plural": "geschiedenis van voorkomens van trajecten",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="segmenten_t_pgh_obj_d0b876_idx"),
                    models.Index(fields=["traject"], name="segmenten_t_traject_95455f_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="UurtariefEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "jaar",
                    models.PositiveSmallIntegerField(
                        help_text="Kalenderjaar waarin het tarief ingaat.", verbose_name="jaar"
                    ),
                ),
                (
                    "bedrag",
                    inkoop.platform.databank.velden.Exactveld(
                        decimal_places=10,
                        help_text="Euro's per uur, met zoveel decimalen als is afgesproken.",
                        max_digits=28,
                        verbose_name="uurtarief",
                    ),
                ),
                (
                    "expertise",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De expertise.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.expertise",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.uurtarief",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van uurtarief",
                "verbose_name_plural": "geschiedenis van uurtarieven",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="segmenten_u_pgh_obj_e6fa5f_idx"),
                    models.Index(fields=["expertise"], name="segmenten_u_experti_59bfa6_idx"),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetmaximum",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_budgetmaximumevent" ("bedrag", "jaar", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "segment_id") SELECT new_values."bedrag", new_values."jaar", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."segment_id" FROM new_values; RETURN NULL;',
                    hash="2aadec206501634fe2f396768dcb06d3ec1c9e3d",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_b590b",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="segmenten_budgetmaximum",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetmaximum",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_budgetmaximumevent" ("bedrag", "jaar", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "segment_id") SELECT new_values."bedrag", new_values."jaar", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."segment_id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."bedrag", old_values."jaar", old_values."segment_id") IS DISTINCT FROM ROW(new_values."bedrag", new_values."jaar", new_values."segment_id"); RETURN NULL;',
                    hash="ee53124051fcf0bdd567750fc435dbb99dc3a089",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_a7836",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="segmenten_budgetmaximum",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetmaximum",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_budgetmaximumevent" ("bedrag", "jaar", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "segment_id") SELECT old_values."bedrag", old_values."jaar", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."segment_id" FROM old_values; RETURN NULL;',
                    hash="105e3816fe7579ce243b5b8a4b5934de41c61caf",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_e3881",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="segmenten_budgetmaximum",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expertise",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_expertiseevent" ("bron", "code", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id") SELECT new_values."bron", new_values."code", new_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."regio_id" FROM new_values; RETURN NULL;',
                    hash="0162190bfcbd2f5b20214a8c3f05c1cffdf34566",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_94369",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="segmenten_expertise",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expertise",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_expertiseevent" ("bron", "code", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id") SELECT new_values."bron", new_values."code", new_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."regio_id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."bron", old_values."code", old_values."naam", old_values."regio_id") IS DISTINCT FROM ROW(new_values."bron", new_values."code", new_values."naam", new_values."regio_id"); RETURN NULL;',
                    hash="72d64dd6e5824ddc91dbd64e9853ab2bff7d870e",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_577a2",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="segmenten_expertise",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expertise",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_expertiseevent" ("bron", "code", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id") SELECT old_values."bron", old_values."code", old_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."regio_id" FROM old_values; RETURN NULL;',
                    hash="e934a5e160c26b280fe38a849c62349d0ae39ef6",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_1cf42",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="segmenten_expertise",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gemeente",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_gemeenteevent" ("code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "tot", "volgorde") SELECT new_values."code", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."regio_id", new_values."tot", new_values."volgorde" FROM new_values; RETURN NULL;',
                    hash="04185b979642b8749823f590e8794c89358d4efc",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_9aa78",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="segmenten_gemeente",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gemeente",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_gemeenteevent" ("code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "tot", "volgorde") SELECT new_values."code", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."regio_id", new_values."tot", new_values."volgorde" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."code", old_values."regio_id", old_values."tot", old_values."volgorde") IS DISTINCT FROM ROW(new_values."code", new_values."regio_id", new_values."tot", new_values."volgorde"); RETURN NULL;',
                    hash="ccbec1b2f5ca0852061766b3ea1e1481c04957a4",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_0d586",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="segmenten_gemeente",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gemeente",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_gemeenteevent" ("code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "tot", "volgorde") SELECT old_values."code", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."regio_id", old_values."tot", old_values."volgorde" FROM old_values; RETURN NULL;',
                    hash="ae92790c5d89e9de3346baf81179bcd2954dba22",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_f8649",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="segmenten_gemeente",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gemeentevoorkomen",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_gemeentevoorkomenevent" ("bron", "gemeente_id", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tot", "vanaf") SELECT new_values."bron", new_values."gemeente_id", new_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."tot", new_values."vanaf" FROM new_values; RETURN NULL;',
                    hash="f0a41698342a03db44fcc76fae786b878244f338",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_3646b",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="segmenten_gemeentevoorkomen",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gemeentevoorkomen",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_gemeentevoorkomenevent" ("bron", "gemeente_id", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tot", "vanaf") SELECT new_values."bron", new_values."gemeente_id", new_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."tot", new_values."vanaf" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."bron", old_values."gemeente_id", old_values."naam", old_values."tot", old_values."vanaf") IS DISTINCT FROM ROW(new_values."bron", new_values."gemeente_id", new_values."naam", new_values."tot", new_values."vanaf"); RETURN NULL;',
                    hash="3058d6c0ea23b0517f077a28be29003df9b5b511",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_71e05",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="segmenten_gemeentevoorkomen",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gemeentevoorkomen",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_gemeentevoorkomenevent" ("bron", "gemeente_id", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tot", "vanaf") SELECT old_values."bron", old_values."gemeente_id", old_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."tot", old_values."vanaf" FROM old_values; RETURN NULL;',
                    hash="55e0c6dab8f8fb83a7c54d12f418ce2389ba4100",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_e6c9c",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="segmenten_gemeentevoorkomen",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inwoners",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_inwonersevent" ("aantal", "gemeente_id", "jaar", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."aantal", new_values."gemeente_id", new_values."jaar", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id" FROM new_values; RETURN NULL;',
                    hash="99acdccec2b0144f505c58a6da713fd54127f10d",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_8e830",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="segmenten_inwoners",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inwoners",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_inwonersevent" ("aantal", "gemeente_id", "jaar", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."aantal", new_values."gemeente_id", new_values."jaar", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."aantal", old_values."gemeente_id", old_values."jaar") IS DISTINCT FROM ROW(new_values."aantal", new_values."gemeente_id", new_values."jaar"); RETURN NULL;',
                    hash="a4ba3923ac3dd85d0dbf8114b7778a92bc06d70b",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_3115a",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="segmenten_inwoners",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inwoners",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_inwonersevent" ("aantal", "gemeente_id", "jaar", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."aantal", old_values."gemeente_id", old_values."jaar", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id" FROM old_values; RETURN NULL;',
                    hash="1afeafe0fdade6a16c8541cbd7fb80d413c108ce",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_e5c2b",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="segmenten_inwoners",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="opslag",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_opslagevent" ("bron", "code", "naam", "percentage", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id") SELECT new_values."bron", new_values."code", new_values."naam", new_values."percentage", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."regio_id" FROM new_values; RETURN NULL;',
                    hash="8b01414ee93ac471fd221685994b1cb1b450b9f2",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_2e56e",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="segmenten_opslag",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="opslag",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_opslagevent" ("bron", "code", "naam", "percentage", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id") SELECT new_values."bron", new_values."code", new_values."naam", new_values."percentage", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."regio_id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."bron", old_values."code", old_values."naam", old_values."percentage", old_values."regio_id") IS DISTINCT FROM ROW(new_values."bron", new_values."code", new_values."naam", new_values."percentage", new_values."regio_id"); RETURN NULL;',
                    hash="4e621115b8170334abd1319aa2d4a7882690f3d8",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_5d04d",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="segmenten_opslag",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="opslag",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_opslagevent" ("bron", "code", "naam", "percentage", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id") SELECT old_values."bron", old_values."code", old_values."naam", old_values."percentage", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."regio_id" FROM old_values; RETURN NULL;',
                    hash="ac861ac7bd36d064469dbb8df6b8cf8681f52e46",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_283c0",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="segmenten_opslag",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="product",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_productevent" ("code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "segment_id") SELECT new_values."code", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."regio_id", new_values."segment_id" FROM new_values; RETURN NULL;',
                    hash="17e030b959e21939e145ea73ab92fff89b3b7e87",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_405aa",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="segmenten_product",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="product",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_productevent" ("code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "segment_id") SELECT new_values."code", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."regio_id", new_values."segment_id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."code", old_values."regio_id", old_values."segment_id") IS DISTINCT FROM ROW(new_values."code", new_values."regio_id", new_values."segment_id"); RETURN NULL;',
                    hash="0edfb2a8c21b66b0b8a22a079aef1e2f75913a56",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_53ea5",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="segmenten_product",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="product",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_productevent" ("code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "segment_id") SELECT old_values."code", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."regio_id", old_values."segment_id" FROM old_values; RETURN NULL;',
                    hash="759d6b62cea50676a5931c4b346286d38bc9fed9",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_a3bce",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="segmenten_product",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="productvoorkomen",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_productvoorkomenevent" ("bron", "categorie", "eenheid", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "tot", "vanaf") SELECT new_values."bron", new_values."categorie", new_values."eenheid", new_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."product_id", new_values."tot", new_values."vanaf" FROM new_values; RETURN NULL;',
                    hash="03783cf9f36452fdc7bafbf258d98e32befd4f2b",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_2bb55",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="segmenten_productvoorkomen",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="productvoorkomen",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_productvoorkomenevent" ("bron", "categorie", "eenheid", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "tot", "vanaf") SELECT new_values."bron", new_values."categorie", new_values."eenheid", new_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."product_id", new_values."tot", new_values."vanaf" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."bron", old_values."categorie", old_values."eenheid", old_values."naam", old_values."product_id", old_values."tot", old_values."vanaf") IS DISTINCT FROM ROW(new_values."bron", new_values."categorie", new_values."eenheid", new_values."naam", new_values."product_id", new_values."tot", new_values."vanaf"); RETURN NULL;',
                    hash="ff8712cf5b5ad250ed6b4f489c77c0554b37743b",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_305fe",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="segmenten_productvoorkomen",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="productvoorkomen",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_productvoorkomenevent" ("bron", "categorie", "eenheid", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "tot", "vanaf") SELECT old_values."bron", old_values."categorie", old_values."eenheid", old_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."product_id", old_values."tot", old_values."vanaf" FROM old_values; RETURN NULL;',
                    hash="34c823dd08619c77df650eb2bbc74401f8e48b93",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_62edd",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="segmenten_productvoorkomen",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="regio",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_regioevent" ("afronding_percentage", "bron", "bronnen", "code", "een_bekostiging_per_segment", "is_demo", "naam", "opdrachtgever", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."afronding_percentage", new_values."bron", new_values."bronnen", new_values."code", new_values."een_bekostiging_per_segment", new_values."is_demo", new_values."naam", new_values."opdrachtgever", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id" FROM new_values; RETURN NULL;',
                    hash="f752b5a07aaa0a957d1edce3552169d634659f51",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_25ac9",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="segmenten_regio",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="regio",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_regioevent" ("afronding_percentage", "bron", "bronnen", "code", "een_bekostiging_per_segment", "is_demo", "naam", "opdrachtgever", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."afronding_percentage", new_values."bron", new_values."bronnen", new_values."code", new_values."een_bekostiging_per_segment", new_values."is_demo", new_values."naam", new_values."opdrachtgever", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."afronding_percentage", old_values."bron", old_values."bronnen", old_values."code", old_values."een_bekostiging_per_segment", old_values."is_demo", old_values."naam", old_values."opdrachtgever") IS DISTINCT FROM ROW(new_values."afronding_percentage", new_values."bron", new_values."bronnen", new_values."code", new_values."een_bekostiging_per_segment", new_values."is_demo", new_values."naam", new_values."opdrachtgever"); RETURN NULL;',
                    hash="36856244dcecb9701d5a38b027a49eea56e2c728",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_761f7",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="segmenten_regio",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="regio",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_regioevent" ("afronding_percentage", "bron", "bronnen", "code", "een_bekostiging_per_segment", "is_demo", "naam", "opdrachtgever", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."afronding_percentage", old_values."bron", old_values."bronnen", old_values."code", old_values."een_bekostiging_per_segment", old_values."is_demo", old_values."naam", old_values."opdrachtgever", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id" FROM old_values; RETURN NULL;',
                    hash="d558a76c9fbd69014b9ed6692816f23ae0af2182",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_0d66c",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="segmenten_regio",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="segment",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_segmentevent" ("code", "domein", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "volgorde") SELECT new_values."code", new_values."domein", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."regio_id", new_values."volgorde" FROM new_values; RETURN NULL;',
                    hash="92a1179e743b8e040cd2f6fd6940e3dcd634cdb8",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_7ad7f",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="segmenten_segment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="segment",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_segmentevent" ("code", "domein", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "volgorde") SELECT new_values."code", new_values."domein", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."regio_id", new_values."volgorde" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."code", old_values."domein", old_values."regio_id", old_values."volgorde") IS DISTINCT FROM ROW(new_values."code", new_values."domein", new_values."regio_id", new_values."volgorde"); RETURN NULL;',
                    hash="ae1a7a4e7817b2ea6b9b5fe82a6320c88d241631",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_1b85e",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="segmenten_segment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="segment",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_segmentevent" ("code", "domein", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "volgorde") SELECT old_values."code", old_values."domein", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."regio_id", old_values."volgorde" FROM old_values; RETURN NULL;',
                    hash="cd3bf71bd3a9f34b49714d3d143ea77e8a9fed24",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_f7208",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="segmenten_segment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="segmentvoorkomen",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_segmentvoorkomenevent" ("bron", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "segment_id", "sturing_bekostiging", "sturing_contract", "sturing_leveranciersmanagement", "sturing_toegangsmanagement", "tot", "typering", "vanaf") SELECT new_values."bron", new_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."segment_id", new_values."sturing_bekostiging", new_values."sturing_contract", new_values."sturing_leveranciersmanagement", new_values."sturing_toegangsmanagement", new_values."tot", new_values."typering", new_values."vanaf" FROM new_values; RETURN NULL;',
                    hash="b0195a978a26d012dafb597f9e04a2dd92d57130",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_bfc11",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="segmenten_segmentvoorkomen",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="segmentvoorkomen",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_segmentvoorkomenevent" ("bron", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "segment_id", "sturing_bekostiging", "sturing_contract", "sturing_leveranciersmanagement", "sturing_toegangsmanagement", "tot", "typering", "vanaf") SELECT new_values."bron", new_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."segment_id", new_values."sturing_bekostiging", new_values."sturing_contract", new_values."sturing_leveranciersmanagement", new_values."sturing_toegangsmanagement", new_values."tot", new_values."typering", new_values."vanaf" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."bron", old_values."naam", old_values."segment_id", old_values."sturing_bekostiging", old_values."sturing_contract", old_values."sturing_leveranciersmanagement", old_values."sturing_toegangsmanagement", old_values."tot", old_values."typering", old_values."vanaf") IS DISTINCT FROM ROW(new_values."bron", new_values."naam", new_values."segment_id", new_values."sturing_bekostiging", new_values."sturing_contract", new_values."sturing_leveranciersmanagement", new_values."sturing_toegangsmanagement", new_values."tot", new_values."typering", new_values."vanaf"); RETURN NULL;',
                    hash="5838da1c5ac3b33b5aa318bc625e4b81d98b167a",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_6839a",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="segmenten_segmentvoorkomen",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="segmentvoorkomen",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_segmentvoorkomenevent" ("bron", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "segment_id", "sturing_bekostiging", "sturing_contract", "sturing_leveranciersmanagement", "sturing_toegangsmanagement", "tot", "typering", "vanaf") SELECT old_values."bron", old_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."segment_id", old_values."sturing_bekostiging", old_values."sturing_contract", old_values."sturing_leveranciersmanagement", old_values."sturing_toegangsmanagement", old_values."tot", old_values."typering", old_values."vanaf" FROM old_values; RETURN NULL;',
                    hash="ad084eb15d3c5c96626d31abbe044d5b1eaa181b",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_47479",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="segmenten_segmentvoorkomen",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="traject",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_trajectevent" ("code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "regio_id") SELECT new_values."code", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."product_id", new_values."regio_id" FROM new_values; RETURN NULL;',
                    hash="727bc831cbb601ce50bcfce0201ed028706fea39",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_a6f21",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="segmenten_traject",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="traject",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_trajectevent" ("code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "regio_id") SELECT new_values."code", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."product_id", new_values."regio_id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."code", old_values."product_id", old_values."regio_id") IS DISTINCT FROM ROW(new_values."code", new_values."product_id", new_values."regio_id"); RETURN NULL;',
                    hash="2aa4d2a1fedd9237296eefe4d861a0d6a0f2f678",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_9db9f",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="segmenten_traject",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="traject",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_trajectevent" ("code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "regio_id") SELECT old_values."code", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."product_id", old_values."regio_id" FROM old_values; RETURN NULL;',
                    hash="e0091e3da6177f2811919797a0847050f319814a",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_71d00",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="segmenten_traject",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trajectvoorkomen",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_trajectvoorkomenevent" ("bron", "doorlooptijd_dagen", "expertise_id", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "tot", "traject_id", "uren_per_week", "vanaf") SELECT new_values."bron", new_values."doorlooptijd_dagen", new_values."expertise_id", new_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."regio_id", new_values."tot", new_values."traject_id", new_values."uren_per_week", new_values."vanaf" FROM new_values; RETURN NULL;',
                    hash="274ca85a6595cbbc9918d02d7c3b0de2cef27b7d",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_0e2a8",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="segmenten_trajectvoorkomen",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trajectvoorkomen",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_trajectvoorkomenevent" ("bron", "doorlooptijd_dagen", "expertise_id", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "tot", "traject_id", "uren_per_week", "vanaf") SELECT new_values."bron", new_values."doorlooptijd_dagen", new_values."expertise_id", new_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."regio_id", new_values."tot", new_values."traject_id", new_values."uren_per_week", new_values."vanaf" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."bron", old_values."doorlooptijd_dagen", old_values."expertise_id", old_values."naam", old_values."regio_id", old_values."tot", old_values."traject_id", old_values."uren_per_week", old_values."vanaf") IS DISTINCT FROM ROW(new_values."bron", new_values."doorlooptijd_dagen", new_values."expertise_id", new_values."naam", new_values."regio_id", new_values."tot", new_values."traject_id", new_values."uren_per_week", new_values."vanaf"); RETURN NULL;',
                    hash="82b892b636ce93079edf76a3ee651f19beb9497f",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_3353c",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="segmenten_trajectvoorkomen",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trajectvoorkomen",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_trajectvoorkomenevent" ("bron", "doorlooptijd_dagen", "expertise_id", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "tot", "traject_id", "uren_per_week", "vanaf") SELECT old_values."bron", old_values."doorlooptijd_dagen", old_values."expertise_id", old_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."regio_id", old_values."tot", old_values."traject_id", old_values."uren_per_week", old_values."vanaf" FROM old_values; RETURN NULL;',
                    hash="5ad4947ff80860d524a17efa67d8dc293a261108",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_4744a",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="segmenten_trajectvoorkomen",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="uurtarief",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_uurtariefevent" ("bedrag", "expertise_id", "jaar", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."bedrag", new_values."expertise_id", new_values."jaar", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id" FROM new_values; RETURN NULL;',
                    hash="3da13997329a1c95e12a38c56feeadb7d13b1611",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_2dabf",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="segmenten_uurtarief",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="uurtarief",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_uurtariefevent" ("bedrag", "expertise_id", "jaar", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."bedrag", new_values."expertise_id", new_values."jaar", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."bedrag", old_values."expertise_id", old_values."jaar") IS DISTINCT FROM ROW(new_values."bedrag", new_values."expertise_id", new_values."jaar"); RETURN NULL;',
                    hash="ba944d8d9a1d81503847a5a61229d34737a4f5ef",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_89c21",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="segmenten_uurtarief",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="uurtarief",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_uurtariefevent" ("bedrag", "expertise_id", "jaar", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."bedrag", old_values."expertise_id", old_values."jaar", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id" FROM old_values; RETURN NULL;',
                    hash="f7ce7c53ed787474667438aa330af4060ec8068b",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_45c97",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="segmenten_uurtarief",
                    when="AFTER",
                ),
            ),
        ),
        beveilig_geschiedenis("segmenten_regio", f"{SYSTEEM} OR pgh_obj_id IN {REGIOS}"),
        *(
            beveilig_geschiedenis(f"segmenten_{tabel}", f"{SYSTEEM} OR regio_id IN {REGIOS}")
            for tabel in VAN_REGIO
        ),
        *(
            beveilig_geschiedenis_via_ouder(f"segmenten_{tabel}", f"{ouder}_id", f"segmenten_{ouder}")
            for tabel, ouder in DELEN.items()
        ),
        *(begin_geschiedenis(f"segmenten_{tabel}") for tabel in ("regio", *VAN_REGIO, *DELEN)),
    ]
