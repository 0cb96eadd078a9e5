"""The history of accounts: role, active or not, and operator of everything."""

import django.db.models.deletion
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import inkoop.platform.databank.geschiedenis
from inkoop.platform.databank.operaties import begin_geschiedenis, beveilig_geschiedenis

# Who may give out rights in a region sees what became of them.
ZICHTBAAR = "(SELECT inkoop_is_systeem()) OR current_setting('inkoop.bereik', true) = 'regio'"


class Migration(migrations.Migration):
    dependencies = [
        ("databank", "0002_geschiedenis"),
        ("gebruikers", "0003_lezer"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="GebruikerEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("inkoper", "Inkoper"),
                            ("contractmanager", "Contractmanager"),
                            ("financien", "Financiën gemeente"),
                            ("consulent", "Consulent toegang"),
                            ("aanbieder", "Aanbieder"),
                            ("beheerder", "Functioneel beheerder"),
                        ],
                        help_text="Wat deze persoon in Inkoop doet.",
                        max_length=20,
                        verbose_name="rol",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Zet uit als iemand weggaat; verwijder het account niet.",
                        verbose_name="actief",
                    ),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
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
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van gebruiker",
                "verbose_name_plural": "geschiedenis van gebruikers",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="gebruikers__pgh_obj_eaceac_idx")
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gebruiker",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."gebruikers_gebruikerevent" ("is_active", "is_superuser", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rol") SELECT new_values."is_active", new_values."is_superuser", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."rol" FROM new_values; RETURN NULL;',
                    hash="3ed86dc9ab5dd66da54ff2aefd56901a0a90f2b0",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_33af7",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="gebruikers_gebruiker",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gebruiker",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."gebruikers_gebruikerevent" ("is_active", "is_superuser", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rol") SELECT new_values."is_active", new_values."is_superuser", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."rol" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."is_active", old_values."is_superuser", old_values."rol") IS DISTINCT FROM ROW(new_values."is_active", new_values."is_superuser", new_values."rol"); RETURN NULL;',
                    hash="44a6e78ca36e8496a8e95484ad7b12f8ca757040",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_2cb4b",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="gebruikers_gebruiker",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gebruiker",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."gebruikers_gebruikerevent" ("is_active", "is_superuser", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rol") SELECT old_values."is_active", old_values."is_superuser", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."rol" FROM old_values; RETURN NULL;',
                    hash="ffde630095eb47677b3d0949b723d743ec91c809",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_19ec8",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="gebruikers_gebruiker",
                    when="AFTER",
                ),
            ),
        ),
        beveilig_geschiedenis("gebruikers_gebruiker", ZICHTBAAR),
        begin_geschiedenis("gebruikers_gebruiker"),
    ]
