"""Kept lines lose the names of clients when these are destroyed; amounts and days stay, and nothing else changes."""

from django.db import migrations

BEWAAK = """
CREATE FUNCTION bekostiging_regelstand_wordt_nameloos() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.id = OLD.id AND NEW.contractafrekening_id = OLD.contractafrekening_id AND NEW.veld = OLD.veld
        AND (SELECT jsonb_agg(rij - 'wie' ORDER BY plaats)
            FROM jsonb_array_elements(NEW.regels) WITH ORDINALITY x (rij, plaats))
        IS NOT DISTINCT FROM (SELECT jsonb_agg(rij - 'wie' ORDER BY plaats)
            FROM jsonb_array_elements(OLD.regels) WITH ORDINALITY x (rij, plaats))
        AND EXISTS (
            SELECT FROM bekostiging_contractafrekening c JOIN toegang_toewijzing t ON t.contract_id = c.contract_id
            WHERE c.id = NEW.contractafrekening_id AND bewaren_is_bevestigd('toewijzing', t.id))
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Bewaarde regels veranderen niet: deze gegevens zijn definitief'
        USING ERRCODE = 'restrict_violation';
END $$;
DROP TRIGGER bekostiging_regelstand_alleen_toevoegen ON bekostiging_regelstand;
CREATE TRIGGER bekostiging_regelstand_alleen_toevoegen BEFORE DELETE ON bekostiging_regelstand
    FOR EACH ROW EXECUTE FUNCTION inkoop_weiger();
CREATE TRIGGER bekostiging_regelstand_wordt_nameloos BEFORE UPDATE ON bekostiging_regelstand
    FOR EACH ROW EXECUTE FUNCTION bekostiging_regelstand_wordt_nameloos();
"""
TERUG = """
DROP TRIGGER bekostiging_regelstand_wordt_nameloos ON bekostiging_regelstand;
DROP FUNCTION bekostiging_regelstand_wordt_nameloos();
DROP TRIGGER bekostiging_regelstand_alleen_toevoegen ON bekostiging_regelstand;
CREATE TRIGGER bekostiging_regelstand_alleen_toevoegen BEFORE UPDATE OR DELETE ON bekostiging_regelstand
    FOR EACH ROW EXECUTE FUNCTION inkoop_weiger();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("bekostiging", "0014_regel_zoekt_op_sleutel"),
        ("bewaren", "0001_initial"),
        ("toegang", "0018_vernietigen"),
    ]
    operations = [migrations.RunSQL(BEWAAK, TERUG)]
