"""Version 2 of a region: laws and steering as its documents name them, municipalities that begin, targets.

A segment has laws in order instead of one, and a text per steering element of its region instead of four columns;
regions get the four elements that were fixed until now. What the history kept of the four texts moves along, by
the act that wrote it. Nothing that is stored can break a constraint that is new here.
"""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.migrations
from django.db import migrations, models

import inkoop.platform.databank.geschiedenis
from inkoop.platform.databank.geschiedenis import BEGINSTAND
from inkoop.platform.databank.operaties import (
    begin_geschiedenis,
    beveilig_geschiedenis,
    beveilig_geschiedenis_via_ouder,
)

REGIOS = "(SELECT inkoop_is_systeem()) OR regio_id IN (SELECT segmenten_zichtbare_regios())"
# In place: an event is never updated, and the type of a column is no row.
DOMEINEN = "\n".join(
    f"ALTER TABLE {tabel} ALTER COLUMN domein TYPE varchar(20)[] USING ARRAY[domein]; "
    f"ALTER TABLE {tabel} RENAME COLUMN domein TO domeinen;"
    for tabel in ("segmenten_segment", "segmenten_segmentevent")
)
DOMEIN = "\n".join(
    f"ALTER TABLE {tabel} RENAME COLUMN domeinen TO domein; "
    f"ALTER TABLE {tabel} ALTER COLUMN domein TYPE varchar(20) USING domein[1];"
    for tabel in ("segmenten_segment", "segmenten_segmentevent")
)
ELEMENTEN = {
    "contract": "Contract",
    "bekostiging": "Bekostiging",
    "leveranciersmanagement": "Leveranciersmanagement",
    "toegangsmanagement": "Toegangsmanagement",
}
_VAST = ", ".join(f"('{code}', '{naam}', {plaats})" for plaats, (code, naam) in enumerate(ELEMENTEN.items()))
_TEKSTEN = ", ".join(f"('{code}', v.sturing_{code})" for code in ELEMENTEN)
_TERUG = ", ".join(
    f"sturing_{code} = coalesce((SELECT s.tekst FROM segmenten_sturing s "  # noqa: S608
    "JOIN segmenten_sturingselement e ON e.id = s.element_id "
    f"WHERE s.segmentvoorkomen_id = v.id AND e.code = '{code}'), '')"
    for code in ELEMENTEN
)
STURING = f"""
INSERT INTO segmenten_sturingselement (regio_id, code, naam, volgorde)
    SELECT r.id, x.code, x.naam, x.volgorde
    FROM segmenten_regio r CROSS JOIN (VALUES {_VAST}) x (code, naam, volgorde)
    ORDER BY r.id, x.volgorde;
INSERT INTO segmenten_sturing (segmentvoorkomen_id, element_id, tekst)
    SELECT v.id, e.id, x.tekst
    FROM segmenten_segmentvoorkomen v
    JOIN segmenten_segment s ON s.id = v.segment_id
    CROSS JOIN LATERAL (VALUES {_TEKSTEN}) x (code, tekst)
    JOIN segmenten_sturingselement e ON e.regio_id = s.regio_id AND e.code = x.code
    WHERE x.tekst <> ''
    ORDER BY v.id, e.volgorde;
SET CONSTRAINTS ALL IMMEDIATE;
"""  # noqa: S608 - names and texts of this file
# Per text its own events: where it appeared, changed or went. A text that is gone gets a key that nothing has.
STURINGGESCHIEDENIS = f"""
WITH teksten AS (
    SELECT v.pgh_id, v.pgh_created_at, v.pgh_label, v.pgh_context_id, v.pgh_obj_id AS voorkomen, e.id AS element,
        CASE WHEN v.pgh_label = 'delete' THEN '' ELSE x.tekst END AS tekst
    FROM segmenten_segmentvoorkomenevent v
    CROSS JOIN LATERAL (VALUES {_TEKSTEN}) x (code, tekst)
    CROSS JOIN LATERAL (
        SELECT s.regio_id FROM segmenten_segmentevent s WHERE s.pgh_obj_id = v.segment_id
        ORDER BY s.pgh_id DESC LIMIT 1
    ) s
    JOIN segmenten_sturingselement e ON e.regio_id = s.regio_id AND e.code = x.code
), verschil AS (
    SELECT *, coalesce(lag(tekst) OVER (PARTITION BY voorkomen, element ORDER BY pgh_id), '') AS eerder
    FROM teksten
), sleutels AS (
    SELECT d.voorkomen, d.element, coalesce(s.id, nextval('segmenten_sturing_id_seq')) AS id
    FROM (SELECT DISTINCT voorkomen, element FROM verschil WHERE tekst <> eerder) d
    LEFT JOIN segmenten_sturing s ON s.segmentvoorkomen_id = d.voorkomen AND s.element_id = d.element
)
INSERT INTO segmenten_sturingevent
    (pgh_created_at, pgh_label, pgh_context_id, pgh_obj_id, segmentvoorkomen_id, element_id, tekst)
    SELECT v.pgh_created_at,
        CASE WHEN v.tekst = '' THEN 'delete' WHEN v.eerder <> '' THEN 'update'
            WHEN v.pgh_label = '{BEGINSTAND}' THEN v.pgh_label ELSE 'insert' END,
        v.pgh_context_id, s.id, v.voorkomen, v.element, CASE WHEN v.tekst = '' THEN v.eerder ELSE v.tekst END
    FROM verschil v JOIN sleutels s ON s.voorkomen = v.voorkomen AND s.element = v.element
    WHERE v.tekst <> v.eerder
    ORDER BY v.pgh_id, v.element;
INSERT INTO segmenten_sturingevent (pgh_created_at, pgh_label, pgh_obj_id, segmentvoorkomen_id, element_id, tekst)
    SELECT now(), '{BEGINSTAND}', s.id, s.segmentvoorkomen_id, s.element_id, s.tekst
    FROM segmenten_sturing s
    WHERE NOT EXISTS (SELECT 1 FROM segmenten_sturingevent e WHERE e.pgh_obj_id = s.id)
    ORDER BY s.id;
"""  # noqa: S608 - names and texts of this file


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("segmenten", "0010_deelnemer"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="gemeente",
            name="geschiedenis_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="gemeente",
            name="geschiedenis_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="gemeente",
            name="geschiedenis_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="perceelvoorkomen",
            name="geschiedenis_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="perceelvoorkomen",
            name="geschiedenis_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="perceelvoorkomen",
            name="geschiedenis_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="productvoorkomen",
            name="geschiedenis_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="productvoorkomen",
            name="geschiedenis_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="productvoorkomen",
            name="geschiedenis_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="segment",
            name="geschiedenis_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="segment",
            name="geschiedenis_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="segment",
            name="geschiedenis_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="segmentvoorkomen",
            name="geschiedenis_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="segmentvoorkomen",
            name="geschiedenis_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="segmentvoorkomen",
            name="geschiedenis_delete",
        ),
        migrations.RemoveConstraint(
            model_name="segment",
            name="segment_heeft_een_bestaand_domein",
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(DOMEINEN, DOMEIN)],
            state_operations=[
                migrations.RemoveField(
                    model_name="segment",
                    name="domein",
                ),
                migrations.RemoveField(
                    model_name="segmentevent",
                    name="domein",
                ),
                migrations.AddField(
                    model_name="segment",
                    name="domeinen",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[("jeugd", "Jeugd"), ("wmo", "Wmo"), ("participatie", "Participatie")],
                            max_length=20,
                        ),
                        help_text="Jeugd, Wmo of Participatie, of meer dan een; het eerste geldt voor producten zonder wet.",
                        size=None,
                        verbose_name="domeinen",
                    ),
                ),
                migrations.AddField(
                    model_name="segmentevent",
                    name="domeinen",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[("jeugd", "Jeugd"), ("wmo", "Wmo"), ("participatie", "Participatie")],
                            max_length=20,
                        ),
                        help_text="Jeugd, Wmo of Participatie, of meer dan een; het eerste geldt voor producten zonder wet.",
                        size=None,
                        verbose_name="domeinen",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Sturingselement",
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
                    "code",
                    models.CharField(
                        help_text="Korte code, uniek binnen de regio.", max_length=100, verbose_name="code"
                    ),
                ),
                (
                    "naam",
                    models.CharField(
                        help_text="Hoe de regio dit element noemt.", max_length=200, verbose_name="naam"
                    ),
                ),
                (
                    "volgorde",
                    models.PositiveSmallIntegerField(
                        help_text="Plaats in overzichten van de regio.", verbose_name="volgorde"
                    ),
                ),
            ],
            options={
                "verbose_name": "sturingselement",
                "verbose_name_plural": "sturingselementen",
                "ordering": ["regio", "volgorde"],
            },
        ),
        migrations.CreateModel(
            name="Sturing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "tekst",
                    models.TextField(
                        help_text="Hoe de regio het segment hiermee stuurt.", verbose_name="tekst"
                    ),
                ),
            ],
            options={
                "verbose_name": "sturing",
                "verbose_name_plural": "sturing",
                "ordering": ["segmentvoorkomen", "element__volgorde"],
            },
        ),
        migrations.CreateModel(
            name="SturingEvent",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "tekst",
                    models.TextField(
                        help_text="Hoe de regio het segment hiermee stuurt.", verbose_name="tekst"
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van sturing",
                "verbose_name_plural": "geschiedenis van sturing",
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="SturingselementEvent",
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
                        help_text="Korte code, uniek binnen de regio.", max_length=100, verbose_name="code"
                    ),
                ),
                (
                    "naam",
                    models.CharField(
                        help_text="Hoe de regio dit element noemt.", max_length=200, verbose_name="naam"
                    ),
                ),
                (
                    "volgorde",
                    models.PositiveSmallIntegerField(
                        help_text="Plaats in overzichten van de regio.", verbose_name="volgorde"
                    ),
                ),
            ],
            options={
                "verbose_name": "geschiedenis van sturingselement",
                "verbose_name_plural": "geschiedenis van sturingselementen",
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="gemeente",
            name="vanaf",
            field=models.DateField(
                blank=True,
                help_text="Eerste dag na een herindeling; leeg is altijd al.",
                null=True,
                verbose_name="bestaat vanaf",
            ),
        ),
        migrations.AddField(
            model_name="gemeenteevent",
            name="vanaf",
            field=models.DateField(
                blank=True,
                help_text="Eerste dag na een herindeling; leeg is altijd al.",
                null=True,
                verbose_name="bestaat vanaf",
            ),
        ),
        migrations.AddField(
            model_name="perceelvoorkomen",
            name="aanbieders_streefaantal",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="Hoeveel aanbieders de regio nastreeft, zonder dat meer of minder verboden is.",
                null=True,
                verbose_name="streefaantal aanbieders",
            ),
        ),
        migrations.AddField(
            model_name="perceelvoorkomenevent",
            name="aanbieders_streefaantal",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="Hoeveel aanbieders de regio nastreeft, zonder dat meer of minder verboden is.",
                null=True,
                verbose_name="streefaantal aanbieders",
            ),
        ),
        migrations.AddField(
            model_name="productvoorkomen",
            name="wet",
            field=models.CharField(
                blank=True,
                choices=[("jeugd", "Jeugd"), ("wmo", "Wmo"), ("participatie", "Participatie")],
                help_text="Voor totalen per wet; leeg is het eerste domein van het segment.",
                max_length=20,
                verbose_name="wet",
            ),
        ),
        migrations.AddField(
            model_name="productvoorkomenevent",
            name="wet",
            field=models.CharField(
                blank=True,
                choices=[("jeugd", "Jeugd"), ("wmo", "Wmo"), ("participatie", "Participatie")],
                help_text="Voor totalen per wet; leeg is het eerste domein van het segment.",
                max_length=20,
                verbose_name="wet",
            ),
        ),
        migrations.AddField(
            model_name="sturing",
            name="segmentvoorkomen",
            field=models.ForeignKey(
                help_text="Het segment, zolang het zo wordt gestuurd.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="sturing",
                to="segmenten.segmentvoorkomen",
            ),
        ),
        migrations.AddField(
            model_name="sturingevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="sturingevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="segmenten.sturing",
            ),
        ),
        migrations.AddField(
            model_name="sturingevent",
            name="segmentvoorkomen",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="Het segment, zolang het zo wordt gestuurd.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="segmenten.segmentvoorkomen",
            ),
        ),
        migrations.AddField(
            model_name="sturingselement",
            name="regio",
            field=models.ForeignKey(
                help_text="De regio die zo stuurt.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="sturingselementen",
                to="segmenten.regio",
            ),
        ),
        migrations.AddField(
            model_name="sturingevent",
            name="element",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="Waarmee de regio stuurt.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="segmenten.sturingselement",
            ),
        ),
        migrations.AddField(
            model_name="sturing",
            name="element",
            field=models.ForeignKey(
                help_text="Waarmee de regio stuurt.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="segmenten.sturingselement",
            ),
        ),
        migrations.AddField(
            model_name="sturingselementevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="sturingselementevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="segmenten.sturingselement",
            ),
        ),
        migrations.AddField(
            model_name="sturingselementevent",
            name="regio",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="De regio die zo stuurt.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="segmenten.regio",
            ),
        ),
        migrations.AddConstraint(
            model_name="gemeente",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("vanaf__isnull", True),
                    ("tot__isnull", True),
                    ("tot__gte", models.F("vanaf")),
                    _connector="OR",
                ),
                name="gemeente_eindigt_niet_voor_zij_begint",
            ),
        ),
        migrations.AddConstraint(
            model_name="productvoorkomen",
            constraint=models.CheckConstraint(
                condition=models.Q(("wet__in", ["", "jeugd", "wmo", "participatie"])),
                name="product_valt_onder_een_bestaande_wet",
            ),
        ),
        migrations.AddConstraint(
            model_name="segment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("domeinen__contained_by", ["jeugd", "wmo", "participatie"]), ("domeinen__len__gte", 1)
                ),
                name="segment_heeft_bestaande_domeinen",
            ),
        ),
        migrations.AddConstraint(
            model_name="sturingselement",
            constraint=models.UniqueConstraint(
                fields=("regio", "code"), name="sturingselement_is_uniek_binnen_de_regio"
            ),
        ),
        migrations.AddConstraint(
            model_name="sturing",
            constraint=models.UniqueConstraint(
                fields=("segmentvoorkomen", "element"), name="een_tekst_per_segment_en_sturingselement"
            ),
        ),
        migrations.AddIndex(
            model_name="sturingevent",
            index=models.Index(fields=["pgh_obj", "pgh_id"], name="segmenten_s_pgh_obj_cdc5d9_idx"),
        ),
        migrations.AddIndex(
            model_name="sturingevent",
            index=models.Index(fields=["segmentvoorkomen"], name="segmenten_s_segment_93386e_idx"),
        ),
        migrations.AddIndex(
            model_name="sturingselementevent",
            index=models.Index(fields=["pgh_obj", "pgh_id"], name="segmenten_s_pgh_obj_f17a58_idx"),
        ),
        migrations.AddIndex(
            model_name="sturingselementevent",
            index=models.Index(fields=["regio"], name="segmenten_s_regio_i_7e6eed_idx"),
        ),
        migrations.RunSQL(
            STURING,
            f"UPDATE segmenten_segmentvoorkomen v SET {_TERUG}; SET CONSTRAINTS ALL IMMEDIATE;",  # noqa: S608
        ),
        beveilig_geschiedenis("segmenten_sturingselement", REGIOS),
        beveilig_geschiedenis_via_ouder(
            "segmenten_sturing", "segmentvoorkomen_id", "segmenten_segmentvoorkomen"
        ),
        begin_geschiedenis("segmenten_sturingselement"),
        migrations.RunSQL(STURINGGESCHIEDENIS, migrations.RunSQL.noop),
        migrations.RemoveField(
            model_name="segmentvoorkomen",
            name="sturing_bekostiging",
        ),
        migrations.RemoveField(
            model_name="segmentvoorkomen",
            name="sturing_contract",
        ),
        migrations.RemoveField(
            model_name="segmentvoorkomen",
            name="sturing_leveranciersmanagement",
        ),
        migrations.RemoveField(
            model_name="segmentvoorkomen",
            name="sturing_toegangsmanagement",
        ),
        migrations.RemoveField(
            model_name="segmentvoorkomenevent",
            name="sturing_bekostiging",
        ),
        migrations.RemoveField(
            model_name="segmentvoorkomenevent",
            name="sturing_contract",
        ),
        migrations.RemoveField(
            model_name="segmentvoorkomenevent",
            name="sturing_leveranciersmanagement",
        ),
        migrations.RemoveField(
            model_name="segmentvoorkomenevent",
            name="sturing_toegangsmanagement",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gemeente",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_gemeenteevent" ("code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "tot", "vanaf", "volgorde") SELECT new_values."code", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."regio_id", new_values."tot", new_values."vanaf", new_values."volgorde" FROM new_values; RETURN NULL;',
                    hash="bfb53471aea19a65a3fd4181b954db707134719a",
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
                    func='INSERT INTO public."segmenten_gemeenteevent" ("code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "tot", "vanaf", "volgorde") SELECT new_values."code", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."regio_id", new_values."tot", new_values."vanaf", new_values."volgorde" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."code", old_values."regio_id", old_values."tot", old_values."vanaf", old_values."volgorde") IS DISTINCT FROM ROW(new_values."code", new_values."regio_id", new_values."tot", new_values."vanaf", new_values."volgorde"); RETURN NULL;',
                    hash="5bfdb7c4a50b31b6b66d29507d483c1cc5eabf9a",
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
                    func='INSERT INTO public."segmenten_gemeenteevent" ("code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "tot", "vanaf", "volgorde") SELECT old_values."code", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."regio_id", old_values."tot", old_values."vanaf", old_values."volgorde" FROM old_values; RETURN NULL;',
                    hash="98a945d68bb25a23ff8cad5132a8f0a0f4c60bcb",
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
            model_name="perceelvoorkomen",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_perceelvoorkomenevent" ("aanbieders_maximaal", "aanbieders_minimaal", "aanbieders_streefaantal", "bron", "contractvorm", "looptijd_basis", "looptijd_boeggolf", "looptijd_maximaal", "looptijd_verlengingen", "model", "opdrachtgever", "parameters", "perceel_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure", "soort", "tot", "tussentijdse_toetreding", "uitzondering", "vanaf") SELECT new_values."aanbieders_maximaal", new_values."aanbieders_minimaal", new_values."aanbieders_streefaantal", new_values."bron", new_values."contractvorm", new_values."looptijd_basis", new_values."looptijd_boeggolf", new_values."looptijd_maximaal", new_values."looptijd_verlengingen", new_values."model", new_values."opdrachtgever", new_values."parameters", new_values."perceel_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."procedure", new_values."soort", new_values."tot", new_values."tussentijdse_toetreding", new_values."uitzondering", new_values."vanaf" FROM new_values; RETURN NULL;',
                    hash="096bb36063c9dc45cb31b54859dc68bba41b3a14",
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
                    func='INSERT INTO public."segmenten_perceelvoorkomenevent" ("aanbieders_maximaal", "aanbieders_minimaal", "aanbieders_streefaantal", "bron", "contractvorm", "looptijd_basis", "looptijd_boeggolf", "looptijd_maximaal", "looptijd_verlengingen", "model", "opdrachtgever", "parameters", "perceel_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure", "soort", "tot", "tussentijdse_toetreding", "uitzondering", "vanaf") SELECT new_values."aanbieders_maximaal", new_values."aanbieders_minimaal", new_values."aanbieders_streefaantal", new_values."bron", new_values."contractvorm", new_values."looptijd_basis", new_values."looptijd_boeggolf", new_values."looptijd_maximaal", new_values."looptijd_verlengingen", new_values."model", new_values."opdrachtgever", new_values."parameters", new_values."perceel_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."procedure", new_values."soort", new_values."tot", new_values."tussentijdse_toetreding", new_values."uitzondering", new_values."vanaf" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."aanbieders_maximaal", old_values."aanbieders_minimaal", old_values."aanbieders_streefaantal", old_values."bron", old_values."contractvorm", old_values."looptijd_basis", old_values."looptijd_boeggolf", old_values."looptijd_maximaal", old_values."looptijd_verlengingen", old_values."model", old_values."opdrachtgever", old_values."parameters", old_values."perceel_id", old_values."procedure", old_values."soort", old_values."tot", old_values."tussentijdse_toetreding", old_values."uitzondering", old_values."vanaf") IS DISTINCT FROM ROW(new_values."aanbieders_maximaal", new_values."aanbieders_minimaal", new_values."aanbieders_streefaantal", new_values."bron", new_values."contractvorm", new_values."looptijd_basis", new_values."looptijd_boeggolf", new_values."looptijd_maximaal", new_values."looptijd_verlengingen", new_values."model", new_values."opdrachtgever", new_values."parameters", new_values."perceel_id", new_values."procedure", new_values."soort", new_values."tot", new_values."tussentijdse_toetreding", new_values."uitzondering", new_values."vanaf"); RETURN NULL;',
                    hash="7ab5f6bf81ef8a2d628c7583cbce955870038512",
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
                    func='INSERT INTO public."segmenten_perceelvoorkomenevent" ("aanbieders_maximaal", "aanbieders_minimaal", "aanbieders_streefaantal", "bron", "contractvorm", "looptijd_basis", "looptijd_boeggolf", "looptijd_maximaal", "looptijd_verlengingen", "model", "opdrachtgever", "parameters", "perceel_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure", "soort", "tot", "tussentijdse_toetreding", "uitzondering", "vanaf") SELECT old_values."aanbieders_maximaal", old_values."aanbieders_minimaal", old_values."aanbieders_streefaantal", old_values."bron", old_values."contractvorm", old_values."looptijd_basis", old_values."looptijd_boeggolf", old_values."looptijd_maximaal", old_values."looptijd_verlengingen", old_values."model", old_values."opdrachtgever", old_values."parameters", old_values."perceel_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."procedure", old_values."soort", old_values."tot", old_values."tussentijdse_toetreding", old_values."uitzondering", old_values."vanaf" FROM old_values; RETURN NULL;',
                    hash="70292b12ae131c3e7119f2e988fa1fb8da75c520",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_de2fe",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="segmenten_perceelvoorkomen",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="productvoorkomen",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_productvoorkomenevent" ("bron", "categorie", "eenheid", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "tot", "vanaf", "wet") SELECT new_values."bron", new_values."categorie", new_values."eenheid", new_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."product_id", new_values."tot", new_values."vanaf", new_values."wet" FROM new_values; RETURN NULL;',
                    hash="54703d6b82753db6bf7346cf8f15e8adc46629c2",
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
                    func='INSERT INTO public."segmenten_productvoorkomenevent" ("bron", "categorie", "eenheid", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "tot", "vanaf", "wet") SELECT new_values."bron", new_values."categorie", new_values."eenheid", new_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."product_id", new_values."tot", new_values."vanaf", new_values."wet" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."bron", old_values."categorie", old_values."eenheid", old_values."naam", old_values."product_id", old_values."tot", old_values."vanaf", old_values."wet") IS DISTINCT FROM ROW(new_values."bron", new_values."categorie", new_values."eenheid", new_values."naam", new_values."product_id", new_values."tot", new_values."vanaf", new_values."wet"); RETURN NULL;',
                    hash="5f5ac4570c7fdeaf54c96830a048d10431c13e85",
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
                    func='INSERT INTO public."segmenten_productvoorkomenevent" ("bron", "categorie", "eenheid", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "tot", "vanaf", "wet") SELECT old_values."bron", old_values."categorie", old_values."eenheid", old_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."product_id", old_values."tot", old_values."vanaf", old_values."wet" FROM old_values; RETURN NULL;',
                    hash="5f67f43d9e34f56d71cd9f30f3035c04f48da8aa",
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
            model_name="segment",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_segmentevent" ("code", "domeinen", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "volgorde") SELECT new_values."code", new_values."domeinen", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."regio_id", new_values."volgorde" FROM new_values; RETURN NULL;',
                    hash="b1fa897f8b479123a21e4b0b5995b392b23ec8d8",
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
                    func='INSERT INTO public."segmenten_segmentevent" ("code", "domeinen", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "volgorde") SELECT new_values."code", new_values."domeinen", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."regio_id", new_values."volgorde" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."code", old_values."domeinen", old_values."regio_id", old_values."volgorde") IS DISTINCT FROM ROW(new_values."code", new_values."domeinen", new_values."regio_id", new_values."volgorde"); RETURN NULL;',
                    hash="215bd67026e316cdf233289a452888c4609903e8",
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
                    func='INSERT INTO public."segmenten_segmentevent" ("code", "domeinen", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "volgorde") SELECT old_values."code", old_values."domeinen", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."regio_id", old_values."volgorde" FROM old_values; RETURN NULL;',
                    hash="d864815786dfc253135944670133c51559835f6d",
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
                    func='INSERT INTO public."segmenten_segmentvoorkomenevent" ("bron", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "segment_id", "tot", "typering", "vanaf") SELECT new_values."bron", new_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."segment_id", new_values."tot", new_values."typering", new_values."vanaf" FROM new_values; RETURN NULL;',
                    hash="7a186c506d069ebf67dd7292c6b6c3cc7f26213c",
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
                    func='INSERT INTO public."segmenten_segmentvoorkomenevent" ("bron", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "segment_id", "tot", "typering", "vanaf") SELECT new_values."bron", new_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."segment_id", new_values."tot", new_values."typering", new_values."vanaf" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."bron", old_values."naam", old_values."segment_id", old_values."tot", old_values."typering", old_values."vanaf") IS DISTINCT FROM ROW(new_values."bron", new_values."naam", new_values."segment_id", new_values."tot", new_values."typering", new_values."vanaf"); RETURN NULL;',
                    hash="07f32ecead0cbda099300b3160b6c59d23b90a0d",
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
                    func='INSERT INTO public."segmenten_segmentvoorkomenevent" ("bron", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "segment_id", "tot", "typering", "vanaf") SELECT old_values."bron", old_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."segment_id", old_values."tot", old_values."typering", old_values."vanaf" FROM old_values; RETURN NULL;',
                    hash="20af02cdca1133cbd45ef414084cc6d3ff351fed",
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
            model_name="sturingselement",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_sturingselementevent" ("bron", "code", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "volgorde") SELECT new_values."bron", new_values."code", new_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."regio_id", new_values."volgorde" FROM new_values; RETURN NULL;',
                    hash="a93a54f1caad212df894b3f86133e13578f38c63",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_a13f2",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="segmenten_sturingselement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sturingselement",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_sturingselementevent" ("bron", "code", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "volgorde") SELECT new_values."bron", new_values."code", new_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."regio_id", new_values."volgorde" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."bron", old_values."code", old_values."naam", old_values."regio_id", old_values."volgorde") IS DISTINCT FROM ROW(new_values."bron", new_values."code", new_values."naam", new_values."regio_id", new_values."volgorde"); RETURN NULL;',
                    hash="d399d508dc0875e0334a88e7561ff2488e79764c",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_661c1",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="segmenten_sturingselement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sturingselement",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_sturingselementevent" ("bron", "code", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "volgorde") SELECT old_values."bron", old_values."code", old_values."naam", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."regio_id", old_values."volgorde" FROM old_values; RETURN NULL;',
                    hash="864ff52e8d1553dad9f968c75d388f6ff84f5c0d",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_bb652",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="segmenten_sturingselement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sturing",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_sturingevent" ("element_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "segmentvoorkomen_id", "tekst") SELECT new_values."element_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."segmentvoorkomen_id", new_values."tekst" FROM new_values; RETURN NULL;',
                    hash="02742871dad532f26212e15bf0c95c5317bf1193",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_geschiedenis_insert_24225",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="segmenten_sturing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sturing",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_update",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_sturingevent" ("element_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "segmentvoorkomen_id", "tekst") SELECT new_values."element_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."segmentvoorkomen_id", new_values."tekst" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."element_id", old_values."segmentvoorkomen_id", old_values."tekst") IS DISTINCT FROM ROW(new_values."element_id", new_values."segmentvoorkomen_id", new_values."tekst"); RETURN NULL;',
                    hash="ef8db795fcda30431998adc96547fd72fcaf31d8",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_geschiedenis_update_145a7",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="segmenten_sturing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sturing",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_delete",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."segmenten_sturingevent" ("element_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "segmentvoorkomen_id", "tekst") SELECT old_values."element_id", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."segmentvoorkomen_id", old_values."tekst" FROM old_values; RETURN NULL;',
                    hash="b7ccaee97d6c01850e7a964327a7c92e06b5da41",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_9c757",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="segmenten_sturing",
                    when="AFTER",
                ),
            ),
        ),
    ]
