"""What regions somebody sees, one function says, also of a service that works for one region."""

from typing import Any

from django.db import migrations

from inkoop.platform.databank.operaties import herschrijf_zicht

_BEREIK = "(SELECT current_setting('inkoop.bereik', true))"
NU = f"""
(SELECT inkoop_is_systeem())
OR regio_id IN (SELECT segmenten_zichtbare_regios())
AND ({_BEREIK} = 'regio' OR gemeente_id IS NULL OR gemeente_id IN (SELECT segmenten_eigen_gemeenten()))
"""
EERDER = f"""
(SELECT inkoop_is_systeem())
OR {_BEREIK} = 'regio' AND regio_id IN (
    SELECT t.regio_id FROM segmenten_regiotoegang t WHERE t.gebruiker_id = inkoop_gebruiker())
OR {_BEREIK} = 'gemeente' AND regio_id IN (
    SELECT g.regio_id FROM segmenten_gemeentetoegang t JOIN segmenten_gemeente g ON g.id = t.gemeente_id
    WHERE t.gebruiker_id = inkoop_gebruiker()
) AND (gemeente_id IS NULL OR gemeente_id IN (
    SELECT t.gemeente_id FROM segmenten_gemeentetoegang t WHERE t.gebruiker_id = inkoop_gebruiker()))
"""  # noqa: S608 - a policy


class Migration(migrations.Migration):
    dependencies: list[Any] = [("signalen", "0001_initial"), ("segmenten", "0015_zicht")]
    operations = [herschrijf_zicht("signalen_signaal", NU, EERDER)]
