"""Whose sight is limited to one law sees the contracts in its percelen, and so all that is below those."""

from typing import Any

from django.db import migrations

from segmenten.models import beperk_tot_wet


class Migration(migrations.Migration):
    dependencies: list[Any] = [("contracten", "0013_logboek"), ("segmenten", "0016_wet")]
    operations = [
        beperk_tot_wet("contracten_contract", "perceel_id IN (SELECT id FROM segmenten_perceel)"),
        beperk_tot_wet(
            "contracten_contractevent", "perceel_id IN (SELECT pgh_obj_id FROM segmenten_perceelevent)"
        ),
    ]
