"""What hangs on a contract is seen by functions that are planned once for a connection."""

from typing import Any

from django.db import migrations

from inkoop.platform.databank.operaties import make_zichtfunctie, zie_door_functies

OUDERS = ["contracten_bonusmalus", "contracten_contract", "contracten_jaarafspraak"]


class Migration(migrations.Migration):
    dependencies: list[Any] = [("contracten", "0014_wet"), ("segmenten", "0017_zicht_door_functies")]
    operations = [
        *(make_zichtfunctie(ouder) for ouder in OUDERS),
        zie_door_functies("contracten", *OUDERS, "segmenten_perceel"),
    ]
