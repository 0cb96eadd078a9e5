"""What delivered care and what counts is, written once: every statement about them reads these functions.

Each is one plain SELECT, STABLE and not SECURITY DEFINER, so that the planner puts its body in the place of the
call. The pure twin of `toegang_geleverd` is `inkoop.kern.levering.get_levering`.
Source: docs/berekening.md, Perioden en levering.
"""

from django.db import migrations

# Periods of one allocation do not overlap, so only the last one can be open.
GELEVERD = """
CREATE FUNCTION toegang_geleverd(van date, tot date)
    RETURNS TABLE (toewijzing_id bigint, nummer varchar, contract_id bigint, gemeente_id bigint, client_id bigint,
        product_id bigint, traject_id bigint, start date, stop date, gestopt date, dagen datemultirange)
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000 AS $$
    SELECT t.id, t.nummer, t.contract_id, t.gemeente_id, t.client_id, t.product_id, t.traject_id,
        min(d.eerste) FILTER (WHERE d.eerste <= d.laatste),
        nullif(max(d.laatste) FILTER (WHERE d.eerste <= d.laatste), 'infinity'),
        CASE WHEN bool_and(p.stop IS NOT NULL)
            THEN max(d.laatste) FILTER (WHERE d.eerste <= d.laatste) END,
        range_agg(daterange(greatest(d.eerste, van), least(d.laatste, tot), '[]'))
            FILTER (WHERE d.eerste <= d.laatste AND d.eerste <= tot AND d.laatste >= van)
    FROM toegang_toewijzing t
    JOIN toegang_zorgperiode p ON p.toewijzing_id = t.id
    CROSS JOIN LATERAL (SELECT greatest(p.start, t.ingangsdatum) AS eerste,
        coalesce(least(p.stop, t.einddatum), 'infinity') AS laatste) d
    WHERE p.start IS NOT NULL AND NOT t.ingetrokken
    GROUP BY t.id
    HAVING bool_or(d.eerste <= d.laatste AND d.eerste <= tot AND d.laatste >= van)
$$;
COMMENT ON FUNCTION toegang_geleverd(date, date) IS
    'One row per allocation with a delivered day in [van, tot]: its first and last delivered day ever (stop NULL is
open), the last delivered day where the last reported period has a stop (gestopt), and the delivered days within; for
care at any time ask from -infinity to infinity';
"""
TELLEND = """
CREATE FUNCTION toegang_telt(goedgekeurd boolean, gecrediteerd_door bigint, ingetrokken boolean) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT goedgekeurd AND gecrediteerd_door IS NULL AND NOT ingetrokken $$;
COMMENT ON FUNCTION toegang_telt(boolean, bigint, boolean) IS
    'Whether a prestatie counts: approved, not credited since, and on an allocation that was not withdrawn';

CREATE FUNCTION toegang_tellend(van date, tot date)
    RETURNS TABLE (prestatie_id bigint, nummer varchar, levering_id bigint, toewijzing_id bigint,
        contract_id bigint, gemeente_id bigint, product_id bigint, begindatum date, einddatum date, volume numeric,
        eenheid varchar)
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000000 AS $$
    SELECT p.id, p.nummer, p.levering_id, p.toewijzing_id, p.contract_id, t.gemeente_id, t.product_id,
        p.begindatum, p.einddatum, p.volume, p.eenheid
    FROM toegang_prestatie p
    JOIN toegang_toewijzing t ON t.id = p.toewijzing_id
    WHERE p.begindatum BETWEEN van AND tot AND toegang_telt(p.goedgekeurd, p.gecrediteerd_door_id, t.ingetrokken)
$$;
COMMENT ON FUNCTION toegang_tellend(date, date) IS
    'The prestaties with a begindatum in [van, tot] that count (toegang_telt)';
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0007_credit"), ("databank", "0003_eenheden")]
    operations = [
        migrations.RunSQL(GELEVERD, "DROP FUNCTION toegang_geleverd(date, date)"),
        migrations.RunSQL(
            TELLEND,
            "DROP FUNCTION toegang_tellend(date, date); DROP FUNCTION toegang_telt(boolean, bigint, boolean)",
        ),
    ]
