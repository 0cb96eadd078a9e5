"""Models of bekostiging."""

from bekostiging.models.afkoeltijd import Afkoeltijd
from bekostiging.models.afrekening import (
    Afrekening,
    Afrekeningstatus,
    Contractafrekening,
    Gemeenteafrekening,
    GeparkeerdContract,
)
from bekostiging.models.invoerstand import Invoerstand
from bekostiging.models.invoerteller import Invoerteller
from bekostiging.models.nagekomen import NagekomenWijziging
from bekostiging.models.regelstand import Regelstand
from bekostiging.models.steekproef import (
    MEESTE_REGELS,
    REDEN_TEKENS,
    ZAAD_TEKENS,
    Steekproef,
    Steekproefregel,
)

__all__ = [
    "MEESTE_REGELS",
    "REDEN_TEKENS",
    "ZAAD_TEKENS",
    "Afkoeltijd",
    "Afrekening",
    "Afrekeningstatus",
    "Contractafrekening",
    "Gemeenteafrekening",
    "GeparkeerdContract",
    "Invoerstand",
    "Invoerteller",
    "NagekomenWijziging",
    "Regelstand",
    "Steekproef",
    "Steekproefregel",
]
