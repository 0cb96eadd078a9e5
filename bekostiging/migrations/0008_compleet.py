"""A version takes no rows and lets none go once it is complete, a concept included; and what it was made from.

Versions of before are complete: the run that made them ended. Of these it was not kept what they were made
from, so a concept among them is computed again before it is established.
"""

from django.db import migrations, models
from django.db.models import Q

from inkoop.platform.databank.operaties import forceer_rijbeveiliging, weiger_truncate

_MEE = {
    "was": "ARRAY['status', 'vastgesteld_op', 'vastgesteld_door_id']",
    "wordt": "ARRAY['status', 'compleet', 'vastgesteld_op', 'vastgesteld_door_id']",
}
KOP = """
CREATE OR REPLACE FUNCTION bekostiging_weiger_vastgesteld() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status = 'vastgesteld' THEN
        RAISE EXCEPTION 'Afrekening % versie % is vastgesteld en verandert niet meer', OLD.jaar, OLD.versie
            USING ERRCODE = 'restrict_violation';
    END IF;
    {compleet}
    -- A computed version keeps its figures; only its status can still move.
    IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - {mee}) <> (to_jsonb(OLD) - {mee}) THEN
        RAISE EXCEPTION 'Afrekening % versie % is berekend: een nieuwe berekening is een nieuwe versie',
            OLD.jaar, OLD.versie USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
"""
COMPLEET = """
    IF OLD.compleet THEN
        IF TG_OP = 'DELETE' THEN
            RAISE EXCEPTION 'Afrekening % versie % is bewaard en blijft', OLD.jaar, OLD.versie
                USING ERRCODE = 'restrict_violation';
        ELSIF NOT NEW.compleet THEN
            RAISE EXCEPTION 'Afrekening % versie % is compleet', OLD.jaar, OLD.versie
                USING ERRCODE = 'restrict_violation';
        END IF;
    END IF;
"""
REGEL = """
CREATE OR REPLACE FUNCTION bekostiging_weiger_regel_van_vastgesteld() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    sleutel bigint;
    vast boolean;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'Regels van een afrekening veranderen niet: een nieuwe berekening is een nieuwe versie'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_TABLE_NAME = 'bekostiging_gemeenteafrekening' THEN
        SELECT c.afrekening_id INTO sleutel FROM public.bekostiging_contractafrekening c
            WHERE c.id = coalesce(NEW.contractafrekening_id, OLD.contractafrekening_id);
    ELSE
        sleutel := coalesce(NEW.afrekening_id, OLD.afrekening_id);
    END IF;
    SELECT {vast} INTO vast FROM public.bekostiging_afrekening WHERE id = sleutel FOR SHARE;
    IF vast THEN
        RAISE EXCEPTION '{zin}: er komen geen regels bij en er gaan er geen af'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
"""
STAND = """
CREATE TRIGGER vastgesteld_verandert_niet BEFORE INSERT OR UPDATE OR DELETE ON bekostiging_invoerstand
    FOR EACH ROW EXECUTE FUNCTION bekostiging_weiger_regel_van_vastgesteld()
"""


class Migration(migrations.Migration):
    dependencies = [("bekostiging", "0007_betaald")]
    operations = [
        migrations.AddField(
            model_name="afrekening",
            name="compleet",
            field=models.BooleanField(
                default=True,
                editable=False,
                help_text="Of alle uitkomsten van deze versie er staan.",
                verbose_name="compleet",
            ),
        ),
        migrations.AlterField(
            model_name="afrekening",
            name="compleet",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="Of alle uitkomsten van deze versie er staan.",
                verbose_name="compleet",
            ),
        ),
        migrations.AddConstraint(
            model_name="afrekening",
            constraint=models.CheckConstraint(
                name="alleen_een_complete_afrekening_is_vastgesteld",
                condition=~Q(status="vastgesteld") | Q(compleet=True),
            ),
        ),
        migrations.CreateModel(
            name="Invoerstand",
            fields=[
                (
                    "afrekening",
                    models.OneToOneField(
                        help_text="De berekening.",
                        on_delete=models.CASCADE,
                        primary_key=True,
                        related_name="invoerstand",
                        serialize=False,
                        to="bekostiging.afrekening",
                    ),
                ),
                (
                    "delen",
                    models.JSONField(
                        help_text="Digest van elk deel van de invoer, per contract.", verbose_name="delen"
                    ),
                ),
                (
                    "levering",
                    models.PositiveIntegerField(
                        help_text="Volgnummer van de laatste levering die is gelezen; 0 als er geen was.",
                        verbose_name="levering",
                    ),
                ),
            ],
            options={"verbose_name": "invoerstand", "verbose_name_plural": "invoerstanden"},
        ),
        migrations.RunSQL(
            KOP.format(compleet=COMPLEET, mee=_MEE["wordt"]), KOP.format(compleet="", mee=_MEE["was"])
        ),
        migrations.RunSQL(
            REGEL.format(vast="compleet", zin="Deze afrekening is compleet"),
            REGEL.format(vast="status = 'vastgesteld'", zin="Deze afrekening is vastgesteld"),
        ),
        migrations.RunSQL(STAND, "DROP TRIGGER vastgesteld_verandert_niet ON bekostiging_invoerstand"),
        weiger_truncate("bekostiging_invoerstand"),
        forceer_rijbeveiliging("bekostiging_invoerstand", "(SELECT inkoop_is_systeem())"),
    ]
