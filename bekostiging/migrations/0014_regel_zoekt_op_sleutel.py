"""What refuses a row of a complete version finds that version by its key.

Under row-level security the database uses no index for `id = coalesce(...)`: for every row of a municipality
it read all results of all versions, so each version of a year took longer than the one before. A session keeps
the plan of a trigger, and one that began when there were no results yet would do so still; therefore the plan is
made once, and never as if the table were empty.
"""

from django.db import migrations

_REGEL = """
CREATE OR REPLACE FUNCTION bekostiging_weiger_regel_van_vastgesteld() RETURNS trigger LANGUAGE plpgsql {plan} AS $$
DECLARE
    sleutel bigint;
    vast boolean;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'Regels van een afrekening veranderen niet: een nieuwe berekening is een nieuwe versie'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_TABLE_NAME = 'bekostiging_gemeenteafrekening' THEN
        {zoek}
    ELSE
        sleutel := coalesce(NEW.afrekening_id, OLD.afrekening_id);
    END IF;
    SELECT compleet INTO vast FROM public.bekostiging_afrekening WHERE id = sleutel FOR SHARE;
    IF vast THEN
        RAISE EXCEPTION 'Deze afrekening is compleet: er komen geen regels bij en er gaan er geen af'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
"""
_OP_SLEUTEL = """
        sleutel := coalesce(NEW.contractafrekening_id, OLD.contractafrekening_id);
        SELECT c.afrekening_id INTO sleutel FROM public.bekostiging_contractafrekening c WHERE c.id = sleutel;
"""
_PLAN = "SET enable_seqscan = off SET plan_cache_mode = force_generic_plan"
_OVER_ALLES = """
        SELECT c.afrekening_id INTO sleutel FROM public.bekostiging_contractafrekening c
            WHERE c.id = coalesce(NEW.contractafrekening_id, OLD.contractafrekening_id);
"""


class Migration(migrations.Migration):
    dependencies = [("bekostiging", "0013_na_elke_berekening")]
    operations = [
        migrations.RunSQL(
            _REGEL.format(plan=_PLAN, zoek=_OP_SLEUTEL), _REGEL.format(plan="", zoek=_OVER_ALLES)
        ),
    ]
