"""Whether a row is seen by its parent is planned once for a connection, not in every statement."""

from typing import Any

from django.db import migrations

from inkoop.platform.databank.operaties import make_zichtfunctie, zie_door_functies

OUDERS = [
    "segmenten_expertise",
    "segmenten_gemeente",
    "segmenten_perceel",
    "segmenten_perceelvoorkomen",
    "segmenten_product",
    "segmenten_segment",
    "segmenten_segmentvoorkomen",
    "segmenten_traject",
]


class Migration(migrations.Migration):
    dependencies: list[Any] = [("segmenten", "0016_wet")]
    operations = [*(make_zichtfunctie(ouder) for ouder in OUDERS), zie_door_functies("segmenten", *OUDERS)]
