"""Models of contracten."""

from contracten.models.aanbieder import Aanbieder, AanbiederToegang
from contracten.models.afspraakdeel import (
    AfgesprokenGemeentekeuze,
    AfgesprokenInwoners,
    AfgesprokenPrestatie,
    Gemeentebudget,
    Plekafspraak,
    Trajectafspraak,
    Verdeelgemeente,
    Verhoging,
)
from contracten.models.contract import Contract, Contractdeelnemer, Contractopslag, Maatwerk
from contracten.models.jaarafspraak import Jaarafspraak
from contracten.models.prikkel import (
    PRIKKELMODELLEN,
    Besparingsdeling,
    BonusMalus,
    BonusMalusSchaal,
    GemiddeldeKosten,
    KpiScore,
)
from contracten.models.tarief import Tarief
from contracten.models.voorschot import Betaling, Voorschot
from contracten.models.zicht import Contractzicht, get_aanbieders_van

__all__ = [
    "PRIKKELMODELLEN",
    "Aanbieder",
    "AanbiederToegang",
    "AfgesprokenGemeentekeuze",
    "AfgesprokenInwoners",
    "AfgesprokenPrestatie",
    "Besparingsdeling",
    "Betaling",
    "BonusMalus",
    "BonusMalusSchaal",
    "Contract",
    "Contractdeelnemer",
    "Contractopslag",
    "Contractzicht",
    "Gemeentebudget",
    "GemiddeldeKosten",
    "Jaarafspraak",
    "KpiScore",
    "Maatwerk",
    "Plekafspraak",
    "Tarief",
    "Trajectafspraak",
    "Verdeelgemeente",
    "Verhoging",
    "Voorschot",
    "get_aanbieders_van",
]
