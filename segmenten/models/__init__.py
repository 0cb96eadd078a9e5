"""Models of segmenten."""

from segmenten.models.basis import MetBron, MetLooptijd
from segmenten.models.jaarcijfer import Jaarcijfer
from segmenten.models.perceel import (
    BEKOSTIGINGSMODELLEN,
    Deelnemer,
    Gemeentekeuze,
    Perceel,
    Perceelvoorkomen,
)
from segmenten.models.product import (
    Expertise,
    Opslag,
    Product,
    Productvoorkomen,
    Traject,
    Trajectvoorkomen,
    Uurtarief,
)
from segmenten.models.regio import (
    Gemeente,
    GemeenteToegang,
    Gemeentevoorkomen,
    Inwoners,
    Lezerregio,
    Regio,
    RegioToegang,
    Sturingselement,
)
from segmenten.models.segment import Budgetmaximum, Segment, Segmentvoorkomen, Sturing
from segmenten.models.voorkomen import (
    GeldtNietError,
    IdentiteitQuerySet,
    MetVoorkomens,
    NietGelezenError,
    Voorkomen,
    add_voorkomens,
)
from segmenten.models.zicht import (
    NIETS,
    Zicht,
    ZichtManager,
    beperk_tot_gemeente,
    get_gemeenten_van,
    get_regiocodes_van,
    get_regios_van,
    get_toegangen_van,
)

__all__ = [
    "BEKOSTIGINGSMODELLEN",
    "NIETS",
    "Budgetmaximum",
    "Deelnemer",
    "Expertise",
    "GeldtNietError",
    "Gemeente",
    "GemeenteToegang",
    "Gemeentekeuze",
    "Gemeentevoorkomen",
    "IdentiteitQuerySet",
    "Inwoners",
    "Jaarcijfer",
    "Lezerregio",
    "MetBron",
    "MetLooptijd",
    "MetVoorkomens",
    "NietGelezenError",
    "Opslag",
    "Perceel",
    "Perceelvoorkomen",
    "Product",
    "Productvoorkomen",
    "Regio",
    "RegioToegang",
    "Segment",
    "Segmentvoorkomen",
    "Sturing",
    "Sturingselement",
    "Traject",
    "Trajectvoorkomen",
    "Uurtarief",
    "Voorkomen",
    "Zicht",
    "ZichtManager",
    "add_voorkomens",
    "beperk_tot_gemeente",
    "get_gemeenten_van",
    "get_regiocodes_van",
    "get_regios_van",
    "get_toegangen_van",
]
