"""Who is the system: the worker and the owner, whatever another role says of itself (docs/besluiten/0036).

By the role that opened the connection: within a function of the owner the current one is the owner. And not
while a request is answered, also where site and worker are one role. What the
reader sees is not for it to say either: it is no account, and works for the regions that it was given.
"""

from django.db import migrations

SYSTEEM = """
CREATE OR REPLACE FUNCTION inkoop_is_systeem() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce(current_setting('inkoop.rol', true), '') = 'systeem'
        AND coalesce(current_setting('inkoop.verzoek', true), '') = ''
        AND session_user IN ('inkoop_werker', 'inkoop_eigenaar') $$;
CREATE OR REPLACE FUNCTION inkoop_gebruiker() RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN session_user <> 'inkoop_lezer'
        THEN nullif(current_setting('inkoop.gebruiker', true), '')::bigint END $$;
"""
DIENST = """
CREATE FUNCTION inkoop_is_dienst() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce(current_setting('inkoop.rol', true), '') = 'regio' AND session_user <> 'inkoop_lezer' $$;
COMMENT ON FUNCTION inkoop_is_dienst() IS
    'Whether a service works for one region, and not an account';
"""
EIGENAAR = """
CREATE FUNCTION inkoop_alleen_eigenaar() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT public.inkoop_bezit(TG_TABLE_NAME) THEN
        RAISE EXCEPTION '% verandert alleen door wie de tabellen bezit', TG_TABLE_NAME
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;
"""
TERUG = """
CREATE OR REPLACE FUNCTION inkoop_is_systeem() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce(current_setting('inkoop.rol', true), '') = 'systeem' $$;
CREATE OR REPLACE FUNCTION inkoop_gebruiker() RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('inkoop.gebruiker', true), '')::bigint $$;
"""


class Migration(migrations.Migration):
    dependencies = [("databank", "0003_eenheden")]
    operations = [
        migrations.RunSQL(SYSTEEM, TERUG),
        migrations.RunSQL(DIENST, "DROP FUNCTION inkoop_is_dienst()"),
        migrations.RunSQL(EIGENAAR, "DROP FUNCTION inkoop_alleen_eigenaar()"),
    ]
