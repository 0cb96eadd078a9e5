"""What hangs on a contract is seen by the functions of that."""

from typing import Any

from django.db import migrations

from inkoop.platform.databank.operaties import zie_door_functies


class Migration(migrations.Migration):
    dependencies: list[Any] = [("signalen", "0003_wet"), ("contracten", "0015_zicht_door_functies")]
    operations = [zie_door_functies("signalen", "contracten_contract", "contracten_jaarafspraak")]
