"""What is past its term leads to nobody any more: a judged prestatie loses its reference, and nothing else changes.

Only of an allocation that stands in a proposal that a person confirmed (`bewaren_is_bevestigd`).
"""

from importlib import import_module

from django.db import migrations, models

EERDER = import_module("toegang.migrations.0014_ingetrokken_levering").ONVERANDERLIJK
ONVERANDERLIJK = EERDER.replace(
    "    RAISE EXCEPTION",
    """    gewenst := OLD;
    gewenst.nummer := 'vernietigd-' || OLD.id;
    gewenst.crediteert_nummer := CASE WHEN OLD.crediteert_nummer = '' THEN ''
        ELSE 'vernietigd-' || coalesce(OLD.crediteert_id::text, 'onbekend') END;
    IF NEW *= gewenst AND bewaren_is_bevestigd('toewijzing', OLD.toewijzing_id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION""",
)
# Who was made nameless stays so.
NAMELOOS = """
CREATE FUNCTION toegang_client_blijft_nameloos() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'De gegevens van deze cliënt zijn vernietigd en komen niet terug'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER toegang_client_blijft_nameloos BEFORE UPDATE ON toegang_client FOR EACH ROW
    WHEN (OLD.vernietigd_op IS NOT NULL) EXECUTE FUNCTION toegang_client_blijft_nameloos();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("bewaren", "0001_initial"),
        ("toegang", "0017_dagen_samen_vergeleken"),
    ]

    operations = [
        migrations.AddField(
            model_name="client",
            name="vernietigd_op",
            field=models.DateTimeField(
                blank=True,
                editable=False,
                help_text="Sinds wanneer dit kenmerk niet meer naar een persoon leidt; leeg zolang het dat kan.",
                null=True,
                verbose_name="vernietigd op",
            ),
        ),
        migrations.RunSQL(ONVERANDERLIJK, EERDER),
        migrations.RunSQL(
            NAMELOOS,
            "DROP TRIGGER toegang_client_blijft_nameloos ON toegang_client; "
            "DROP FUNCTION toegang_client_blijft_nameloos()",
        ),
    ]
