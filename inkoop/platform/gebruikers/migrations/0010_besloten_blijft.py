"""A request that was decided stays as it was decided, and was decided when it says: duties that are parted read it.

The system and a person are held to it; who works outside the application, as the owner of the tables, is not.
"""

from typing import Any

from django.db import migrations

_BEWAAK = """
CREATE FUNCTION gebruikers_bewaak_verzoek() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT public.inkoop_is_systeem() AND public.inkoop_gebruiker() IS NULL THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP <> 'INSERT' AND OLD.status <> 'gevraagd' THEN
        RAISE EXCEPTION 'Een verzoek waarover is besloten, verandert niet meer.'
            USING ERRCODE = 'check_violation';
    END IF;
    -- A clock may be a little off; a day of before would shorten the time that two people wait.
    IF TG_OP <> 'DELETE' AND NEW.besloten_op NOT BETWEEN clock_timestamp() - interval '1 hour'
        AND clock_timestamp() + interval '1 hour' THEN
        RAISE EXCEPTION 'Een besluit over een verzoek is van nu.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
REVOKE ALL ON FUNCTION gebruikers_bewaak_verzoek() FROM PUBLIC;
CREATE TRIGGER gebruikers_verzoek BEFORE INSERT OR UPDATE OR DELETE ON gebruikers_rechtenverzoek
    FOR EACH ROW EXECUTE FUNCTION gebruikers_bewaak_verzoek();
"""
_TERUG = """
DROP TRIGGER gebruikers_verzoek ON gebruikers_rechtenverzoek;
DROP FUNCTION gebruikers_bewaak_verzoek();
"""


class Migration(migrations.Migration):
    dependencies: list[Any] = [("gebruikers", "0009_laatste_dag_bewaakt")]
    operations = [migrations.RunSQL(_BEWAAK, _TERUG)]
