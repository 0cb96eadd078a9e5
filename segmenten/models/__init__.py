"""Models of segmenten."""

from segmenten.models.basis import MetBron, MetLooptijd
from segmenten.models.jaarcijfer import Jaarcijfer
from segmenten.models.perceel import Bekostigingsmodel, Gemeentekeuze, Perceel, Perceelsoort
from segmenten.models.product import Expertise, Opslag, Product, Traject, Uurtarief
from segmenten.models.regio import Gemeente, GemeenteToegang, Inwoners, Regio, RegioToegang
from segmenten.models.segment import Budgetmaximum, Domein, Segment
from segmenten.models.zicht import (
    GEMEENTE_ROLLEN,
    NIETS,
    REGIO_ROLLEN,
    Zicht,
    ZichtManager,
    get_gemeenten_van,
    get_regiocodes_van,
    get_regios_van,
)

__all__ = [
    "GEMEENTE_ROLLEN",
    "NIETS",
    "REGIO_ROLLEN",
    "Bekostigingsmodel",
    "Budgetmaximum",
    "Domein",
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
    "Perceelsoort",
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
