"""Care of another municipality is not seen by who works for one; deliveries by who works in their region."""

from typing import Any

from django.db import migrations

from inkoop.platform.databank.operaties import forceer_rijbeveiliging


class Migration(migrations.Migration):
    dependencies: list[Any] = [("toegang", "0019_eigen_gemeenten"), ("contracten", "0012_zicht")]
    operations = [
        forceer_rijbeveiliging(
            "toegang_levering",
            "(SELECT inkoop_is_systeem()) OR regio_id IN (SELECT segmenten_zichtbare_regios()) "
            "OR regio_id IN (SELECT contracten_regios_van_aanbieder())",
        ),
    ]
