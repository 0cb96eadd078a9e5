"""Row-level security reads the tables of the scope, never a temporary table of the same name."""

from django.db import migrations

ZICHTBAAR = """
CREATE OR REPLACE FUNCTION contracten_zichtbare_aanbieders() RETURNS SETOF bigint
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT aanbieder_id FROM {schema}contracten_aanbiedertoegang
        WHERE gebruiker_id = inkoop_gebruiker() AND current_setting('inkoop.rol', true) = 'aanbieder'
    UNION
    SELECT a.id FROM {schema}contracten_aanbieder a WHERE current_setting('inkoop.rol', true) <> 'aanbieder'
        AND a.regio_id IN (
            SELECT t.regio_id FROM {schema}segmenten_regiotoegang t
                WHERE t.gebruiker_id = inkoop_gebruiker()
            UNION
            SELECT g.regio_id FROM {schema}segmenten_gemeentetoegang t
                JOIN {schema}segmenten_gemeente g ON g.id = t.gemeente_id
                WHERE t.gebruiker_id = inkoop_gebruiker())
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("contracten", "0003_bron_en_plekken")]
    operations = [migrations.RunSQL(ZICHTBAAR.format(schema="public."), ZICHTBAAR.format(schema=""))]
