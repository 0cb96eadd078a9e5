"""Allocations and prestaties: one region, the contract of the allocation, and only for who may see them."""

from django.db import migrations

from contracten.models.zicht import forceer_rijbeveiliging_via_contract
from inkoop.platform.databank.operaties import (
    eis_zelfde_regio,
    forceer_rijbeveiliging_via_ouder,
    weiger_truncate,
)

PRESTATIE_TOEWIJZING = """
ALTER TABLE toegang_prestatie ADD CONSTRAINT prestatie_valt_onder_het_contract_van_de_toewijzing
    FOREIGN KEY (toewijzing_id, contract_id, regio_id)
    REFERENCES toegang_toewijzing (id, contract_id, regio_id) DEFERRABLE INITIALLY DEFERRED
"""
ONVERANDERLIJK = """
CREATE FUNCTION toegang_prestatie_is_eenmaal_beoordeeld() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Prestatie % is beoordeeld en verandert niet meer', OLD.nummer
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER toegang_prestatie_verandert_niet BEFORE UPDATE ON toegang_prestatie
    FOR EACH ROW EXECUTE FUNCTION toegang_prestatie_is_eenmaal_beoordeeld();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("toegang", "0001_initial"),
        ("contracten", "0002_bewaking"),
        ("databank", "0001_functies"),
    ]
    operations = [
        eis_zelfde_regio("toegang_toewijzing", "client_id", "toegang_client"),
        eis_zelfde_regio("toegang_toewijzing", "gemeente_id", "segmenten_gemeente"),
        eis_zelfde_regio("toegang_toewijzing", "contract_id", "contracten_contract"),
        eis_zelfde_regio("toegang_toewijzing", "product_id", "segmenten_product"),
        eis_zelfde_regio("toegang_toewijzing", "traject_id", "segmenten_traject"),
        migrations.RunSQL(
            PRESTATIE_TOEWIJZING,
            "ALTER TABLE toegang_prestatie "
            "DROP CONSTRAINT prestatie_valt_onder_het_contract_van_de_toewijzing",
        ),
        migrations.RunSQL(
            ONVERANDERLIJK,
            "DROP TRIGGER toegang_prestatie_verandert_niet ON toegang_prestatie; "
            "DROP FUNCTION toegang_prestatie_is_eenmaal_beoordeeld()",
        ),
        weiger_truncate("toegang_prestatie"),
        forceer_rijbeveiliging_via_contract("toegang_toewijzing"),
        forceer_rijbeveiliging_via_contract("toegang_prestatie"),
        forceer_rijbeveiliging_via_contract("toegang_maandtotaal"),
        forceer_rijbeveiliging_via_ouder("toegang_resultaat", "toewijzing_id", "toegang_toewijzing"),
    ]
