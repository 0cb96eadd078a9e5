"""The history of who works for which region and municipality."""

import django.db.models.deletion
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import inkoop.platform.databank.geschiedenis
from inkoop.platform.databank.operaties import begin_geschiedenis, beveilig_geschiedenis

# The regions in which the account of this transaction works; a provider works in none.
ZICHTBAAR = """
CREATE FUNCTION segmenten_zichtbare_regios() RETURNS SETOF bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT t.regio_id FROM public.segmenten_regiotoegang t
        WHERE t.gebruiker_id = inkoop_gebruiker() AND current_setting('inkoop.bereik', true) = 'regio'
    UNION
    SELECT g.regio_id FROM public.segmenten_gemeentetoegang t
        JOIN public.segmenten_gemeente g ON g.id = t.gemeente_id
        WHERE t.gebruiker_id = inkoop_gebruiker() AND current_setting('inkoop.bereik', true) = 'gemeente'
$$;
"""
SYSTEEM = "(SELECT inkoop_is_systeem())"
# Who may give out rights in a region sees what became of them.
WERKT_VOOR_REGIO = "current_setting('inkoop.bereik', true) = 'regio'"
REGIOS = "(SELECT segmenten_zichtbare_regios())"
GEMEENTEN = "(SELECT id FROM segmenten_gemeente WHERE regio_id IN (SELECT segmenten_zichtbare_regios()))"


class Migration(migrations.Migration):
    dependencies = [
        ("databank", "0002_geschiedenis"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("segmenten", "0003_bronnen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="GemeenteToegangEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "gebruiker",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="Het account.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De gemeente waarvoor dit account werkt.",
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
                        to="segmenten.gemeentetoegang",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van toegang tot een gemeente",
                "verbose_name_plural": "geschiedenis van toegang tot gemeenten",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="segmenten_g_pgh_obj_a14b38_idx"),
                    models.Index(fields=["gemeente"], name="segmenten_g_gemeent_646a6f_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegioToegangEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "gebruiker",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="Het account.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                        to="segmenten.regiotoegang",
                    ),
                ),
                (
                    "regio",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        help_text="De regio waarvoor dit account werkt.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="segmenten.regio",
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van toegang tot een regio",
                "verbose_name_plural": "geschiedenis van toegang tot regio's",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["pgh_obj", "pgh_id"], name="segmenten_r_pgh_obj_1e4e23_idx"),
                    models.Index(fields=["regio"], name="segmenten_r_regio_i_3a2337_idx"),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gemeentetoegang",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_gemeentetoegangevent" ("gebruiker_id", "gemeente_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."gebruiker_id", new_values."gemeente_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id" FROM new_values; RETURN NULL;',
                    hash="49b17d058aa7b4b98f5124cc3adcb12cad23c44f",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_f3c02",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="segmenten_gemeentetoegang",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gemeentetoegang",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_gemeentetoegangevent" ("gebruiker_id", "gemeente_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."gebruiker_id", new_values."gemeente_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."gebruiker_id", old_values."gemeente_id") IS DISTINCT FROM ROW(new_values."gebruiker_id", new_values."gemeente_id"); RETURN NULL;',
                    hash="5a93b264a597e741611a6478c489e1a3d8112625",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_56e60",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="segmenten_gemeentetoegang",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gemeentetoegang",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_gemeentetoegangevent" ("gebruiker_id", "gemeente_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."gebruiker_id", old_values."gemeente_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id" FROM old_values; RETURN NULL;',
                    hash="e69e2139b33907218476835001af500a5dc66261",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_efac7",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="segmenten_gemeentetoegang",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="regiotoegang",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_regiotoegangevent" ("gebruiker_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id") SELECT new_values."gebruiker_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."regio_id" FROM new_values; RETURN NULL;',
                    hash="ce222b7ed14ffc3a200685a96a20686bbc468908",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_cd1c7",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="segmenten_regiotoegang",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="regiotoegang",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_regiotoegangevent" ("gebruiker_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id") SELECT new_values."gebruiker_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."regio_id" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."gebruiker_id", old_values."regio_id") IS DISTINCT FROM ROW(new_values."gebruiker_id", new_values."regio_id"); RETURN NULL;',
                    hash="b519f889da1bb8f0fe17f812dec659e30bc3ae15",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_90d85",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="segmenten_regiotoegang",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="regiotoegang",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_regiotoegangevent" ("gebruiker_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id") SELECT old_values."gebruiker_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."regio_id" FROM old_values; RETURN NULL;',
                    hash="ab49cd4f978997e1f0e18cedff93ba34e91b04dd",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_10dee",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="segmenten_regiotoegang",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(ZICHTBAAR, "DROP FUNCTION segmenten_zichtbare_regios()"),
        beveilig_geschiedenis(
            "segmenten_regiotoegang", f"{SYSTEEM} OR ({WERKT_VOOR_REGIO} AND regio_id IN {REGIOS})"
        ),
        beveilig_geschiedenis(
            "segmenten_gemeentetoegang", f"{SYSTEEM} OR ({WERKT_VOOR_REGIO} AND gemeente_id IN {GEMEENTEN})"
        ),
        begin_geschiedenis("segmenten_regiotoegang"),
        begin_geschiedenis("segmenten_gemeentetoegang"),
    ]
