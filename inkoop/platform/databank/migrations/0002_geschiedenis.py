"""The context of a change: written by the triggers of the history, read by who works for a region."""

from django.db import migrations

from inkoop.platform.databank.operaties import laat_alleen_triggers_schrijven

# pghistory has a function of its own, which reads the same settings; this one writes a context once, needs no
# error handler, and cannot be called by the application.
FUNCTIES = """
CREATE FUNCTION inkoop_geschiedeniscontext() RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE sleutel uuid := nullif(current_setting('pghistory.context_id', true), '')::uuid;
BEGIN
    IF sleutel IS NOT NULL THEN
        INSERT INTO public.pghistory_context (id, metadata, created_at, updated_at)
            VALUES (sleutel, coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb,
                now(), now())
            ON CONFLICT DO NOTHING;
    END IF;
    RETURN sleutel;
END $$;
REVOKE ALL ON FUNCTION inkoop_geschiedeniscontext() FROM PUBLIC;

CREATE FUNCTION inkoop_bezit(tabel text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT current_user = pg_get_userbyid(relowner) FROM pg_catalog.pg_class
        WHERE oid = ('public.' || tabel)::regclass
$$;
"""
TERUG = "DROP FUNCTION inkoop_geschiedeniscontext(); DROP FUNCTION inkoop_bezit(text);"
# A provider reads only what it did itself: the number of an account tells who works on what.
LEZEN = (
    "(SELECT inkoop_is_systeem()) "
    "OR current_setting('inkoop.bereik', true) IN ('regio', 'gemeente') "
    "OR metadata->>'account' = (SELECT inkoop_gebruiker()::text)"
)


class Migration(migrations.Migration):
    dependencies = [("databank", "0001_functies"), ("pghistory", "0007_auto_20250421_0444")]
    operations = [
        migrations.RunSQL(FUNCTIES, TERUG),
        laat_alleen_triggers_schrijven("pghistory_context", LEZEN),
    ]
