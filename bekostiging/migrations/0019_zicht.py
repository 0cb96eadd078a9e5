"""A settlement is seen in its region, once shared by its providers."""

from typing import Any

from django.db import migrations

from inkoop.platform.databank.operaties import forceer_rijbeveiliging

# A concept is for who works for the region; the same that its outcomes say in the policy `gedeeld`.
ZICHTBAAR = """(SELECT inkoop_is_systeem())
    OR (status <> 'concept' OR (SELECT current_setting('inkoop.bereik', true)) = 'regio')
    AND (regio_id IN (SELECT segmenten_zichtbare_regios())
        OR regio_id IN (SELECT contracten_regios_van_aanbieder()))"""


class Migration(migrations.Migration):
    dependencies: list[Any] = [("bekostiging", "0018_afkoeltijd"), ("contracten", "0012_zicht")]
    operations = [
        forceer_rijbeveiliging("bekostiging_afrekening", ZICHTBAAR),
    ]
