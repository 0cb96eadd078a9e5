"""A judged prestatie is kept, with its reason when it was rejected (rekenregels §5): nothing deletes it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("toegang", "0003_clientzicht")]
    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER toegang_prestatie_blijft BEFORE DELETE ON toegang_prestatie "
            "FOR EACH ROW EXECUTE FUNCTION inkoop_weiger()",
            "DROP TRIGGER toegang_prestatie_blijft ON toegang_prestatie",
        ),
    ]
