"""What is vastgesteld cannot be changed, not even in SQL; provider data only for who may see it."""

from django.db import migrations

from contracten.models.zicht import forceer_rijbeveiliging_via_contract
from inkoop.platform.databank.operaties import (
    forceer_rijbeveiliging_via_ouder,
    weiger_truncate,
)

VASTGESTELD = """
CREATE FUNCTION bekostiging_weiger_vastgesteld() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status = 'vastgesteld' THEN
        RAISE EXCEPTION 'Afrekening % versie % is vastgesteld en verandert niet meer', OLD.jaar, OLD.versie
            USING ERRCODE = 'restrict_violation';
    END IF;
    -- A computed version keeps its figures; only its status can still move.
    IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - ARRAY['status', 'vastgesteld_op', 'vastgesteld_door_id'])
        <> (to_jsonb(OLD) - ARRAY['status', 'vastgesteld_op', 'vastgesteld_door_id']) THEN
        RAISE EXCEPTION 'Afrekening % versie % is berekend: een nieuwe berekening is een nieuwe versie',
            OLD.jaar, OLD.versie USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER vastgesteld_verandert_niet BEFORE UPDATE OR DELETE ON bekostiging_afrekening
    FOR EACH ROW EXECUTE FUNCTION bekostiging_weiger_vastgesteld();

CREATE FUNCTION bekostiging_weiger_regel_van_vastgesteld() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    sleutel bigint;
    vast boolean;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'Regels van een afrekening veranderen niet: een nieuwe berekening is een nieuwe versie'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_TABLE_NAME = 'bekostiging_gemeenteafrekening' THEN
        SELECT c.afrekening_id INTO sleutel FROM bekostiging_contractafrekening c
            WHERE c.id = coalesce(NEW.contractafrekening_id, OLD.contractafrekening_id);
    ELSE
        sleutel := coalesce(NEW.afrekening_id, OLD.afrekening_id);
    END IF;
    SELECT status = 'vastgesteld' INTO vast FROM bekostiging_afrekening WHERE id = sleutel;
    IF vast THEN
        RAISE EXCEPTION 'Deze afrekening is vastgesteld: er komen geen regels bij en er gaan er geen af'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
"""
REGEL_TRIGGER = """
CREATE TRIGGER vastgesteld_verandert_niet BEFORE INSERT OR UPDATE OR DELETE ON {tabel}
    FOR EACH ROW EXECUTE FUNCTION bekostiging_weiger_regel_van_vastgesteld()
"""
TERUG = """
DROP TRIGGER vastgesteld_verandert_niet ON bekostiging_afrekening;
DROP FUNCTION bekostiging_weiger_vastgesteld();
DROP FUNCTION bekostiging_weiger_regel_van_vastgesteld();
"""
REGELTABELLEN = [
    "bekostiging_contractafrekening",
    "bekostiging_gemeenteafrekening",
    "bekostiging_geparkeerdcontract",
]


class Migration(migrations.Migration):
    dependencies = [
        ("bekostiging", "0001_initial"),
        ("toegang", "0002_bewaking"),
        ("databank", "0001_functies"),
    ]
    operations = [
        migrations.RunSQL(VASTGESTELD, TERUG),
        *(
            migrations.RunSQL(
                REGEL_TRIGGER.format(tabel=tabel), f"DROP TRIGGER vastgesteld_verandert_niet ON {tabel}"
            )
            for tabel in REGELTABELLEN
        ),
        *(weiger_truncate(tabel) for tabel in ["bekostiging_afrekening", *REGELTABELLEN]),
        forceer_rijbeveiliging_via_contract("bekostiging_contractafrekening"),
        forceer_rijbeveiliging_via_contract("bekostiging_geparkeerdcontract"),
        forceer_rijbeveiliging_via_ouder(
            "bekostiging_gemeenteafrekening", "contractafrekening_id", "bekostiging_contractafrekening"
        ),
    ]
