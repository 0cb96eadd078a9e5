"""Nobody ties the own account to more."""

from typing import Any

from django.db import migrations

_TABELLEN = ("segmenten_regiotoegang", "segmenten_gemeentetoegang")
_AAN = "CREATE TRIGGER toegang_van_een_ander BEFORE INSERT OR UPDATE ON {tabel} FOR EACH ROW EXECUTE FUNCTION gebruikers_bewaak_toegang();"
_UIT = "DROP TRIGGER toegang_van_een_ander ON {tabel};"


class Migration(migrations.Migration):
    dependencies: list[Any] = [("gebruikers", "0008_rollen"), ("segmenten", "0012_naam_clientbedrag")]
    operations = [
        migrations.RunSQL(_AAN.format(tabel=tabel), _UIT.format(tabel=tabel)) for tabel in _TABELLEN
    ]
