"""Four eyes in the database, and no way round what is final: not by a temporary table, not by a race."""

from typing import Any

from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

# `public.` and not the search path: a temporary table of the same name would be read in its place. FOR SHARE
# makes who adds a line and who establishes wait for each other.
REGEL = """
CREATE OR REPLACE FUNCTION bekostiging_weiger_regel_van_vastgesteld() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    sleutel bigint;
    vast boolean;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'Regels van een afrekening veranderen niet: een nieuwe berekening is een nieuwe versie'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_TABLE_NAME = 'bekostiging_gemeenteafrekening' THEN
        SELECT c.afrekening_id INTO sleutel FROM {schema}bekostiging_contractafrekening c
            WHERE c.id = coalesce(NEW.contractafrekening_id, OLD.contractafrekening_id);
    ELSE
        sleutel := coalesce(NEW.afrekening_id, OLD.afrekening_id);
    END IF;
    SELECT status = 'vastgesteld' INTO vast FROM {schema}bekostiging_afrekening WHERE id = sleutel{slot};
    IF vast THEN
        RAISE EXCEPTION 'Deze afrekening is vastgesteld: er komen geen regels bij en er gaan er geen af'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
"""
VIER_OGEN = (
    Q(vastgesteld_door__isnull=True) | Q(gemaakt_door__isnull=True) | ~Q(vastgesteld_door=F("gemaakt_door"))
)


class Migration(migrations.Migration):
    dependencies: list[Any] = [
        ("bekostiging", "0003_afrekening_taak"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.RunSQL(
            REGEL.format(schema="public.", slot=" FOR SHARE"), REGEL.format(schema="", slot="")
        ),
        migrations.AddConstraint(
            model_name="afrekening",
            constraint=models.CheckConstraint(
                name="wie_de_afrekening_maakte_stelt_haar_niet_vast", condition=VIER_OGEN
            ),
        ),
        migrations.RemoveConstraint(model_name="afrekening", name="vastgesteld_heeft_een_moment"),
        migrations.AddConstraint(
            model_name="afrekening",
            constraint=models.CheckConstraint(
                name="vastgesteld_heeft_een_moment_en_een_persoon",
                condition=Q(status="concept", vastgesteld_op__isnull=True, vastgesteld_door__isnull=True)
                | Q(status="vastgesteld", vastgesteld_op__isnull=False, vastgesteld_door__isnull=False),
            ),
        ),
    ]
