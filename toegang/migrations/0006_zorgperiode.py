"""Care in periods, allocations that are withdrawn or go on, and a number that is unique per municipality.

What an allocation said of its own start and stop becomes a period that says so (`uit_toewijzing`). Every row that
is there meets the new constraints: a number that was unique in the region is so in the municipality.
"""

from importlib import import_module

import django.contrib.postgres.constraints
import django.db.models.deletion
from django.db import migrations, models

import inkoop.platform.databank.geldigheid
from inkoop.platform.databank.operaties import forceer_rijbeveiliging_via_ouder

GELEVERD = import_module("toegang.migrations.0005_geleverd").GELEVERD
VERPLAATS = """
INSERT INTO toegang_zorgperiode (toewijzing_id, start, stop, reden_stop, uit_toewijzing)
SELECT id, start, stop, reden_stop, true FROM toegang_toewijzing
WHERE start IS NOT NULL OR stop IS NOT NULL OR reden_stop <> '' ORDER BY id;
SET CONSTRAINTS ALL IMMEDIATE;
"""
# Back, an allocation has its first start and its last stop: pauses have no place there.
VERPLAATS_TERUG = """
UPDATE toegang_toewijzing t SET start = p.start, stop = p.stop, reden_stop = p.reden_stop
FROM (
    SELECT toewijzing_id, (array_agg(start ORDER BY start))[1] AS start,
        (array_agg(stop ORDER BY start DESC))[1] AS stop,
        (array_agg(reden_stop ORDER BY start DESC))[1] AS reden_stop
    FROM toegang_zorgperiode GROUP BY toewijzing_id
) p WHERE p.toewijzing_id = t.id;
SET CONSTRAINTS ALL IMMEDIATE;
"""
VERVOLG = """
ALTER TABLE toegang_toewijzing ADD CONSTRAINT een_vervolg_valt_onder_hetzelfde_contract
    FOREIGN KEY (vervolg_op_id, contract_id, regio_id)
    REFERENCES toegang_toewijzing (id, contract_id, regio_id) DEFERRABLE INITIALLY DEFERRED
"""


class Migration(migrations.Migration):
    dependencies = [
        ("contracten", "0007_geschiedenis"),
        ("segmenten", "0009_geschiedenis_perceel"),
        ("toegang", "0005_geleverd"),
    ]
    operations = [
        # It reads columns that go; 0008 makes it anew.
        migrations.RunSQL("DROP FUNCTION toegang_geleverd(date, date)", GELEVERD),
        migrations.CreateModel(
            name="Zorgperiode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "start",
                    models.DateField(
                        blank=True,
                        help_text="Dag waarop de zorg begon.",
                        null=True,
                        verbose_name="start zorg",
                    ),
                ),
                (
                    "stop",
                    models.DateField(
                        blank=True, help_text="Laatste dag van de zorg.", null=True, verbose_name="stop zorg"
                    ),
                ),
                (
                    "reden_stop",
                    models.CharField(
                        blank=True,
                        help_text="Waarom de zorg stopte.",
                        max_length=200,
                        verbose_name="reden stop",
                    ),
                ),
                (
                    "uit_toewijzing",
                    models.BooleanField(
                        default=False,
                        help_text="Of de periode bij de toewijzing zelf is gemeld; dan is er geen andere.",
                        verbose_name="uit de toewijzing",
                    ),
                ),
                (
                    "toewijzing",
                    models.ForeignKey(
                        db_index=False,
                        help_text="De toewijzing waarop zorg is gegeven.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="perioden",
                        to="toegang.toewijzing",
                    ),
                ),
            ],
            options={
                "verbose_name": "zorgperiode",
                "verbose_name_plural": "zorgperioden",
                "ordering": ["toewijzing", "start"],
            },
        ),
        migrations.RunSQL(VERPLAATS, VERPLAATS_TERUG),
        migrations.RemoveConstraint(model_name="toewijzing", name="zorg_stopt_niet_voor_de_start"),
        migrations.RemoveField(model_name="toewijzing", name="reden_stop"),
        migrations.RemoveField(model_name="toewijzing", name="start"),
        migrations.RemoveField(model_name="toewijzing", name="stop"),
        migrations.AddConstraint(
            model_name="zorgperiode",
            constraint=models.UniqueConstraint(
                fields=("toewijzing", "start"), name="een_zorgperiode_per_start", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="zorgperiode",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stop__isnull", True),
                    ("start__isnull", True),
                    ("stop__gte", models.F("start")),
                    _connector="OR",
                ),
                name="zorg_stopt_niet_voor_de_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="zorgperiode",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("start__isnull", False)),
                expressions=[
                    ("toewijzing", "="),
                    (
                        inkoop.platform.databank.geldigheid.Datumbereik(
                            models.F("start"), models.F("stop"), models.Value("[]")
                        ),
                        "&&",
                    ),
                ],
                name="zorgperioden_van_een_toewijzing_overlappen_niet",
            ),
        ),
        forceer_rijbeveiliging_via_ouder("toegang_zorgperiode", "toewijzing_id", "toegang_toewijzing"),
        migrations.RemoveConstraint(
            model_name="toewijzing", name="toewijzingsnummer_is_uniek_binnen_de_regio"
        ),
        migrations.AlterField(
            model_name="toewijzing",
            name="nummer",
            field=models.CharField(
                help_text="Uniek binnen de gemeente.", max_length=100, verbose_name="toewijzingsnummer"
            ),
        ),
        migrations.AddField(
            model_name="toewijzing",
            name="ingetrokken",
            field=models.BooleanField(
                default=False,
                help_text="De toewijzing geldt als nooit gegeven en telt nergens mee.",
                verbose_name="ingetrokken",
            ),
        ),
        migrations.AddField(
            model_name="toewijzing",
            name="vervolg_op",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                help_text="De toewijzing waarvan dit het traject voortzet, zoals na een verhuizing.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="vervolgen",
                to="toegang.toewijzing",
            ),
        ),
        migrations.AddIndex(
            model_name="toewijzing",
            index=models.Index(fields=["regio", "nummer"], name="toewijzing_regio_nummer"),
        ),
        migrations.AddConstraint(
            model_name="toewijzing",
            constraint=models.UniqueConstraint(
                fields=("gemeente", "nummer"), name="toewijzingsnummer_is_uniek_binnen_de_gemeente"
            ),
        ),
        migrations.AddConstraint(
            model_name="toewijzing",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ingetrokken", False)),
                fields=("vervolg_op",),
                name="een_toewijzing_heeft_een_vervolg_dat_niet_is_ingetrokken",
            ),
        ),
        migrations.RunSQL(
            VERVOLG,
            "ALTER TABLE toegang_toewijzing DROP CONSTRAINT een_vervolg_valt_onder_hetzelfde_contract",
        ),
    ]
