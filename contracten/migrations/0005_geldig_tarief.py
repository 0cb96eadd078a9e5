"""The tariff that is valid on a day, written once: every statement joins this function laterally.

One plain SELECT, STABLE and not SECURITY DEFINER, so that the planner puts its body in the place of the
call: it costs what the join would cost, and row-level security holds as for the table itself.
"""

from django.db import migrations

GELDIG_TARIEF = """
CREATE FUNCTION contracten_geldig_tarief(contract bigint, product bigint, dag date)
    RETURNS TABLE (id bigint, bedrag numeric, eenheid varchar)
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 1 AS $$
    SELECT t.id, t.bedrag, t.eenheid FROM contracten_tarief t
    WHERE t.contract_id = contract AND t.product_id = product
        AND t.vanaf <= dag AND (t.tot IS NULL OR t.tot >= dag)
$$;
COMMENT ON FUNCTION contracten_geldig_tarief(bigint, bigint, date) IS
    'The tariff of a contract for a product on a day: none, or one (tarieven_van_een_product_overlappen_niet)';
"""


class Migration(migrations.Migration):
    dependencies = [("contracten", "0004_schema")]
    operations = [
        migrations.RunSQL(GELDIG_TARIEF, "DROP FUNCTION contracten_geldig_tarief(bigint, bigint, date)"),
    ]
