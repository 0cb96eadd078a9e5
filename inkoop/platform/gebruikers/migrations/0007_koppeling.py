"""Who reads for reports does not read who signs in with which service elsewhere, nor what that said."""

from typing import Any

from django.db import migrations

_LEZER = "inkoop_lezer"
_TABELLEN = "socialaccount_socialaccount, socialaccount_socialapp, socialaccount_socialtoken"
_DICHT = """
DO $$ BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{rol}') THEN
        REVOKE SELECT ON {tabellen} FROM {rol};
    END IF;
END $$
"""
_OPEN = _DICHT.replace("REVOKE", "GRANT").replace("FROM {rol}", "TO {rol}")


class Migration(migrations.Migration):
    dependencies: list[Any] = [
        ("gebruikers", "0006_sessie"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
    ]
    operations = [
        migrations.RunSQL(
            _DICHT.format(rol=_LEZER, tabellen=_TABELLEN), _OPEN.format(rol=_LEZER, tabellen=_TABELLEN)
        ),
    ]
