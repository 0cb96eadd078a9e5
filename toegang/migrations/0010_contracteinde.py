"""Care ends with its contract: what is delivered lies within the allocation and within the contract.

The rest of `toegang_geleverd` is as 0008 made it.
"""

from importlib import import_module

from django.db import migrations

EERDER = import_module("toegang.migrations.0008_geleverd").GELEVERD
GELEVERD = EERDER.replace(
    "    JOIN toegang_zorgperiode p ON p.toewijzing_id = t.id\n",
    "    JOIN contracten_contract c ON c.id = t.contract_id\n"
    "    JOIN toegang_zorgperiode p ON p.toewijzing_id = t.id\n",
).replace("least(p.stop, t.einddatum)", "least(p.stop, t.einddatum, c.einddatum)")
WEG = "DROP FUNCTION toegang_geleverd(date, date)"


class Migration(migrations.Migration):
    dependencies = [
        ("toegang", "0009_geen_gedeelde_dag"),
        ("contracten", "0008_deelnemers_en_betalingen"),
        ("segmenten", "0011_domeinen_en_sturing"),
    ]
    operations = [migrations.RunSQL(WEG, EERDER), migrations.RunSQL(GELEVERD, WEG)]
