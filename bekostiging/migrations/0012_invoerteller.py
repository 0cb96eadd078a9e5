"""Counts the changes of what a settlement reads, per contract and per region, so that a result can be kept.

Every table that is read has triggers per statement, whatever way a change comes by. They count in the transaction of
the change, under the lock of the counter: who reads counter and rows in one snapshot, and finds the counter of an
earlier snapshot, sees the rows of then. The table of prestaties has none: `toegang_somstand` counts those.
"""

import django.db.models.deletion
from django.db import migrations, models

from inkoop.platform.databank.operaties import forceer_rijbeveiliging

# How the rows of a table lead to the contract that they are of: what is joined, and the column with its key.
_AFSPRAAK = ("JOIN contracten_jaarafspraak j ON j.id = r.jaarafspraak_id", "j.contract_id")
_TOEWIJZING = ("JOIN toegang_toewijzing t ON t.id = r.toewijzing_id", "t.contract_id")
_SCHAAL = (
    "JOIN contracten_bonusmalus b ON b.id = r.bonus_malus_id "
    "JOIN contracten_jaarafspraak j ON j.id = b.jaarafspraak_id",
    "j.contract_id",
)
_EIGEN = ("", "r.contract_id")
VAN_CONTRACT = {
    "contracten_contract": ("", "r.id"),
    "contracten_contractdeelnemer": _EIGEN,
    "contracten_contractopslag": _EIGEN,
    "contracten_maatwerk": _EIGEN,
    "contracten_tarief": _EIGEN,
    "contracten_kpiscore": _EIGEN,
    "contracten_voorschot": _EIGEN,
    "contracten_betaling": _EIGEN,
    "contracten_jaarafspraak": _EIGEN,
    "contracten_gemeentebudget": _AFSPRAAK,
    "contracten_afgesprokengemeentekeuze": _AFSPRAAK,
    "contracten_plekafspraak": _AFSPRAAK,
    "contracten_trajectafspraak": _AFSPRAAK,
    "contracten_verhoging": _AFSPRAAK,
    "contracten_afgesprokeninwoners": _AFSPRAAK,
    "contracten_verdeelgemeente": _AFSPRAAK,
    "contracten_afgesprokenprestatie": _AFSPRAAK,
    "contracten_besparingsdeling": _AFSPRAAK,
    "contracten_bonusmalus": _AFSPRAAK,
    "contracten_bonusmalusschaal": _SCHAAL,
    "contracten_gemiddeldekosten": _AFSPRAAK,
    "toegang_toewijzing": _EIGEN,
    "toegang_zorgperiode": _TOEWIJZING,
    "toegang_resultaat": _TOEWIJZING,
    "toegang_prestatiesom": _EIGEN,
}
# The same for what all contracts of a region share.
_VAN_REGIO = ("", "r.regio_id")
_PERCEEL = ("JOIN segmenten_perceel p ON p.id = r.perceel_id", "p.regio_id")
_PERCEELDEEL = (
    "JOIN segmenten_perceelvoorkomen v ON v.id = r.perceelvoorkomen_id "
    "JOIN segmenten_perceel p ON p.id = v.perceel_id",
    "p.regio_id",
)
VAN_REGIO = {
    "segmenten_regio": ("", "r.id"),
    "segmenten_gemeente": _VAN_REGIO,
    "segmenten_inwoners": ("JOIN segmenten_gemeente g ON g.id = r.gemeente_id", "g.regio_id"),
    "segmenten_segment": _VAN_REGIO,
    "segmenten_perceel": _VAN_REGIO,
    "segmenten_perceelvoorkomen": _PERCEEL,
    "segmenten_deelnemer": _PERCEELDEEL,
    "segmenten_gemeentekeuze": _PERCEELDEEL,
    "segmenten_product": _VAN_REGIO,
    "segmenten_expertise": _VAN_REGIO,
    "segmenten_uurtarief": ("JOIN segmenten_expertise e ON e.id = r.expertise_id", "e.regio_id"),
    "segmenten_opslag": _VAN_REGIO,
    "segmenten_traject": _VAN_REGIO,
    "segmenten_trajectvoorkomen": _VAN_REGIO,
    "contracten_aanbieder": _VAN_REGIO,
}
# The argument selects the region and the contract of the rows that changed. What is not there any more (a contract
# goes with all that it has) needs no counter. It sees every row, whoever makes the change.
FUNCTIE = """
CREATE FUNCTION bekostiging_tel_invoer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    rol text := coalesce(current_setting('inkoop.rol', true), '');
BEGIN
    PERFORM set_config('inkoop.rol', 'systeem', true);
    EXECUTE 'INSERT INTO bekostiging_invoerteller AS i (regio_id, contract_id, wijzigingen) SELECT DISTINCT x.*, 1 FROM ('
        || TG_ARGV[0] || ') x ORDER BY 1, 2 '
        'ON CONFLICT (regio_id, contract_id) DO UPDATE SET wijzigingen = i.wijzigingen + 1';
    PERFORM set_config('inkoop.rol', rol, true);
    RETURN NULL;
END $$;
"""
_CONTRACT = "SELECT c.regio_id, c.id FROM {bron} r {joins} JOIN contracten_contract c ON c.id = {kolom}"
_REGIO = "SELECT o.id, NULL::bigint FROM {bron} r {joins} JOIN segmenten_regio o ON o.id = {kolom}"
MOMENTEN = (
    ("nieuw", "INSERT", "NEW TABLE AS rijen", "rijen"),
    (
        "anders",
        "UPDATE",
        "OLD TABLE AS was NEW TABLE AS rijen",
        "(SELECT * FROM was UNION ALL SELECT * FROM rijen)",
    ),
    ("weg", "DELETE", "OLD TABLE AS rijen", "rijen"),
)
VERWIJZINGEN = "".join(
    f"ALTER TABLE bekostiging_invoerteller ADD CONSTRAINT bekostiging_invoerteller_van_{wat} "
    f"FOREIGN KEY ({wat}_id) REFERENCES {tabel} (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;"
    for wat, tabel in (("regio", "segmenten_regio"), ("contract", "contracten_contract"))
)


def tel_wijzigingen(tabel: str, joins: str, kolom: str, opdracht: str) -> migrations.RunSQL:
    """Count the changes of a table; `opdracht` selects region and contract of its rows."""
    sql, weg = "", ""
    for naam, wat, kanten, bron in MOMENTEN:
        argument = opdracht.format(bron=bron, joins=joins, kolom=kolom)
        sql += (
            f"CREATE TRIGGER bekostiging_tel_{naam} AFTER {wat} ON {tabel} REFERENCING {kanten} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION bekostiging_tel_invoer('{argument}');"
        )
        weg += f"DROP TRIGGER bekostiging_tel_{naam} ON {tabel};"
    return migrations.RunSQL(sql, weg)


class Migration(migrations.Migration):
    dependencies = [
        ("bekostiging", "0011_regelstand"),
        ("contracten", "0009_afspraaknaam"),
        ("segmenten", "0012_naam_clientbedrag"),
        ("toegang", "0013_levering_upload"),
    ]
    operations = [
        migrations.CreateModel(
            name="Invoerteller",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "wijzigingen",
                    models.PositiveBigIntegerField(
                        help_text="Hoe vaak iets veranderde dat een afrekening leest.",
                        verbose_name="wijzigingen",
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Het contract; leeg bij wat alle contracten van de regio raakt.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="contracten.contract",
                    ),
                ),
                (
                    "regio",
                    models.ForeignKey(
                        db_constraint=False,
                        help_text="De regio.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="segmenten.regio",
                    ),
                ),
            ],
            options={
                "verbose_name": "invoerteller",
                "verbose_name_plural": "invoertellers",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("regio", "contract"),
                        name="een_invoerteller_per_contract",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="invoerstand",
            name="kenmerken",
            field=models.JSONField(
                default=dict,
                help_text="Tellers van wijzigingen, en de digest van het programma en van de invoer per contract.",
                verbose_name="kenmerken",
            ),
        ),
        migrations.RunSQL(VERWIJZINGEN, migrations.RunSQL.noop),
        forceer_rijbeveiliging("bekostiging_invoerteller", "(SELECT inkoop_is_systeem())"),
        migrations.RunSQL(FUNCTIE, "DROP FUNCTION bekostiging_tel_invoer()"),
        *(tel_wijzigingen(tabel, joins, kolom, _CONTRACT) for tabel, (joins, kolom) in VAN_CONTRACT.items()),
        *(tel_wijzigingen(tabel, joins, kolom, _REGIO) for tabel, (joins, kolom) in VAN_REGIO.items()),
    ]
