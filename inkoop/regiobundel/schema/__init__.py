"""The schema of regio.yaml (regiobundel.md): one set of tables for checking, loading and exporting."""

from inkoop.regiobundel.schema.bron import Bron
from inkoop.regiobundel.schema.contract import CONTRACT
from inkoop.regiobundel.schema.lezer import Element, Lezer, Ongeldig
from inkoop.regiobundel.schema.regio import AANBIEDER, EXPERTISE, GEMEENTE, OPSLAG, PRODUCT, REGIO, TRAJECT
from inkoop.regiobundel.schema.segment import SEGMENT
from inkoop.regiobundel.schema.soorten import Geheel
from inkoop.regiobundel.schema.vorm import LijstVan, Veld, Vorm

BUNDEL = Vorm(
    [
        Veld("versie", Geheel(1, 1), verplicht=True),
        Veld("regio", REGIO, verplicht=True),
        Veld("bronnen", Bron()),
        Veld("gemeenten", LijstVan(GEMEENTE), standaard=[]),
        Veld("expertises", LijstVan(EXPERTISE), standaard=[]),
        Veld("opslagen", LijstVan(OPSLAG), standaard=[]),
        Veld("producten", LijstVan(PRODUCT), standaard=[]),
        Veld("trajecten", LijstVan(TRAJECT), standaard=[]),
        Veld("segmenten", LijstVan(SEGMENT), standaard=[]),
        Veld("aanbieders", LijstVan(AANBIEDER), standaard=[]),
        Veld("contracten", LijstVan(CONTRACT), standaard=[]),
    ]
)

__all__ = ["BUNDEL", "Element", "Lezer", "Ongeldig"]
