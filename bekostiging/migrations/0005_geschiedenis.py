"""The history of a settlement: who made a version, and who established it."""

import django.db.models.deletion
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import inkoop.platform.databank.geschiedenis
from inkoop.platform.databank.operaties import begin_geschiedenis, beveilig_geschiedenis

ZICHTBAAR = "(SELECT inkoop_is_systeem()) OR regio_id IN (SELECT segmenten_zichtbare_regios())"


class Migration(migrations.Migration):
    dependencies = [
        ("databank", "0002_geschiedenis"),
        ("segmenten", "0004_geschiedenis_toegang"),
        ("bekostiging", "0004_vaststellen_bewaakt"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("segmenten", "0003_bronnen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AfrekeningEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("jaar", models.PositiveSmallIntegerField(help_text="Kalenderjaar.", verbose_name="jaar")),
                (
                    "versie",
                    models.PositiveIntegerField(
                        help_text="Volgnummer van deze berekening voor dit jaar.", verbose_name="versie"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("concept", "Concept"), ("vastgesteld", "Vastgesteld")],
                        default="concept",
                        help_text="Concept of vastgesteld.",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "vastgesteld_op",
                    models.DateTimeField(
                        blank=True,
                        help_text="Leeg bij een concept.",
                        null=True,
                        verbose_name="vastgesteld op",
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
                        to="bekostiging.afrekening",
                    ),
                ),
                (
                    "regio",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De regio.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.regio",
                    ),
                ),
                (
                    "vastgesteld_door",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        help_text="Wie heeft vastgesteld.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van afrekening",
                "verbose_name_plural": "geschiedenis van afrekeningen",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="bekostiging_pgh_obj_3a1541_idx")
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afrekening",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."bekostiging_afrekeningevent" ("jaar", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "status", "vastgesteld_door_id", "vastgesteld_op", "versie") SELECT new_values."jaar", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."regio_id", new_values."status", new_values."vastgesteld_door_id", new_values."vastgesteld_op", new_values."versie" FROM new_values; RETURN NULL;',
                    hash="d4b70657fb7ceb0a7899c6e0161e1b73b98dbf34",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_25913",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="bekostiging_afrekening",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afrekening",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."bekostiging_afrekeningevent" ("jaar", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "status", "vastgesteld_door_id", "vastgesteld_op", "versie") SELECT new_values."jaar", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."regio_id", new_values."status", new_values."vastgesteld_door_id", new_values."vastgesteld_op", new_values."versie" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."jaar", old_values."regio_id", old_values."status", old_values."vastgesteld_door_id", old_values."vastgesteld_op", old_values."versie") IS DISTINCT FROM ROW(new_values."jaar", new_values."regio_id", new_values."status", new_values."vastgesteld_door_id", new_values."vastgesteld_op", new_values."versie"); RETURN NULL;',
                    hash="a6acfb930b3cd89bb74f56e12540cb0041066859",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_88777",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="bekostiging_afrekening",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afrekening",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."bekostiging_afrekeningevent" ("jaar", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "status", "vastgesteld_door_id", "vastgesteld_op", "versie") SELECT old_values."jaar", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."regio_id", old_values."status", old_values."vastgesteld_door_id", old_values."vastgesteld_op", old_values."versie" FROM old_values; RETURN NULL;',
                    hash="e21826de68b3c64b81c9a15db59c1a2088e9016f",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_3b454",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="bekostiging_afrekening",
                    when="AFTER",
                ),
            ),
        ),
        beveilig_geschiedenis("bekostiging_afrekening", ZICHTBAAR),
        begin_geschiedenis("bekostiging_afrekening"),
    ]
