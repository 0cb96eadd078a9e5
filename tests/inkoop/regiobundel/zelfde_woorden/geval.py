"""A case: what is refused, and how a bundle and a service are asked for it."""

from dataclasses import dataclass, field
from typing import Any

Zet = dict[str, Any]
# Files of a bundle, and places in `regio.yaml`.
PERCEEL, AFSPRAAK = "segmenten[0].percelen[0]", "contracten[0].jaarafspraken[0]"
TW, VS, RS = "toewijzingen.csv", "voorschotten.csv", "resultaten.csv"
ZP, PR = "zorgperioden.csv", "prestaties.csv"
ANDER_SEGMENT: Zet = {
    "segmenten[1]": {"code": "s2", "domein": "wmo", "naam": "S2"},
    "producten[1]": {"code": "ander", "naam": "Ander", "segment": "s2", "eenheid": "uur"},
    "expertises": [{"code": "e", "naam": "E"}],
    "trajecten": [
        {"code": "reis", "naam": "R", "product": "ander", "expertise": "e", "uren_per_week": 1}
        | {"doorlooptijd_dagen": 7},
        {"code": "eigen", "naam": "E", "product": "01A01", "expertise": "e", "uren_per_week": 1}
        | {"doorlooptijd_dagen": 7},
    ],
}


@dataclass(frozen=True)
class Geval:
    """One refusal.

    Attributes:
        regel: the function that holds the rule; without it nothing is refused in these words.
        voorbeeld: the example that is there.
        veld: where the bundle refuses.
        zet: what is asked, by path as the bundle names it.
        dienst: the same as the services name it, where that differs.
        veld_dienst: where the service refuses, when it names the field differently.
        bestand: the file of the bundle.
        eerst: what is there already beside the example.
        zonder_contracten: whether the bundle is about the structure alone.
    """

    regel: str
    voorbeeld: str
    veld: str
    zet: Zet
    dienst: Zet = field(default_factory=dict)
    veld_dienst: str = ""
    bestand: str = "regio.yaml"
    eerst: Zet = field(default_factory=dict)
    zonder_contracten: bool = False
