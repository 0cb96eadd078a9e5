"""Models of contracten."""

from contracten.models.aanbieder import Aanbieder, Aanbiedersoort, AanbiederToegang
from contracten.models.contract import Contract, Contractopslag, Maatwerk
from contracten.models.jaarafspraak import (
    AfgesprokenGemeentekeuze,
    AfgesprokenInwoners,
    AfgesprokenPrestatie,
    Afspraaksoort,
    BuitenBandbreedte,
    Gemeentebudget,
    Jaarafspraak,
    Plekafspraak,
    Verdeelgemeente,
)
from contracten.models.prikkel import (
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
    "Aanbieder",
    "AanbiederToegang",
    "Aanbiedersoort",
    "AfgesprokenGemeentekeuze",
    "AfgesprokenInwoners",
    "AfgesprokenPrestatie",
    "Afspraaksoort",
    "Besparingsdeling",
    "BonusMalus",
    "BonusMalusSchaal",
    "BuitenBandbreedte",
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
