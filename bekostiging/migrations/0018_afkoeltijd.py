"""Who gave another a role lately does not establish a settlement with that person, whatever the program forgets.

How long that is and which roles count stands in a table that only the owner of the tables writes, which is who
migrates (`bekostiging/services/afkoeltijd.py`): a trigger reads no setting. Without the row nobody establishes.
"""

from typing import Any

import django.contrib.postgres.fields
from django.db import migrations, models

# Of now by the clock of the database: the moment that a row says of itself, anybody can write.
_BEWAAK = """
CREATE FUNCTION bekostiging_bewaak_afkoeltijd() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    tijd record;
    vaststeller bigint := NEW.vastgesteld_door_id;
BEGIN
    IF vaststeller IS NULL OR TG_OP = 'UPDATE' AND OLD.vastgesteld_door_id IS NOT DISTINCT FROM vaststeller THEN
        RETURN NEW;
    END IF;
    SELECT a.dagen, a.rollen INTO tijd FROM public.bekostiging_afkoeltijd a;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'De databank kent geen afkoeltijd. Draai manage.py migrate.'
            USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (
        SELECT 1 FROM public.gebruikers_rechtenverzoek v
        JOIN unnest(ARRAY[NEW.gemaakt_door_id, NEW.gedeeld_door_id]) AS eerste (id)
            ON v.account_id IN (eerste.id, vaststeller)
            AND (v.gevraagd_door_id IN (eerste.id, vaststeller) OR v.besloten_door_id IN (eerste.id, vaststeller))
        WHERE v.status = 'bevestigd' AND v.besloten_op >= now() - tijd.dagen * interval '24 hours'
            AND EXISTS (
                SELECT 1 FROM unnest(v.rollen) AS rol (code)
                WHERE rol.code = ANY (tijd.rollen) AND rol.code <> ALL (v.rollen_voor)
            )
    ) THEN
        RAISE EXCEPTION 'Wie elkaar kortgeleden een rol gaven, stellen niet samen een afrekening vast.'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION bekostiging_bewaak_afkoeltijd() FROM PUBLIC;
CREATE TRIGGER bekostiging_afkoeltijd BEFORE INSERT OR UPDATE ON bekostiging_afrekening
    FOR EACH ROW EXECUTE FUNCTION bekostiging_bewaak_afkoeltijd();

CREATE FUNCTION bekostiging_alleen_bijwerken() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT public.inkoop_bezit('bekostiging_afkoeltijd') THEN
        RAISE EXCEPTION 'De afkoeltijd verandert alleen met manage.py migrate.'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER bekostiging_afkoeltijd_bewaakt
    AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON bekostiging_afkoeltijd
    FOR EACH STATEMENT EXECUTE FUNCTION bekostiging_alleen_bijwerken();
"""
_TERUG = """
DROP TRIGGER bekostiging_afkoeltijd_bewaakt ON bekostiging_afkoeltijd;
DROP FUNCTION bekostiging_alleen_bijwerken();
DROP TRIGGER bekostiging_afkoeltijd ON bekostiging_afrekening;
DROP FUNCTION bekostiging_bewaak_afkoeltijd();
"""


class Migration(migrations.Migration):
    dependencies: list[Any] = [
        ("bekostiging", "0017_eigen_gemeenten"),
        ("gebruikers", "0010_besloten_blijft"),
    ]
    operations = [
        migrations.CreateModel(
            name="Afkoeltijd",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "dagen",
                    models.PositiveSmallIntegerField(
                        help_text="Hoe lang, in dagen: ROL_AFKOELTIJD_DAGEN toen voor het laatst is bijgewerkt.",
                        verbose_name="dagen",
                    ),
                ),
                (
                    "rollen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        help_text="Met welke rollen iemand meedoet aan een afrekening.",
                        size=None,
                        verbose_name="rollen",
                    ),
                ),
            ],
            options={
                "verbose_name": "afkoeltijd",
                "verbose_name_plural": "afkoeltijden",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("pk", 1)), name="er_is_een_afkoeltijd")
                ],
            },
        ),
        migrations.RunSQL(_BEWAAK, _TERUG),
    ]
