"""Models of segmenten."""

from segmenten.models.basis import MetBron, MetLooptijd
from segmenten.models.jaarcijfer import Jaarcijfer
from segmenten.models.perceel import BEKOSTIGINGSMODELLEN, Gemeentekeuze, Perceel
from segmenten.models.product import Expertise, Opslag, Product, Traject, Uurtarief
from segmenten.models.regio import Gemeente, GemeenteToegang, Inwoners, Regio, RegioToegang
from segmenten.models.segment import Budgetmaximum, Segment
from segmenten.models.zicht import (
    NIETS,
    Zicht,
    ZichtManager,
    get_gemeenten_van,
    get_regiocodes_van,
    get_regios_van,
)

__all__ = [
    "BEKOSTIGINGSMODELLEN",
    "NIETS",
    "Budgetmaximum",
    "Expertise",
    "Gemeente",
    "GemeenteToegang",
    "Gemeentekeuze",
    "Inwoners",
    "Jaarcijfer",
    "MetBron",
    "MetLooptijd",
    "Opslag",
    "Perceel",
    "Product",
    "Regio",
    "RegioToegang",
    "Segment",
    "Traject",
    "Uurtarief",
    "Zicht",
    "ZichtManager",
    "get_gemeenten_van",
    "get_regiocodes_van",
    "get_regios_van",
]
