"""A settlement is seen in its region, once shared by its providers."""

from typing import Any

from django.db import migrations

from inkoop.platform.databank.operaties import forceer_rijbeveiliging, herschrijf_zicht

# A concept is for who works for the region; the same that its outcomes say in the policy `gedeeld`.
ZICHTBAAR = """(SELECT inkoop_is_systeem())
    OR (status <> 'concept' OR (SELECT current_setting('inkoop.bereik', true)) = 'regio')
    AND (regio_id IN (SELECT segmenten_zichtbare_regios())
        OR regio_id IN (SELECT contracten_regios_van_aanbieder()))"""

# What a version was computed from is read by the service that compares it, and by no account.
VAN_DIENST = """(SELECT inkoop_is_systeem()) OR (SELECT inkoop_is_dienst())
    AND afrekening_id IN (SELECT id FROM bekostiging_afrekening)"""
# Whoever changes something counts it: a counter tells nothing but that.
TELLER = """(SELECT inkoop_is_systeem()) OR regio_id IN (SELECT segmenten_zichtbare_regios())
    OR regio_id IN (SELECT contracten_regios_van_aanbieder())"""
SYSTEEM = "(SELECT inkoop_is_systeem())"


class Migration(migrations.Migration):
    dependencies: list[Any] = [("bekostiging", "0018_afkoeltijd"), ("contracten", "0012_zicht")]
    operations = [
        forceer_rijbeveiliging("bekostiging_afrekening", ZICHTBAAR),
        herschrijf_zicht("bekostiging_invoerstand", VAN_DIENST, SYSTEEM),
        herschrijf_zicht("bekostiging_invoerteller", TELLER, SYSTEEM),
    ]
