"""Row-level security knows scopes (region, municipality, provider) and no role by name."""

from django.db import migrations

# The table of rights says what an account of a role is tied to; the transaction tells it as `inkoop.bereik`.
ZICHTBAAR = """
CREATE OR REPLACE FUNCTION contracten_zichtbare_aanbieders() RETURNS SETOF bigint
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT aanbieder_id FROM public.contracten_aanbiedertoegang
        WHERE gebruiker_id = inkoop_gebruiker() AND current_setting('inkoop.bereik', true) = 'aanbieder'
    UNION
    SELECT a.id FROM public.contracten_aanbieder a
        WHERE a.regio_id IN (
            SELECT t.regio_id FROM public.segmenten_regiotoegang t
                WHERE t.gebruiker_id = inkoop_gebruiker()
                AND current_setting('inkoop.bereik', true) = 'regio'
            UNION
            SELECT g.regio_id FROM public.segmenten_gemeentetoegang t
                JOIN public.segmenten_gemeente g ON g.id = t.gemeente_id
                WHERE t.gebruiker_id = inkoop_gebruiker()
                AND current_setting('inkoop.bereik', true) = 'gemeente')
$$;
"""
TERUG = """
CREATE OR REPLACE FUNCTION contracten_zichtbare_aanbieders() RETURNS SETOF bigint
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT aanbieder_id FROM public.contracten_aanbiedertoegang
        WHERE gebruiker_id = inkoop_gebruiker() AND current_setting('inkoop.rol', true) = 'aanbieder'
    UNION
    SELECT a.id FROM public.contracten_aanbieder a WHERE current_setting('inkoop.rol', true) <> 'aanbieder'
        AND a.regio_id IN (
            SELECT t.regio_id FROM public.segmenten_regiotoegang t
                WHERE t.gebruiker_id = inkoop_gebruiker()
            UNION
            SELECT g.regio_id FROM public.segmenten_gemeentetoegang t
                JOIN public.segmenten_gemeente g ON g.id = t.gemeente_id
                WHERE t.gebruiker_id = inkoop_gebruiker())
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("contracten", "0005_geldig_tarief")]
    operations = [migrations.RunSQL(ZICHTBAAR, TERUG)]
