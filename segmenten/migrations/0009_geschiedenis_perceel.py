"""The history of percelen: how each is put on the market and paid, and what municipalities chose."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.migrations
from django.db import migrations, models

import inkoop.platform.databank.geschiedenis
from inkoop.platform.databank.operaties import (
    begin_geschiedenis,
    beveilig_geschiedenis,
    beveilig_geschiedenis_via_ouder,
)

SYSTEEM = "(SELECT inkoop_is_systeem())"
REGIOS = "(SELECT segmenten_zichtbare_regios())"
DELEN = {"perceelvoorkomen": "perceel", "gemeentekeuze": "perceelvoorkomen"}


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("segmenten", "0008_perceel"),
    ]

    operations = [
        migrations.CreateModel(
            name="GemeentekeuzeEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "keuze",
                    models.CharField(
                        choices=[("plekken", "Plekken")],
                        help_text="Waarin deze gemeente afrekent.",
                        max_length=20,
                        verbose_name="keuze",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De gemeente die kiest.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.gemeente",
                    ),
                ),
                (
                    "perceelvoorkomen",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="Het perceel, zolang de keuze geldt.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.perceelvoorkomen",
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
                        to="segmenten.gemeentekeuze",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van gemeentekeuze",
                "verbose_name_plural": "geschiedenis van gemeentekeuzes",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="segmenten_g_pgh_obj_aeabbb_idx"),
                    models.Index(fields=["perceelvoorkomen"], name="segmenten_g_perceel_ad8730_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PerceelEvent",
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
                    "volgorde",
                    models.PositiveSmallIntegerField(
                        help_text="Plaats binnen het segment.", verbose_name="volgorde"
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
                        to="segmenten.perceel",
                    ),
                ),
                (
                    "regio",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De regio van dit perceel.",
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
                        help_text="Het segment waar dit perceel bij hoort.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.segment",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van perceel",
                "verbose_name_plural": "geschiedenis van percelen",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="segmenten_p_pgh_obj_e2685b_idx"),
                    models.Index(fields=["segment"], name="segmenten_p_segment_45f4ba_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PerceelvoorkomenEvent",
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
                    "looptijd_basis",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Vaste looptijd in jaren.",
                        null=True,
                        verbose_name="basislooptijd",
                    ),
                ),
                (
                    "looptijd_verlengingen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        blank=True,
                        help_text="Opties om te verlengen, elk in jaren.",
                        null=True,
                        size=None,
                        verbose_name="verlengingen",
                    ),
                ),
                (
                    "looptijd_boeggolf",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Jaren die de boeggolf vooruitloopt.",
                        null=True,
                        verbose_name="boeggolf",
                    ),
                ),
                (
                    "looptijd_maximaal",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Langste looptijd met boeggolf, in jaren.",
                        null=True,
                        verbose_name="maximale looptijd",
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
                    "soort",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("lokaal", "Lokaal"),
                            ("regionaal", "Regionaal"),
                            ("bovenregionaal", "Bovenregionaal"),
                            ("landelijk", "Landelijk"),
                        ],
                        help_text="Op welke schaal wordt ingekocht.",
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                (
                    "model",
                    models.CharField(
                        choices=[
                            ("pxq", "PxQ, open einde"),
                            ("toegewezen", "Toegewezen volume (beschikking is declaratie)"),
                            ("trajecten", "Trajecten"),
                            ("plekken", "Plekken"),
                            ("clientbedrag", "Bedrag per cliënt per maand"),
                            ("resultaat", "Resultaat"),
                            ("populatie", "Populatie"),
                            ("gebied", "Gebiedsgerichte populatie"),
                            ("beschikbaarheid", "Beschikbaarheid"),
                            ("lumpsum", "Lumpsum (taakgericht)"),
                            ("subsidie", "Subsidie"),
                            ("nog_te_kiezen", "Nog te kiezen"),
                        ],
                        help_text="Hoe aanbieders worden betaald.",
                        max_length=20,
                        verbose_name="bekostigingsmodel",
                    ),
                ),
                (
                    "parameters",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="Keuzes binnen het bekostigingsmodel (docs/berekening.md).",
                        verbose_name="parameters",
                    ),
                ),
                (
                    "uitzondering",
                    models.JSONField(
                        blank=True,
                        help_text="Bron en motivering als dit perceel van de regel afwijkt.",
                        null=True,
                        verbose_name="uitzondering",
                    ),
                ),
                (
                    "opdrachtgever",
                    models.CharField(
                        blank=True,
                        help_text="Als dit een ander is dan die van de regio.",
                        max_length=200,
                        verbose_name="opdrachtgever",
                    ),
                ),
                (
                    "aanbieders_minimaal",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Leeg als er geen ondergrens is.",
                        null=True,
                        verbose_name="minimaal aantal aanbieders",
                    ),
                ),
                (
                    "aanbieders_maximaal",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Leeg als er geen bovengrens is.",
                        null=True,
                        verbose_name="maximaal aantal aanbieders",
                    ),
                ),
                (
                    "tussentijdse_toetreding",
                    models.BooleanField(
                        blank=True,
                        help_text="Of aanbieders later nog kunnen instromen.",
                        null=True,
                        verbose_name="tussentijdse toetreding",
                    ),
                ),
                (
                    "contractvorm",
                    models.CharField(
                        blank=True,
                        help_text="Vorm van het contract.",
                        max_length=200,
                        verbose_name="contractvorm",
                    ),
                ),
                (
                    "procedure",
                    models.CharField(
                        blank=True,
                        help_text="Hoe wordt aanbesteed.",
                        max_length=200,
                        verbose_name="procedure",
                    ),
                ),
                (
                    "perceel",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="Het perceel.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.perceel",
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
                        to="segmenten.perceelvoorkomen",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van voorkomen van een perceel",
                "verbose_name_plural": "geschiedenis van voorkomens van percelen",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="segmenten_p_pgh_obj_d2e033_idx"),
                    models.Index(fields=["perceel"], name="segmenten_p_perceel_5d772c_idx"),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gemeentekeuze",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_gemeentekeuzeevent" ("gemeente_id", "keuze", "perceelvoorkomen_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."gemeente_id", new_values."keuze", new_values."perceelvoorkomen_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id" FROM new_values; RETURN NULL;',
                    hash="5ee29b7e22b58c58a4a3a5ab2c8a858d8c9432a7",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_e1386",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="segmenten_gemeentekeuze",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gemeentekeuze",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_gemeentekeuzeevent" ("gemeente_id", "keuze", "perceelvoorkomen_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."gemeente_id", new_values."keuze", new_values."perceelvoorkomen_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."gemeente_id", old_values."keuze", old_values."perceelvoorkomen_id") IS DISTINCT FROM ROW(new_values."gemeente_id", new_values."keuze", new_values."perceelvoorkomen_id"); RETURN NULL;',
                    hash="4a2b94a81260afcc6453a02d0db3bcfede0a8311",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_66ef8",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="segmenten_gemeentekeuze",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gemeentekeuze",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_gemeentekeuzeevent" ("gemeente_id", "keuze", "perceelvoorkomen_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."gemeente_id", old_values."keuze", old_values."perceelvoorkomen_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id" FROM old_values; RETURN NULL;',
                    hash="028a45c6d17395d98541bc2ef004df995ae22637",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_e511b",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="segmenten_gemeentekeuze",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="perceel",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_perceelevent" ("code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "segment_id", "volgorde") SELECT new_values."code", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."regio_id", new_values."segment_id", new_values."volgorde" FROM new_values; RETURN NULL;',
                    hash="65d1ce29e15430de55dc68bca88a09cd4c68941d",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_354c5",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="segmenten_perceel",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="perceel",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_perceelevent" ("code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "segment_id", "volgorde") SELECT new_values."code", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."regio_id", new_values."segment_id", new_values."volgorde" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."code", old_values."regio_id", old_values."segment_id", old_values."volgorde") IS DISTINCT FROM ROW(new_values."code", new_values."regio_id", new_values."segment_id", new_values."volgorde"); RETURN NULL;',
                    hash="45588f5dfa0d9ceadd4f513659bdf6962e4054ef",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_3efea",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="segmenten_perceel",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="perceel",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_perceelevent" ("code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "segment_id", "volgorde") SELECT old_values."code", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."regio_id", old_values."segment_id", old_values."volgorde" FROM old_values; RETURN NULL;',
                    hash="327c72e3932c8a495be51e2585c0a6d306400676",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_d5122",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="segmenten_perceel",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="perceelvoorkomen",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_perceelvoorkomenevent" ("aanbieders_maximaal", "aanbieders_minimaal", "bron", "contractvorm", "looptijd_basis", "looptijd_boeggolf", "looptijd_maximaal", "looptijd_verlengingen", "model", "opdrachtgever", "parameters", "perceel_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure", "soort", "tot", "tussentijdse_toetreding", "uitzondering", "vanaf") SELECT new_values."aanbieders_maximaal", new_values."aanbieders_minimaal", new_values."bron", new_values."contractvorm", new_values."looptijd_basis", new_values."looptijd_boeggolf", new_values."looptijd_maximaal", new_values."looptijd_verlengingen", new_values."model", new_values."opdrachtgever", new_values."parameters", new_values."perceel_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."procedure", new_values."soort", new_values."tot", new_values."tussentijdse_toetreding", new_values."uitzondering", new_values."vanaf" FROM new_values; RETURN NULL;',
                    hash="859880a6630119673805f02b1d0197c04e7b0aff",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_42818",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="segmenten_perceelvoorkomen",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="perceelvoorkomen",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_perceelvoorkomenevent" ("aanbieders_maximaal", "aanbieders_minimaal", "bron", "contractvorm", "looptijd_basis", "looptijd_boeggolf", "looptijd_maximaal", "looptijd_verlengingen", "model", "opdrachtgever", "parameters", "perceel_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure", "soort", "tot", "tussentijdse_toetreding", "uitzondering", "vanaf") SELECT new_values."aanbieders_maximaal", new_values."aanbieders_minimaal", new_values."bron", new_values."contractvorm", new_values."looptijd_basis", new_values."looptijd_boeggolf", new_values."looptijd_maximaal", new_values."looptijd_verlengingen", new_values."model", new_values."opdrachtgever", new_values."parameters", new_values."perceel_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."procedure", new_values."soort", new_values."tot", new_values."tussentijdse_toetreding", new_values."uitzondering", new_values."vanaf" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."aanbieders_maximaal", old_values."aanbieders_minimaal", old_values."bron", old_values."contractvorm", old_values."looptijd_basis", old_values."looptijd_boeggolf", old_values."looptijd_maximaal", old_values."looptijd_verlengingen", old_values."model", old_values."opdrachtgever", old_values."parameters", old_values."perceel_id", old_values."procedure", old_values."soort", old_values."tot", old_values."tussentijdse_toetreding", old_values."uitzondering", old_values."vanaf") IS DISTINCT FROM ROW(new_values."aanbieders_maximaal", new_values."aanbieders_minimaal", new_values."bron", new_values."contractvorm", new_values."looptijd_basis", new_values."looptijd_boeggolf", new_values."looptijd_maximaal", new_values."looptijd_verlengingen", new_values."model", new_values."opdrachtgever", new_values."parameters", new_values."perceel_id", new_values."procedure", new_values."soort", new_values."tot", new_values."tussentijdse_toetreding", new_values."uitzondering", new_values."vanaf"); RETURN NULL;',
                    hash="54bff8b4d572a9a6472e830fe6e24ebebf8549dd",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_b7196",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="segmenten_perceelvoorkomen",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="perceelvoorkomen",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_perceelvoorkomenevent" ("aanbieders_maximaal", "aanbieders_minimaal", "bron", "contractvorm", "looptijd_basis", "looptijd_boeggolf", "looptijd_maximaal", "looptijd_verlengingen", "model", "opdrachtgever", "parameters", "perceel_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure", "soort", "tot", "tussentijdse_toetreding", "uitzondering", "vanaf") SELECT old_values."aanbieders_maximaal", old_values."aanbieders_minimaal", old_values."bron", old_values."contractvorm", old_values."looptijd_basis", old_values."looptijd_boeggolf", old_values."looptijd_maximaal", old_values."looptijd_verlengingen", old_values."model", old_values."opdrachtgever", old_values."parameters", old_values."perceel_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."procedure", old_values."soort", old_values."tot", old_values."tussentijdse_toetreding", old_values."uitzondering", old_values."vanaf" FROM old_values; RETURN NULL;',
                    hash="1b155c52a65665c8e1af50eb9eeaf54403f94dd5",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_de2fe",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="segmenten_perceelvoorkomen",
                    when="AFTER",
                ),
            ),
        ),
        beveilig_geschiedenis("segmenten_perceel", f"{SYSTEEM} OR regio_id IN {REGIOS}"),
        *(
            beveilig_geschiedenis_via_ouder(f"segmenten_{tabel}", f"{ouder}_id", f"segmenten_{ouder}")
            for tabel, ouder in DELEN.items()
        ),
        *(begin_geschiedenis(f"segmenten_{tabel}") for tabel in ("perceel", *DELEN)),
    ]
