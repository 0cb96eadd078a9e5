"""Admin of contracten: providers and contracts, to look at."""

from django.contrib import admin

from contracten.models import Aanbieder, Betaling, Contract, Jaarafspraak, KpiScore, Tarief, Voorschot
from inkoop.platform.schermen.beheer import LeesBeheer


@admin.register(Aanbieder)
class AanbiederBeheer(LeesBeheer):
    """Providers."""

    list_display = ["code", "naam", "soort", "regio"]
    list_select_related = ["regio"]


@admin.register(Contract)
class ContractBeheer(LeesBeheer):
    """Contracts."""

    list_display = ["nummer", "aanbieder", "perceel", "ingangsdatum", "einddatum"]
    list_select_related = ["aanbieder", "perceel"]


@admin.register(Tarief)
class TariefBeheer(LeesBeheer):
    """Tariffs."""

    list_display = ["contract", "product", "bedrag", "eenheid", "vanaf", "tot"]
    list_select_related = ["contract", "product"]


@admin.register(Jaarafspraak)
class JaarafspraakBeheer(LeesBeheer):
    """Annual agreements."""

    list_display = ["contract", "jaar", "soort", "betaalwijze", "bedrag"]
    list_select_related = ["contract"]


@admin.register(Voorschot)
class VoorschotBeheer(LeesBeheer):
    """Advances."""

    list_display = ["contract", "gemeente", "datum", "bedrag", "kenmerk"]
    list_select_related = ["contract", "gemeente"]


@admin.register(Betaling)
class BetalingBeheer(LeesBeheer):
    """Payments on declarations."""

    list_display = ["contract", "gemeente", "jaar", "datum", "bedrag", "kenmerk"]
    list_select_related = ["contract", "gemeente"]


@admin.register(KpiScore)
class KpiScoreBeheer(LeesBeheer):
    """KPI scores."""

    list_display = ["contract", "jaar", "kpi", "score"]
    list_select_related = ["contract"]
