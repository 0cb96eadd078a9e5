"""A client is seen by who sees one of its allocations: a pseudonym is about a person too."""

from django.db import migrations

from inkoop.platform.databank.operaties import forceer_rijbeveiliging


class Migration(migrations.Migration):
    dependencies = [("toegang", "0002_bewaking")]
    operations = [
        forceer_rijbeveiliging(
            "toegang_client",
            "(SELECT inkoop_is_systeem()) OR EXISTS "
            "(SELECT 1 FROM toegang_toewijzing t WHERE t.client_id = toegang_client.id)",
        ),
    ]
