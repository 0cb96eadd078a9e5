"""What regions somebody sees, one function says, also of a service that works for one region."""

from typing import Any

from django.db import migrations

from inkoop.platform.databank.operaties import herschrijf_zicht

_REGIO = "(SELECT inkoop_is_systeem()) OR (SELECT current_setting('inkoop.bereik', true)) = 'regio' AND regio_id IN"
NU = f"{_REGIO} (SELECT segmenten_zichtbare_regios())"
EERDER = (
    f"{_REGIO} (SELECT t.regio_id FROM segmenten_regiotoegang t "  # noqa: S608 - a policy
    "WHERE t.gebruiker_id = inkoop_gebruiker())"
)


class Migration(migrations.Migration):
    dependencies: list[Any] = [("archief", "0001_initial"), ("segmenten", "0015_zicht")]
    operations = [herschrijf_zicht("archief_archiefexport", NU, EERDER)]
