"""The reading role reads no sessions, tokens and passwords: with those it could act as anybody."""

from typing import Any

from django.db import migrations

_LEZER = "inkoop_lezer"
# An installation may have no such role.
_ALS_DIE_ER_IS = """
DO $$ BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{rol}') THEN {opdracht} END IF;
END $$
"""
_TABELLEN = "django_session, authtoken_token, gebruikers_aanmeldpoging, gebruikers_gebruiker"
_KOLOMMEN = "id, last_login, is_superuser, gebruikersnaam, naam, email, rol, is_active, gemaakt_op"
_WEG = f"REVOKE SELECT ON {_TABELLEN} FROM {_LEZER}; "  # noqa: S608  no query
_WEL = f"GRANT SELECT ({_KOLOMMEN}) ON gebruikers_gebruiker TO {_LEZER};"
_TERUG = f"GRANT SELECT ON {_TABELLEN} TO {_LEZER};"


class Migration(migrations.Migration):
    dependencies: list[Any] = [
        ("gebruikers", "0002_aanmeldpoging"),
        ("sessions", "0001_initial"),
        ("authtoken", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL(
            _ALS_DIE_ER_IS.format(rol=_LEZER, opdracht=_WEG + _WEL),
            _ALS_DIE_ER_IS.format(rol=_LEZER, opdracht=_TERUG),
        ),
    ]
