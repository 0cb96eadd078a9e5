"""Of a contract, who works for a municipality comes at the part of that one only, and at its history."""

from typing import Any

from django.db import migrations

from segmenten.models import beperk_tot_gemeente

VAN_GEMEENTE = ("gemeentebudget", "plekafspraak", "trajectafspraak", "voorschot", "betaling")


class Migration(migrations.Migration):
    dependencies: list[Any] = [("contracten", "0010_eigen_toegang"), ("segmenten", "0014_eigen_gemeenten")]
    operations = [
        *(beperk_tot_gemeente(f"contracten_{tabel}{wat}") for tabel in VAN_GEMEENTE for wat in ("", "event")),
        *(beperk_tot_gemeente(f"contracten_verhoging{wat}", ook_zonder=True) for wat in ("", "event")),
    ]
