"""Input of the calculation: frozen dataclasses that selectors fill and that refuse inconsistency."""

from bekostiging.berekening.invoer.afspraak import (
    Besparing,
    BonusMalus,
    Gemeenteaantal,
    Gemeentebudget,
    GemiddeldeKosten,
    Jaarafspraak,
    Plekafspraak,
    Schaal,
    Subsidieprestatie,
)
from bekostiging.berekening.invoer.contract import (
    Afgekeurd,
    Contractinvoer,
    Maatwerk,
    Opslag,
    Regioinvoer,
)
from bekostiging.berekening.invoer.groepen import (
    Clientental,
    Clientmaandgroep,
    Kpiscore,
    Plekbezetting,
    Regelgroep,
    Resultaatgroep,
    Tekort,
    Tekortsoort,
    Toewijzinggroep,
    Trajectgroep,
    Voorschot,
)
from bekostiging.berekening.invoer.parameters import Parameters, read_parameters
from bekostiging.berekening.invoer.regio import Gemeente, Regiogegevens, Traject, Uurtarief

__all__ = [
    "Afgekeurd",
    "Besparing",
    "BonusMalus",
    "Clientental",
    "Clientmaandgroep",
    "Contractinvoer",
    "Gemeente",
    "Gemeenteaantal",
    "Gemeentebudget",
    "GemiddeldeKosten",
    "Jaarafspraak",
    "Kpiscore",
    "Maatwerk",
    "Opslag",
    "Parameters",
    "Plekafspraak",
    "Plekbezetting",
    "Regelgroep",
    "Regiogegevens",
    "Regioinvoer",
    "Resultaatgroep",
    "Schaal",
    "Subsidieprestatie",
    "Tekort",
    "Tekortsoort",
    "Toewijzinggroep",
    "Traject",
    "Trajectgroep",
    "Uurtarief",
    "Voorschot",
    "read_parameters",
]
