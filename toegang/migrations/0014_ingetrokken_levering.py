"""A delivery that is taken back gives its references free: its lines get another one, and nothing else changes."""

from importlib import import_module

from django.db import migrations, models

EERDER = import_module("toegang.migrations.0007_credit").ONVERANDERLIJK
# Also the line that a withdrawn credit took back: it comes again by its own name.
ONVERANDERLIJK = EERDER.replace(
    "    RAISE EXCEPTION",
    """    gewenst := OLD;
    gewenst.nummer := NEW.nummer;
    IF NEW *= gewenst AND EXISTS (
        SELECT FROM toegang_levering l WHERE l.ingetrokken_op IS NOT NULL AND (l.id = OLD.levering_id OR l.id = (
            SELECT c.levering_id FROM toegang_prestatie c WHERE c.id = OLD.gecrediteerd_door_id))
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION""",
)


class Migration(migrations.Migration):
    dependencies = [("toegang", "0013_levering_upload")]
    operations = [
        migrations.AddField(
            model_name="levering",
            name="ingetrokken_op",
            field=models.DateTimeField(
                blank=True,
                help_text="Wanneer de hele levering werd teruggenomen; haar kenmerken zijn dan weer vrij.",
                null=True,
                verbose_name="ingetrokken op",
            ),
        ),
        migrations.RunSQL(ONVERANDERLIJK, EERDER),
    ]
