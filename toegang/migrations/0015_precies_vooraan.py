"""What is exactly the text stands first, so that a limit never cuts it off."""

import importlib

from django.db import migrations

EERDER: str = importlib.import_module("toegang.migrations.0012_zoekregel").ZOEK
LATER = EERDER.replace(
    "            ORDER BY z.nummer, 1 LIMIT hoogstens;",
    "            ORDER BY lower(vraag) IN (lower(z.nummer), lower(z.pseudoniem)) DESC, z.nummer, 1 LIMIT hoogstens;",
)


def _vervang(opdracht: str) -> str:
    return opdracht.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


class Migration(migrations.Migration):
    dependencies = [("toegang", "0014_ingetrokken_levering")]
    operations = [migrations.RunSQL(_vervang(LATER), _vervang(EERDER))]
