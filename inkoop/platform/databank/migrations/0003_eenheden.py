"""Which units convert to each other, in SQL: the twin of `inkoop.kern.eenheden.get_factor`."""

from django.db import migrations

EENHEIDSFACTOR = """
CREATE FUNCTION inkoop_eenheidsfactor(van text, naar text) RETURNS TABLE (teller integer, noemer integer)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 1 AS $$
    SELECT CASE WHEN van = naar THEN 1 WHEN van = 'uur' AND naar = 'minuut' THEN 60
            WHEN van = 'minuut' AND naar = 'uur' THEN 1 END,
        CASE WHEN van = naar THEN 1 WHEN van = 'uur' AND naar = 'minuut' THEN 1
            WHEN van = 'minuut' AND naar = 'uur' THEN 60 END
$$;
COMMENT ON FUNCTION inkoop_eenheidsfactor(text, text) IS
    'A volume in van times teller/noemer is one in naar; one row, of NULLs where the units do not convert. Multiply
first: numeric division is not exact';
"""


class Migration(migrations.Migration):
    dependencies = [("databank", "0002_geschiedenis")]
    operations = [
        migrations.RunSQL(EENHEIDSFACTOR, "DROP FUNCTION inkoop_eenheidsfactor(text, text)"),
    ]
