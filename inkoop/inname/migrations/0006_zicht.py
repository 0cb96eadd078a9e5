"""What regions somebody sees, one function says, also of a service that works for one region."""

from typing import Any

from django.db import migrations

from inkoop.platform.databank.operaties import herschrijf_zicht

_EIGEN = "(SELECT inkoop_is_systeem()) OR gebruiker_id = (SELECT inkoop_gebruiker())"
_REGIO = "OR (SELECT current_setting('inkoop.bereik', true)) = 'regio' AND regio_id IN"
NU = f"{_EIGEN} {_REGIO} (SELECT segmenten_zichtbare_regios())"
EERDER = (
    f"{_EIGEN} {_REGIO} "  # noqa: S608 - a policy
    "(SELECT t.regio_id FROM segmenten_regiotoegang t WHERE t.gebruiker_id = inkoop_gebruiker())"
)


class Migration(migrations.Migration):
    dependencies: list[Any] = [("inname", "0005_vernietigd"), ("segmenten", "0015_zicht")]
    operations = [herschrijf_zicht(tabel, NU, EERDER) for tabel in ("inname_laadverslag", "inname_upload")]
