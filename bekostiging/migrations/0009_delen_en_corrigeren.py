"""Sharing a settlement on purpose, and corrections of what is established.

What was a concept could be seen by everybody who is concerned. That stays so: such a version becomes gedeeld,
since the moment it was made, by nobody. From now on a new version is a concept, for who makes it. Its outcomes are
then hidden from municipalities and providers by row-level security as well.
"""

from importlib import import_module

import django.db.models.deletion
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import inkoop.platform.databank.geschiedenis

_EERDER = import_module("bekostiging.migrations.0008_compleet")
KOP, COMPLEET = _EERDER.KOP, _EERDER.COMPLEET
_MEE = {
    "was": "ARRAY['status', 'compleet', 'vastgesteld_op', 'vastgesteld_door_id']",
    "wordt": "ARRAY['status', 'compleet', 'gedeeld_op', 'gedeeld_door_id', 'vastgesteld_op', "
    "'vastgesteld_door_id']",
}
DELEN = """
UPDATE bekostiging_afrekening SET status = 'gedeeld', gedeeld_op = gemaakt_op WHERE status = 'concept'
"""
NIET_DELEN = """
SET CONSTRAINTS ALL IMMEDIATE;
UPDATE bekostiging_afrekening SET status = 'concept', gedeeld_op = NULL, gedeeld_door_id = NULL
    WHERE status = 'gedeeld'
"""
# By scope and not by role: within a region the application decides who makes settlements.
ALLEEN_GEDEELD = """
CREATE POLICY gedeeld ON {tabel} AS RESTRICTIVE USING ((SELECT inkoop_is_systeem())
    OR (SELECT current_setting('inkoop.bereik', true)) = 'regio'
    OR afrekening_id IN (SELECT id FROM bekostiging_afrekening WHERE status <> 'concept'))
"""


class Migration(migrations.Migration):
    dependencies = [
        ("bekostiging", "0008_compleet"),
        ("segmenten", "0012_naam_clientbedrag"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(
            KOP.format(compleet=COMPLEET, mee=_MEE["wordt"]), KOP.format(compleet=COMPLEET, mee=_MEE["was"])
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="afrekening",
            name="geschiedenis_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="afrekening",
            name="geschiedenis_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="afrekening",
            name="geschiedenis_delete",
        ),
        migrations.RemoveConstraint(
            model_name="afrekening",
            name="een_vastgestelde_afrekening_per_regio_en_jaar",
        ),
        migrations.RemoveConstraint(
            model_name="afrekening",
            name="vastgesteld_heeft_een_moment_en_een_persoon",
        ),
        migrations.RemoveConstraint(
            model_name="afrekening",
            name="afrekening_heeft_een_bestaande_status",
        ),
        migrations.AddField(
            model_name="afrekening",
            name="corrigeert",
            field=models.ForeignKey(
                blank=True,
                help_text="De vastgestelde versie waarmee deze versie het verschil verrekent; leeg bij een eerste.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="correcties",
                to="bekostiging.afrekening",
            ),
        ),
        migrations.AddField(
            model_name="afrekening",
            name="gedeeld_door",
            field=models.ForeignKey(
                blank=True,
                help_text="Wie heeft gedeeld; leeg voor wat al te zien was voordat delen bestond.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="afrekening",
            name="gedeeld_op",
            field=models.DateTimeField(
                blank=True,
                help_text="Sinds wanneer gemeenten en aanbieders deze versie zien; leeg bij een concept.",
                null=True,
                verbose_name="gedeeld op",
            ),
        ),
        migrations.AddField(
            model_name="afrekeningevent",
            name="gedeeld_door",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                help_text="Wie heeft gedeeld; leeg voor wat al te zien was voordat delen bestond.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="afrekeningevent",
            name="gedeeld_op",
            field=models.DateTimeField(
                blank=True,
                help_text="Sinds wanneer gemeenten en aanbieders deze versie zien; leeg bij een concept.",
                null=True,
                verbose_name="gedeeld op",
            ),
        ),
        migrations.AddField(
            model_name="contractafrekening",
            name="overgenomen_van",
            field=models.ForeignKey(
                blank=True,
                help_text="De vastgestelde uitkomst die blijft staan, omdat het contract nu niet is af te rekenen.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="bekostiging.contractafrekening",
            ),
        ),
        migrations.AlterField(
            model_name="afrekening",
            name="status",
            field=models.CharField(
                choices=[("concept", "Concept"), ("gedeeld", "Gedeeld"), ("vastgesteld", "Vastgesteld")],
                default="concept",
                help_text="Concept, gedeeld of vastgesteld.",
                max_length=20,
                verbose_name="status",
            ),
        ),
        migrations.AlterField(
            model_name="afrekeningevent",
            name="status",
            field=models.CharField(
                choices=[("concept", "Concept"), ("gedeeld", "Gedeeld"), ("vastgesteld", "Vastgesteld")],
                default="concept",
                help_text="Concept, gedeeld of vastgesteld.",
                max_length=20,
                verbose_name="status",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="afrekening",
            trigger=inkoop.platform.databank.geschiedenis.Trigger(
                name="geschiedenis_insert",
                sql=inkoop.platform.databank.geschiedenis.Triggersql(
                    func='INSERT INTO public."bekostiging_afrekeningevent" ("gedeeld_door_id", "gedeeld_op", "jaar", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "status", "vastgesteld_door_id", "vastgesteld_op", "versie") SELECT new_values."gedeeld_door_id", new_values."gedeeld_op", new_values."jaar", (SELECT public.inkoop_geschiedeniscontext()), now(), \'insert\', new_values."id", new_values."regio_id", new_values."status", new_values."vastgesteld_door_id", new_values."vastgesteld_op", new_values."versie" FROM new_values; RETURN NULL;',
                    hash="ac8764d80aa6b9511378a397051fbefb0e61344b",
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
                    func='INSERT INTO public."bekostiging_afrekeningevent" ("gedeeld_door_id", "gedeeld_op", "jaar", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "status", "vastgesteld_door_id", "vastgesteld_op", "versie") SELECT new_values."gedeeld_door_id", new_values."gedeeld_op", new_values."jaar", (SELECT public.inkoop_geschiedeniscontext()), now(), \'update\', new_values."id", new_values."regio_id", new_values."status", new_values."vastgesteld_door_id", new_values."vastgesteld_op", new_values."versie" FROM old_values JOIN new_values ON old_values."id" = new_values."id" WHERE ROW(old_values."gedeeld_door_id", old_values."gedeeld_op", old_values."jaar", old_values."regio_id", old_values."status", old_values."vastgesteld_door_id", old_values."vastgesteld_op", old_values."versie") IS DISTINCT FROM ROW(new_values."gedeeld_door_id", new_values."gedeeld_op", new_values."jaar", new_values."regio_id", new_values."status", new_values."vastgesteld_door_id", new_values."vastgesteld_op", new_values."versie"); RETURN NULL;',
                    hash="183e641a1bc028a69c9dfea98f79dda51ba21fc0",
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
                    func='INSERT INTO public."bekostiging_afrekeningevent" ("gedeeld_door_id", "gedeeld_op", "jaar", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regio_id", "status", "vastgesteld_door_id", "vastgesteld_op", "versie") SELECT old_values."gedeeld_door_id", old_values."gedeeld_op", old_values."jaar", (SELECT public.inkoop_geschiedeniscontext()), now(), \'delete\', old_values."id", old_values."regio_id", old_values."status", old_values."vastgesteld_door_id", old_values."vastgesteld_op", old_values."versie" FROM old_values; RETURN NULL;',
                    hash="b560e70d56a67cf45cb72939d041b2d2dcd86070",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_geschiedenis_delete_3b454",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="bekostiging_afrekening",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(DELEN, NIET_DELEN),
        migrations.AddConstraint(
            model_name="afrekening",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["concept", "gedeeld", "vastgesteld"])),
                name="afrekening_heeft_een_bestaande_status",
            ),
        ),
        migrations.AddConstraint(
            model_name="afrekening",
            constraint=models.UniqueConstraint(
                condition=models.Q(("corrigeert__isnull", True), ("status", "vastgesteld")),
                fields=("regio", "jaar"),
                name="een_eerste_vastgestelde_afrekening_per_regio_en_jaar",
            ),
        ),
        migrations.AddConstraint(
            model_name="afrekening",
            constraint=models.UniqueConstraint(
                condition=models.Q(("corrigeert__isnull", False), ("status", "vastgesteld")),
                fields=("corrigeert",),
                name="een_vastgestelde_correctie_per_vastgestelde_afrekening",
            ),
        ),
        migrations.AddConstraint(
            model_name="afrekening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("status__in", ["concept", "gedeeld"]),
                        ("vastgesteld_door__isnull", True),
                        ("vastgesteld_op__isnull", True),
                    ),
                    models.Q(
                        ("status", "vastgesteld"),
                        ("vastgesteld_door__isnull", False),
                        ("vastgesteld_op__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="vastgesteld_heeft_een_moment_en_een_persoon",
            ),
        ),
        migrations.AddConstraint(
            model_name="afrekening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("gedeeld_door__isnull", True), ("gedeeld_op__isnull", True), ("status", "concept")
                    ),
                    models.Q(("gedeeld_op__isnull", False), ("status", "gedeeld")),
                    ("status", "vastgesteld"),
                    _connector="OR",
                ),
                name="een_concept_is_niet_gedeeld_en_wat_gedeeld_is_wel",
            ),
        ),
        *(
            migrations.RunSQL(ALLEEN_GEDEELD.format(tabel=tabel), f"DROP POLICY gedeeld ON {tabel}")
            for tabel in ("bekostiging_contractafrekening", "bekostiging_geparkeerdcontract")
        ),
    ]
