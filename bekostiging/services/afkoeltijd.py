"""Brings the cooling time and its roles to the database, where they hold whatever the program forgets."""

from typing import Any

from django.conf import settings
from django.db import connections

from bekostiging.models import Afkoeltijd
from inkoop.platform.gebruikers.rechten import Recht, find_rollen_met

# With which roles somebody takes part in a settlement.
VASTSTELLERS = frozenset(
    {
        *find_rollen_met(Recht.AFREKENING_MAKEN),
        *find_rollen_met(Recht.AFREKENING_DELEN),
        *find_rollen_met(Recht.AFREKENING_VASTSTELLEN),
    }
)


def save_afkoeltijd(using: str = "default", **_: Any) -> None:
    """Keep what the setting says and which roles count, after each `manage.py migrate`.

    Going back to before the table there is nothing to keep it in.
    """
    if Afkoeltijd._meta.db_table not in connections[using].introspection.table_names():
        return
    wat = {"dagen": settings.ROL_AFKOELTIJD_DAGEN, "rollen": sorted(VASTSTELLERS)}
    Afkoeltijd.objects.using(using).update_or_create(pk=1, defaults=wat)


def get_afkoeltijd() -> int:
    """Return how many days it lasts: a setting that was lowered holds once the database knows it too."""
    bekend = Afkoeltijd.objects.values_list("dagen", flat=True).first()
    instelling: int = settings.ROL_AFKOELTIJD_DAGEN
    return max(instelling, bekend or 0)
