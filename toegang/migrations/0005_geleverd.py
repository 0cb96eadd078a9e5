"""What delivered care is, written once: every statement about care reads this function.

One plain SELECT, STABLE and not SECURITY DEFINER, so that the planner puts its body in the place of the
call. Its pure twin is `inkoop.kern.periode.get_geleverd`. Source: docs/berekening.md, Afspraken in deze tekst.
"""

from django.db import migrations

GELEVERD = """
CREATE FUNCTION toegang_geleverd(van date, tot date)
    RETURNS TABLE (toewijzing_id bigint, nummer varchar, contract_id bigint, gemeente_id bigint,
        client_id bigint, product_id bigint, traject_id bigint, start date, stop date, dagen datemultirange)
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000 AS $$
    SELECT t.id, t.nummer, t.contract_id, t.gemeente_id, t.client_id, t.product_id, t.traject_id,
        t.start, t.stop, datemultirange(daterange(greatest(t.start, van), least(t.stop, tot), '[]'))
    FROM toegang_toewijzing t
    WHERE t.start <= tot AND (t.stop IS NULL OR t.stop >= van)
$$;
COMMENT ON FUNCTION toegang_geleverd(date, date) IS
    'One row per allocation with a delivered day in [van, tot]: its first and last delivered day ever (stop NULL
is open), and the delivered days within; for care at any time ask from -infinity to infinity';
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0004_prestatie_blijft")]
    operations = [migrations.RunSQL(GELEVERD, "DROP FUNCTION toegang_geleverd(date, date)")]
