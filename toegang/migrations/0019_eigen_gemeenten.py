"""Who works for a municipality comes at care of no other one."""

from typing import Any

from django.db import migrations

from segmenten.models import beperk_tot_gemeente


class Migration(migrations.Migration):
    dependencies: list[Any] = [("toegang", "0018_vernietigen"), ("segmenten", "0014_eigen_gemeenten")]
    operations = [
        *(beperk_tot_gemeente(f"toegang_{tabel}") for tabel in ("toewijzing", "maandtotaal", "prestatiesom")),
        beperk_tot_gemeente("toegang_prestatie", "toewijzing_id", "SELECT id FROM toegang_toewijzing"),
    ]
