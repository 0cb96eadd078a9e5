"""Whose sight is limited to one law sees no signal about a contract of another."""

from typing import Any

from django.db import migrations

from segmenten.models import beperk_tot_wet


class Migration(migrations.Migration):
    dependencies: list[Any] = [("signalen", "0002_zicht"), ("contracten", "0014_wet")]
    operations = [
        beperk_tot_wet(
            "signalen_signaal", "contract_id IS NULL OR contract_id IN (SELECT id FROM contracten_contract)"
        )
    ]
