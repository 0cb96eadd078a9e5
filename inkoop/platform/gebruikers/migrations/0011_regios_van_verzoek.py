"""A request says of which regions it is; and who sets up an installation is known to policies."""

import django.contrib.postgres.fields
from django.db import migrations, models

HOOFDBEHEER = """
CREATE FUNCTION gebruikers_is_hoofdbeheerder() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT EXISTS (SELECT 1 FROM public.gebruikers_gebruiker
        WHERE id = public.inkoop_gebruiker() AND is_superuser AND is_active)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("gebruikers", "0010_besloten_blijft"), ("databank", "0004_rollen")]
    operations = [
        migrations.AddField(
            model_name="rechtenverzoek",
            name="regios",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=100),
                blank=True,
                default=list,
                help_text="Codes van de regio's van wat erbij komt en eraf gaat, zoals zij toen heetten.",
                size=None,
                verbose_name="regio's",
            ),
        ),
        migrations.RunSQL(HOOFDBEHEER, "DROP FUNCTION gebruikers_is_hoofdbeheerder()"),
    ]
