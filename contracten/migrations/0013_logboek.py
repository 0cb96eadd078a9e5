"""Lines of the log are read by who works in their region, and anybody adds them.

What is seen the triggers keep from being changed, and say so. After all policies that say which regions somebody sees.
"""

from typing import Any

from django.db import migrations

# When a backup was made is told to whoever watches an installation, without an account. A name that is no
# account is of no region; who looks after an installation reads what is of nobody as well.
ZICHT = """
ALTER TABLE logboek_logregel ENABLE ROW LEVEL SECURITY;
ALTER TABLE logboek_logregel FORCE ROW LEVEL SECURITY;
CREATE POLICY zicht ON logboek_logregel USING (
    (SELECT inkoop_is_systeem()) OR (SELECT gebruikers_is_hoofdbeheerder())
    OR regio = '' AND handeling = 'backup_gemaakt'
    OR (SELECT current_setting('inkoop.bereik', true)) IN ('regio', 'gemeente', 'aanbieder') AND (
        regio IN (SELECT code FROM segmenten_regio)
        OR regio = '' AND onderwerp_soort = 'gebruiker' AND onderwerp_sleutel LIKE 'onbekend %'))
    WITH CHECK (true);
"""
TERUG = """
DROP POLICY zicht ON logboek_logregel;
ALTER TABLE logboek_logregel NO FORCE ROW LEVEL SECURITY;
ALTER TABLE logboek_logregel DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies: list[Any] = [("contracten", "0012_zicht"), ("logboek", "0005_schakels")]
    operations = [migrations.RunSQL(ZICHT, TERUG)]
