"""Of the outcome of a contract, who works for a municipality comes at the part of that one only."""

from typing import Any

from django.db import migrations

from segmenten.models import beperk_tot_gemeente


class Migration(migrations.Migration):
    dependencies: list[Any] = [("bekostiging", "0016_twee_mensen"), ("segmenten", "0014_eigen_gemeenten")]
    operations = [beperk_tot_gemeente("bekostiging_gemeenteafrekening")]
