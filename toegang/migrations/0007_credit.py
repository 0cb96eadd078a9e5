"""Lines that take back an earlier one, and an id that is unique per contract.

What counts is approved and not credited. A line is credited by its credit itself: adding one marks the other in the
same act, so that neither is there without the other. Every row that is there meets the new constraints.
"""

import django.db.models.deletion
from django.db import migrations, models

# The one change that a judged line knows: who took it back, once. `*=` compares what is stored, so 1.0 is not 1.00.
ONVERANDERLIJK = """
CREATE OR REPLACE FUNCTION toegang_prestatie_is_eenmaal_beoordeeld() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    gewenst toegang_prestatie := OLD;
BEGIN
    gewenst.gecrediteerd_door_id := NEW.gecrediteerd_door_id;
    IF OLD.gecrediteerd_door_id IS NULL AND NEW *= gewenst AND EXISTS (
        SELECT FROM toegang_prestatie c WHERE c.id = NEW.gecrediteerd_door_id AND c.crediteert_id = OLD.id
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Prestatie % is beoordeeld en verandert niet meer', OLD.nummer
        USING ERRCODE = 'restrict_violation';
END $$;
"""
ONVERANDERLIJK_EERDER = """
CREATE OR REPLACE FUNCTION toegang_prestatie_is_eenmaal_beoordeeld() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Prestatie % is beoordeeld en verandert niet meer', OLD.nummer
        USING ERRCODE = 'restrict_violation';
END $$;
"""
CREDIT = """
CREATE FUNCTION toegang_credit_neemt_een_regel_terug() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE toegang_prestatie p SET gecrediteerd_door_id = NEW.id
    WHERE p.id = NEW.crediteert_id AND p.nummer = NEW.crediteert_nummer AND p.goedgekeurd
        AND p.gecrediteerd_door_id IS NULL AND p.levering_id <> NEW.levering_id
        AND (p.contract_id, p.toewijzing_id, p.begindatum, p.einddatum, p.volume, p.eenheid)
        = (NEW.contract_id, NEW.toewijzing_id, NEW.begindatum, NEW.einddatum, NEW.volume, NEW.eenheid);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Prestatie % neemt geen goedgekeurde regel met dezelfde inhoud terug', NEW.nummer
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER toegang_credit_neemt_terug AFTER INSERT ON toegang_prestatie
    FOR EACH ROW WHEN (NEW.crediteert_id IS NOT NULL) EXECUTE FUNCTION toegang_credit_neemt_een_regel_terug();
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0006_zorgperiode")]
    operations = [
        migrations.RemoveConstraint(
            model_name="levering", name="elke_prestatie_van_een_levering_is_beoordeeld"
        ),
        migrations.AddField(
            model_name="levering",
            name="aantal_gecrediteerd",
            field=models.PositiveIntegerField(
                default=0,
                help_text="Hoeveel regels een eerdere regel terugnamen.",
                verbose_name="gecrediteerd",
            ),
        ),
        migrations.AddConstraint(
            model_name="levering",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "aantal",
                        models.F("aantal_goedgekeurd")
                        + models.F("aantal_afgekeurd")
                        + models.F("aantal_gecrediteerd"),
                    )
                ),
                name="elke_prestatie_van_een_levering_is_beoordeeld",
            ),
        ),
        migrations.RemoveConstraint(model_name="prestatie", name="prestatiekenmerk_is_uniek_binnen_de_regio"),
        migrations.RemoveConstraint(model_name="prestatie", name="een_prestatie_wordt_eenmaal_goedgekeurd"),
        migrations.RemoveConstraint(
            model_name="prestatie", name="prestatie_is_goedgekeurd_of_heeft_een_reden"
        ),
        migrations.AddField(
            model_name="prestatie",
            name="crediteert",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                help_text="De regel die deze regel terugneemt; leeg als die er niet was.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="toegang.prestatie",
            ),
        ),
        migrations.AddField(
            model_name="prestatie",
            name="crediteert_nummer",
            field=models.CharField(
                blank=True,
                default="",
                help_text="Kenmerk van de regel in hetzelfde contract die deze regel terugneemt.",
                max_length=100,
                verbose_name="crediteert",
            ),
        ),
        migrations.AddField(
            model_name="prestatie",
            name="gecrediteerd_door",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                help_text="De credit die deze regel heeft teruggenomen; de regel telt dan niet meer.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="toegang.prestatie",
            ),
        ),
        migrations.AlterField(
            model_name="prestatie",
            name="nummer",
            field=models.CharField(
                help_text="Kenmerk van de aanbieder, uniek binnen het contract.",
                max_length=100,
                verbose_name="kenmerk",
            ),
        ),
        migrations.AlterField(
            model_name="prestatie",
            name="reden",
            field=models.CharField(
                blank=True,
                choices=[
                    ("credit_onbekend", "Crediteert geen goedgekeurde regel"),
                    ("over_jaargrens", "Begint en eindigt in verschillende jaren"),
                    ("buiten_contract", "Begint buiten de looptijd van het contract"),
                    ("toewijzing_ingetrokken", "De toewijzing is ingetrokken"),
                    ("buiten_toewijzing", "Valt buiten de toewijzing"),
                    ("na_stop", "Begint na het stoppen van de zorg"),
                    ("eenheid_onjuist", "Eenheid past niet bij tarief of toewijzing"),
                    ("geen_tarief", "Geen tarief op de begindatum"),
                    ("geen_volume", "Het volume is 0"),
                    ("dubbel", "Deelt een dag met een goedgekeurde regel"),
                    ("volume_overschreden", "Meer dan het toegewezen volume"),
                    ("credit", "Credit van een eerdere regel"),
                ],
                help_text="Leeg als goedgekeurd.",
                max_length=30,
                verbose_name="reden van afkeuring",
            ),
        ),
        migrations.AddConstraint(
            model_name="prestatie",
            constraint=models.UniqueConstraint(
                fields=("contract", "nummer"), name="prestatiekenmerk_is_uniek_binnen_het_contract"
            ),
        ),
        migrations.AddConstraint(
            model_name="prestatie",
            constraint=models.UniqueConstraint(
                condition=models.Q(("gecrediteerd_door", None), ("goedgekeurd", True)),
                fields=("toewijzing", "begindatum", "einddatum"),
                name="een_prestatie_wordt_eenmaal_goedgekeurd",
            ),
        ),
        migrations.AddConstraint(
            model_name="prestatie",
            constraint=models.UniqueConstraint(
                condition=models.Q(("crediteert__isnull", False)),
                fields=("crediteert",),
                name="een_prestatie_wordt_eenmaal_gecrediteerd",
            ),
        ),
        migrations.AddConstraint(
            model_name="prestatie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("goedgekeurd", True), ("reden", "")),
                    models.Q(
                        ("goedgekeurd", False),
                        (
                            "reden__in",
                            [
                                "credit_onbekend",
                                "over_jaargrens",
                                "buiten_contract",
                                "toewijzing_ingetrokken",
                                "buiten_toewijzing",
                                "na_stop",
                                "eenheid_onjuist",
                                "geen_tarief",
                                "geen_volume",
                                "dubbel",
                                "volume_overschreden",
                                "credit",
                            ],
                        ),
                    ),
                    _connector="OR",
                ),
                name="prestatie_is_goedgekeurd_of_heeft_een_reden",
            ),
        ),
        migrations.AddConstraint(
            model_name="prestatie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("crediteert", None),
                    models.Q(("reden", "credit"), models.Q(("crediteert_nummer", ""), _negated=True)),
                    _connector="OR",
                ),
                name="een_geslaagde_credit_wijst_een_regel_aan",
            ),
        ),
        migrations.AddConstraint(
            model_name="prestatie",
            constraint=models.CheckConstraint(
                condition=models.Q(("gecrediteerd_door", None), ("goedgekeurd", True), _connector="OR"),
                name="alleen_een_goedgekeurde_prestatie_wordt_gecrediteerd",
            ),
        ),
        migrations.RunSQL(ONVERANDERLIJK, ONVERANDERLIJK_EERDER),
        migrations.RunSQL(
            CREDIT,
            "DROP TRIGGER toegang_credit_neemt_terug ON toegang_prestatie; "
            "DROP FUNCTION toegang_credit_neemt_een_regel_terug()",
        ),
    ]
