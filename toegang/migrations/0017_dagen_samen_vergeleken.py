"""Plans the search for shared days anew for every delivery, and for all of its lines instead of the first one.

A statement of a trigger is planned once per connection. Planned when there were a few lines, it looks through the
whole table for each line of a large delivery that comes later; the owner alone can gather statistics, and what is not
committed has none. And who asks whether there is any, gets a plan that finds one soon: here there is none, and every
line is compared. Counting has them compared as a whole.
"""

from importlib import import_module

from django.db import migrations

EERDER = import_module("toegang.migrations.0009_geen_gedeelde_dag").GEEN_GEDEELDE_DAG
FUNCTIE, _, _ = EERDER.partition("CREATE TRIGGER")
GEEN_GEDEELDE_DAG = """
CREATE OR REPLACE FUNCTION toegang_prestaties_delen_geen_dag() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    gedeeld boolean;
BEGIN
    EXECUTE $opdracht$
        SELECT EXISTS (
            SELECT FROM (
                SELECT begindatum, max(einddatum) OVER (PARTITION BY toewijzing_id ORDER BY begindatum
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS vorige
                FROM nieuw WHERE goedgekeurd AND gecrediteerd_door_id IS NULL
            ) n WHERE begindatum <= vorige
        ) OR (
            SELECT count(*) > 0 FROM nieuw n JOIN toegang_prestatie p ON p.toewijzing_id = n.toewijzing_id
            WHERE n.goedgekeurd AND n.gecrediteerd_door_id IS NULL AND p.goedgekeurd
                AND p.gecrediteerd_door_id IS NULL AND p.id < (SELECT min(id) FROM nieuw)
                AND p.begindatum <= n.einddatum AND p.einddatum >= n.begindatum
        )
    $opdracht$ INTO gedeeld;
    IF gedeeld THEN
        RAISE EXCEPTION 'Prestaties van een toewijzing die tellen, delen een dag'
            USING ERRCODE = 'exclusion_violation';
    END IF;
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0016_leveringnaam")]
    operations = [
        migrations.RunSQL(
            GEEN_GEDEELDE_DAG, FUNCTIE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
        ),
    ]
