"""No element of the purchase structure points into another region."""

from django.db import migrations

from inkoop.platform.databank.operaties import eis_zelfde_regio


class Migration(migrations.Migration):
    dependencies = [("segmenten", "0001_initial"), ("databank", "0001_functies")]
    operations = [
        eis_zelfde_regio("segmenten_product", "segment_id", "segmenten_segment"),
        eis_zelfde_regio("segmenten_traject", "product_id", "segmenten_product"),
        eis_zelfde_regio("segmenten_traject", "expertise_id", "segmenten_expertise"),
        eis_zelfde_regio("segmenten_perceel", "segment_id", "segmenten_segment"),
    ]
