"""Which municipalities an account works for, as policies of every floor ask it."""

from typing import Any

from django.db import migrations

GEMEENTEN = """
CREATE FUNCTION segmenten_eigen_gemeenten() RETURNS SETOF bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT gemeente_id FROM public.segmenten_gemeentetoegang WHERE gebruiker_id = inkoop_gebruiker()
$$;
"""


class Migration(migrations.Migration):
    dependencies: list[Any] = [("segmenten", "0013_eigen_toegang")]
    operations = [migrations.RunSQL(GEMEENTEN, "DROP FUNCTION segmenten_eigen_gemeenten()")]
