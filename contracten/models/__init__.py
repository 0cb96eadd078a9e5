"""Models of contracten."""

from contracten.models.aanbieder import Aanbieder, AanbiederToegang
from contracten.models.contract import Contract, Contractopslag, Maatwerk
from contracten.models.jaarafspraak import (
    AfgesprokenGemeentekeuze,
    AfgesprokenInwoners,
    AfgesprokenPrestatie,
    Gemeentebudget,
    Jaarafspraak,
    Plekafspraak,
    Verdeelgemeente,
)
from contracten.models.prikkel import (
    PRIKKELMODELLEN,
    Besparingsdeling,
    BonusMalus,
    BonusMalusSchaal,
    GemiddeldeKosten,
    KpiScore,
)
from contracten.models.tarief import Tarief
from contracten.models.voorschot import Voorschot
from contracten.models.zicht import Contractzicht, get_aanbieders_van

__all__ = [
    "PRIKKELMODELLEN",
    "Aanbieder",
    "AanbiederToegang",
    "AfgesprokenGemeentekeuze",
    "AfgesprokenInwoners",
    "AfgesprokenPrestatie",
    "Besparingsdeling",
    "BonusMalus",
    "BonusMalusSchaal",
    "Contract",
    "Contractopslag",
    "Contractzicht",
    "Gemeentebudget",
    "GemiddeldeKosten",
    "Jaarafspraak",
    "KpiScore",
    "Maatwerk",
    "Plekafspraak",
    "Tarief",
    "Verdeelgemeente",
    "Voorschot",
    "get_aanbieders_van",
]
