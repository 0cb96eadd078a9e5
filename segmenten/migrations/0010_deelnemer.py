"""Who takes part in a perceel becomes a noun with a history; the rows and their keys stay."""

import django.db.models.deletion
import pgtrigger.migrations
from django.db import migrations, models

import inkoop.platform.databank.geschiedenis
from inkoop.platform.databank.operaties import begin_geschiedenis, beveilig_geschiedenis_via_ouder

# Django made the table itself, and its names; the rule gets a name that reads as a sentence.
HERNOEM = migrations.RunSQL(
    """
    ALTER TABLE segmenten_perceelvoorkomen_deelnemers RENAME TO segmenten_deelnemer;
    ALTER SEQUENCE segmenten_perceelvoorkomen_deelnemers_id_seq RENAME TO segmenten_deelnemer_id_seq;
    ALTER TABLE segmenten_deelnemer RENAME CONSTRAINT
        segmenten_perceelvoorkom_perceelvoorkomen_id_geme_90735de9_uniq
        TO een_gemeente_doet_een_keer_mee_in_een_perceel;
    """,
    """
    ALTER TABLE segmenten_deelnemer RENAME CONSTRAINT
        een_gemeente_doet_een_keer_mee_in_een_perceel
        TO segmenten_perceelvoorkom_perceelvoorkomen_id_geme_90735de9_uniq;
    ALTER SEQUENCE segmenten_deelnemer_id_seq RENAME TO segmenten_perceelvoorkomen_deelnemers_id_seq;
    ALTER TABLE segmenten_deelnemer RENAME TO segmenten_perceelvoorkomen_deelnemers;
    """,
)


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("segmenten", "0009_geschiedenis_perceel"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[HERNOEM],
            state_operations=[
                migrations.CreateModel(
                    name="Deelnemer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "gemeente",
                            models.ForeignKey(
                                help_text="De gemeente die meedoet.",
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="segmenten.gemeente",
                            ),
                        ),
                        (
                            "perceelvoorkomen",
                            models.ForeignKey(
                                help_text="Het perceel, zolang de gemeente meedoet.",
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="deelnames",
                                to="segmenten.perceelvoorkomen",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "deelnemer",
                        "verbose_name_plural": "deelnemers",
                        "ordering": ["perceelvoorkomen", "gemeente"],
                    },
                ),
                migrations.AlterField(
                    model_name="perceelvoorkomen",
                    name="deelnemers",
                    field=models.ManyToManyField(
                        blank=True,
                        help_text="Gemeenten die meedoen; leeg is alle gemeenten.",
                        related_name="+",
                        through="segmenten.Deelnemer",
                        to="segmenten.gemeente",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deelnemer",
                    constraint=models.UniqueConstraint(
                        fields=("perceelvoorkomen", "gemeente"),
                        name="een_gemeente_doet_een_keer_mee_in_een_perceel",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DeelnemerEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "gemeente",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De gemeente die meedoet.",
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
                        help_text="Het perceel, zolang de gemeente meedoet.",
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
                        to="segmenten.deelnemer",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van deelnemer",
                "verbose_name_plural": "geschiedenis van deelnemers",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="segmenten_d_pgh_obj_46bba9_idx"),
                    models.Index(fields=["perceelvoorkomen"], name="segmenten_d_perceel_471ca6_idx"),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deelnemer",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_deelnemerevent" ("gemeente_id", "perceelvoorkomen_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."gemeente_id", new_values."perceelvoorkomen_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id" FROM new_values; RETURN NULL;',
                    hash="340d702060427494dcfca074ac08b5a96679913a",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_5801d",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="segmenten_deelnemer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deelnemer",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_deelnemerevent" ("gemeente_id", "perceelvoorkomen_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."gemeente_id", new_values."perceelvoorkomen_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."gemeente_id", old_values."perceelvoorkomen_id") IS DISTINCT FROM ROW(new_values."gemeente_id", new_values."perceelvoorkomen_id"); RETURN NULL;',
                    hash="ee22d8b65c38b931546fc5fd50434cdb75a5b409",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_6810e",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="segmenten_deelnemer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deelnemer",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_deelnemerevent" ("gemeente_id", "perceelvoorkomen_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."gemeente_id", old_values."perceelvoorkomen_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id" FROM old_values; RETURN NULL;',
                    hash="f9fd5d49afaded9e7e21055d631c86541e6f8764",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_a38eb",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="segmenten_deelnemer",
                    when="AFTER",
                ),
            ),
        ),
        beveilig_geschiedenis_via_ouder(
            "segmenten_deelnemer", "perceelvoorkomen_id", "segmenten_perceelvoorkomen"
        ),
        begin_geschiedenis("segmenten_deelnemer"),
    ]
