"""The database numbers, chains and guards the audit log itself, so that no code can forget it."""

from django.db import migrations

from inkoop.platform.databank.operaties import alleen_toevoegen

KETEN = """
CREATE FUNCTION logboek_digest(volgnummer bigint, moment timestamptz, handeling text, gebruiker text,
    regio text, onderwerp_soort text, onderwerp_sleutel text, verschil jsonb, vorige text)
    RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT encode(sha256(convert_to(
        jsonb_build_array(volgnummer, extract(epoch FROM moment), handeling, gebruiker, regio,
            onderwerp_soort, onderwerp_sleutel, verschil, vorige)::text, 'UTF8')), 'hex')
$$;

CREATE FUNCTION logboek_schakel() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE vorige record;
BEGIN
    -- One writer at a time: the chain has no gaps and no forks.
    PERFORM pg_advisory_xact_lock(hashtext('logboek'));
    SELECT l.volgnummer, l.digest INTO vorige FROM logboek_logregel l ORDER BY l.volgnummer DESC LIMIT 1;
    NEW.volgnummer := coalesce(vorige.volgnummer, 0) + 1;
    NEW.vorige_digest := coalesce(vorige.digest, repeat('0', 64));
    NEW.digest := logboek_digest(NEW.volgnummer, NEW.moment, NEW.handeling, NEW.gebruiker, NEW.regio,
        NEW.onderwerp_soort, NEW.onderwerp_sleutel, NEW.verschil, NEW.vorige_digest);
    RETURN NEW;
END $$;

CREATE TRIGGER logboek_logregel_schakel BEFORE INSERT ON logboek_logregel
    FOR EACH ROW EXECUTE FUNCTION logboek_schakel();
"""

TERUG = """
DROP TRIGGER logboek_logregel_schakel ON logboek_logregel;
DROP FUNCTION logboek_schakel();
DROP FUNCTION logboek_digest(bigint, timestamptz, text, text, text, text, text, jsonb, text);
"""


class Migration(migrations.Migration):
    dependencies = [("logboek", "0001_initial"), ("databank", "0001_functies")]
    operations = [migrations.RunSQL(KETEN, TERUG), *alleen_toevoegen("logboek_logregel")]
