"""Whose sight is limited to one law sees the structure of that law."""

from typing import Any

from django.db import migrations

from segmenten.models import beperk_tot_wet

_EIGEN = "domeinen && (SELECT gebruikers_wetten())"
DELEN = {"perceel": "segment", "product": "segment", "traject": "product"}


class Migration(migrations.Migration):
    dependencies: list[Any] = [("segmenten", "0015_zicht"), ("gebruikers", "0013_wetten")]
    operations = [
        beperk_tot_wet("segmenten_segment", _EIGEN),
        beperk_tot_wet("segmenten_segmentevent", _EIGEN),
        *(
            beperk_tot_wet(
                f"segmenten_{deel}",
                f"{geheel}_id IN (SELECT id FROM segmenten_{geheel})",  # noqa: S608 - a policy
            )
            for deel, geheel in DELEN.items()
        ),
        *(
            beperk_tot_wet(
                f"segmenten_{deel}event",
                f"{geheel}_id IN (SELECT pgh_obj_id FROM segmenten_{geheel}event)",  # noqa: S608 - a policy
            )
            for deel, geheel in DELEN.items()
        ),
    ]
