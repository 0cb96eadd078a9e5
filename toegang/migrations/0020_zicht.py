"""Deliveries are seen by who works in their region; a service of a region takes in clients that are new."""

from typing import Any

from django.db import migrations

from inkoop.platform.databank.operaties import forceer_rijbeveiliging, herschrijf_zicht

_VIA_ZORG = (
    "(SELECT inkoop_is_systeem()) OR EXISTS "
    "(SELECT 1 FROM toegang_toewijzing t WHERE t.client_id = toegang_client.id)"
)
CLIENT = f"{_VIA_ZORG} OR (SELECT inkoop_is_dienst()) AND regio_id IN (SELECT segmenten_zichtbare_regios())"


class Migration(migrations.Migration):
    dependencies: list[Any] = [("toegang", "0019_eigen_gemeenten"), ("contracten", "0012_zicht")]
    operations = [
        forceer_rijbeveiliging(
            "toegang_levering",
            "(SELECT inkoop_is_systeem()) OR regio_id IN (SELECT segmenten_zichtbare_regios()) "
            "OR regio_id IN (SELECT contracten_regios_van_aanbieder())",
        ),
        herschrijf_zicht("toegang_client", CLIENT, _VIA_ZORG),
    ]
