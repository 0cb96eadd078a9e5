"""Admin of bekostiging: settlements, to look at."""

from django.contrib import admin

from bekostiging.models import Afrekening, Contractafrekening
from inkoop.platform.schermen.beheer import LeesBeheer


@admin.register(Afrekening)
class AfrekeningBeheer(LeesBeheer):
    """Settlements of a region and year."""

    list_display = ["regio", "jaar", "versie", "status", "gemaakt_op"]
    list_select_related = ["regio"]


@admin.register(Contractafrekening)
class ContractafrekeningBeheer(LeesBeheer):
    """Settlements of contracts."""

    list_display = ["afrekening", "contract", "realisatie", "vergoeding", "saldo"]
    list_select_related = ["afrekening", "contract"]
