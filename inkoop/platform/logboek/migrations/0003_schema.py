"""The chain reads the log itself, never a temporary table of the same name."""

from django.db import migrations

SCHAKEL = """
CREATE OR REPLACE FUNCTION logboek_schakel() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE vorige record;
BEGIN
    -- One writer at a time: the chain has no gaps and no forks.
    PERFORM pg_advisory_xact_lock(hashtext('logboek'));
    SELECT l.volgnummer, l.digest INTO vorige FROM {schema}logboek_logregel l
        ORDER BY l.volgnummer DESC LIMIT 1;
    NEW.volgnummer := coalesce(vorige.volgnummer, 0) + 1;
    NEW.vorige_digest := coalesce(vorige.digest, repeat('0', 64));
    NEW.digest := logboek_digest(NEW.volgnummer, NEW.moment, NEW.handeling, NEW.gebruiker, NEW.regio,
        NEW.onderwerp_soort, NEW.onderwerp_sleutel, NEW.verschil, NEW.vorige_digest);
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("logboek", "0002_keten")]
    operations = [migrations.RunSQL(SCHAKEL.format(schema="public."), SCHAKEL.format(schema=""))]
