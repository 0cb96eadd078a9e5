"""Models of bekostiging."""

from bekostiging.models.afrekening import (
    Afrekening,
    Afrekeningstatus,
    Contractafrekening,
    Gemeenteafrekening,
    GeparkeerdContract,
    Invoerstand,
    NagekomenWijziging,
    Regelstand,
)

__all__ = [
    "Afrekening",
    "Afrekeningstatus",
    "Contractafrekening",
    "Gemeenteafrekening",
    "GeparkeerdContract",
    "Invoerstand",
    "NagekomenWijziging",
    "Regelstand",
]
