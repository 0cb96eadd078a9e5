"""Every way that regiobundel.md names to make a region that is right wrong by one change.

A change is a path to a part of regio.yaml or of a row, by code, number, id or place, and the value
it gets; `+` adds.
"""

import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.orakel.foutloos import KOP, REGEL, RIJEN, TRAJECT, ZORG
from tests.orakel.loting import Rij
from tests.orakel.schrijven import write_bundle

SLEUTELS = ("code", "nummer", "id", "jaar", "toewijzing", "product", "traject")


@dataclass(frozen=True)
class Overtreding:
    """One way to be wrong: the file and field that are refused, and the changes, if need be later."""

    naam: str
    bestand: str
    veld: str
    wijzigingen: Rij
    later: bool = False

    def write(self, map_: Path) -> None:
        """Write the region that is wrong; of sub-folders the last."""
        kop, rijen = copy.deepcopy(KOP), copy.deepcopy(RIJEN)
        if self.later:
            write_bundle(map_ / "1", kop, rijen)
            rijen = {naam: [] for naam in RIJEN}
        for pad, waarde in self.wijzigingen.items():
            eerste, *rest = pad.split("/")
            change(rijen if eerste in rijen else kop, [eerste, *rest], waarde)
        write_bundle(map_ / "2" if self.later else map_, kop, rijen)


def change(deel: Any, pad: list[str], waarde: Any) -> None:
    """Walk to the part that a path names, and give it the value."""
    for stap in pad[:-1]:
        deel = find_part(deel, stap)
    if isinstance(deel, list):
        deel.append(waarde)
    elif waarde is None:
        del deel[pad[-1]]
    else:
        deel[pad[-1]] = waarde


def find_part(deel: Any, stap: str) -> Any:
    """Find a key, or an element of a list by what identifies it or by its place."""
    if isinstance(deel, dict):
        return deel[stap]
    for element in deel:
        if any(str(element.get(sleutel)) == stap for sleutel in SLEUTELS):
            return element
    return deel[int(stap)]


def _kop(naam: str, veld: str, pad: str, waarde: Any, **meer: Any) -> Overtreding:
    return Overtreding(naam, "regio.yaml", veld, {pad: waarde, **meer})


def _rij(naam: str, veld: str, pad: str, waarde: Any, **meer: Any) -> Overtreding:
    return Overtreding(naam, pad.split("/")[0], veld, {pad: waarde, **meer})


_CT, _CU, _A = "contracten/CT/", "contracten/CU/", "/jaarafspraken/2022/"
_T, _P = "toewijzingen.csv/", "prestaties.csv/"
_CREDIT = {"id": "K1", **REGEL, "volume": 2, "eenheid": "uur", "crediteert": "P1"}
_VERHOGING = {"datum": "2022-03-01", "bedrag": 5, "besluit": "Ja"}
OVERTREDINGEN = (
    _kop("een sleutel die niet bekend is", "tareiven", _CU + "tareiven", []),
    _kop("een getal dat geen getal is", "bedrag", "contracten/CU" + _A + "bedrag", "veel"),
    _kop("witruimte aan het eind", "naam", "gemeenten/0983/naam", "Venlo "),
    _kop("een onzichtbaar teken", "naam", "gemeenten/0983/naam", "Ven\u200blo"),
    _kop("een code die is ingekort", "nummer", _CU + "nummer", "1.2E+11"),
    _kop("een gemeente twee keer", "code", "gemeenten/+", {"code": "0983", "naam": "Venlo"}),
    _kop("een gemeentecode zonder nul", "code", "gemeenten/0983/code", "983"),
    _kop("tot voor vanaf", "tot", "gemeenten/1991/tot", "2022-06-30"),
    _kop("domein en domeinen", "domeinen", "segmenten/s1/domeinen", ["wmo"]),
    _kop("geen domein", "domeinen", "segmenten/s1/domein", None),
    _kop("een onbekend sturingselement", "sturing", "segmenten/s1/sturing", {"geld": "x"}),
    _kop(
        "een parameter van een ander model",
        "per",
        "segmenten/s1/percelen/traject/parameters",
        {"per": "jaar"},
    ),
    _kop(
        "een parameter van een ander model in de afspraak",
        "start_deel",
        "contracten/CU" + _A + "parameters",
        {"start_deel": 0},
    ),
    _kop("twee modellen in een segment", "model", "regio/een_bekostiging_per_segment", True),
    _kop("een onbekende aanbieder", "aanbieder", _CU + "aanbieder", "gamma"),
    _kop("een onbekend perceel", "perceel", _CU + "perceel", "weg"),
    _kop("een model dat nog te kiezen is", "perceel", "contracten/CG/perceel", "later"),
    _kop("einddatum voor ingangsdatum", "einddatum", _CU + "einddatum", "2021-12-31"),
    _kop("een gemeente buiten het perceel", "gemeenten", _CT + "gemeenten", ["0983", "1991"]),
    _kop(
        "maatwerk op een lokaal perceel",
        "maatwerk",
        _CU + "maatwerk",
        [{"traject": "TQ", "uren_per_week": 1}],
    ),
    _kop("maatwerk van een ander segment", "traject", _CT + "maatwerk/0/traject", "TQ"),
    _kop("twee tarieven op een dag", "vanaf", _CU + "tarieven/1/vanaf", "2022-12-31"),
    _kop("een tarief van een ander segment", "product", _CU + "tarieven/0/product", "P"),
    _kop("een afspraak in een jaar zonder contract", "jaar", _CU + "jaarafspraken/+", {"jaar": 2024}),
    _kop("een afspraak voor het contract", "jaar", _CU + "jaarafspraken/+", {"jaar": 2021}),
    _kop("twee afspraken voor een jaar", "jaar", _CU + "jaarafspraken/+", {"jaar": 2023}),
    _kop("een bedrag van wie niet meedoet", "gemeenten", "contracten/CT" + _A + "gemeenten", {"1991": 5}),
    _kop(
        "een lijst van wie niet meedoet",
        "gemeenten_lijst",
        "contracten/CT" + _A + "gemeenten_lijst",
        ["1991"],
    ),
    _kop("plekken van wie niet meedoet", "plekken", "contracten/CT" + _A + "plekken", {"1991": {"T": 1}}),
    _kop(
        "trajecten van wie niet meedoet", "trajecten", "contracten/CT" + _A + "trajecten", {"1991": {"T": 1}}
    ),
    _kop(
        "een keuze van wie niet meedoet",
        "gemeentekeuze",
        "contracten/CT" + _A + "gemeentekeuze",
        {"1991": "plekken"},
    ),
    _kop("plekken bij een ander model", "plekken", "contracten/CU" + _A + "plekken", {"0983": {"TQ": 1}}),
    _kop("trajecten bij model plekken", "trajecten", "contracten/CP" + _A + "trajecten", {"0983": {"T": 1}}),
    _kop(
        "een keuze bij model plekken",
        "gemeentekeuze",
        "contracten/CP" + _A + "gemeentekeuze",
        {"0983": "plekken"},
    ),
    _kop(
        "een traject van een ander segment",
        "trajecten",
        "contracten/CT" + _A + "trajecten",
        {"0983": {"TQ": 1}},
    ),
    _kop("gebied met twee bedragen", "bedrag_per_inwoner", "contracten/CW" + _A + "bedrag_per_inwoner", 2),
    _kop("gebied zonder bedrag", "bedrag_per_inwoner", "contracten/CW" + _A + "bedrag", None),
    _kop(
        "besparing bij model plekken",
        "besparing",
        "contracten/CP" + _A + "besparing",
        {"deel_aanbieder": 0.5},
    ),
    _kop(
        "een verhoging buiten het jaar", "datum", "contracten/CU" + _A + "verhogingen/0/datum", "2023-01-01"
    ),
    _kop(
        "een verhoging zonder budget",
        "verhogingen",
        "contracten/CU/jaarafspraken/2023/verhogingen",
        [{**_VERHOGING, "datum": "2023-01-01"}],
    ),
    _kop("een verhoging zonder gemeente", "gemeente", "contracten/CT" + _A + "verhogingen/0/gemeente", None),
    _kop(
        "een verhoging met gemeente op het contract",
        "gemeente",
        "contracten/CU" + _A + "verhogingen/0/gemeente",
        "0983",
    ),
    _kop(
        "een verhoging van wie niet meedoet",
        "gemeente",
        "contracten/CT" + _A + "verhogingen/0/gemeente",
        "1991",
    ),
    _kop("een verhoging zonder besluit", "besluit", "contracten/CU" + _A + "verhogingen/0/besluit", None),
    _kop(
        "meer dagen dan het jaar heeft", "beschikbare_dagen", "contracten/CU" + _A + "beschikbare_dagen", 366
    ),
    _kop(
        "gewichten boven de 1",
        "gewicht",
        "contracten/CU" + _A + "prestaties",
        [{"naam": n, "afgesproken": 1, "gewicht": 0.6} for n in "ab"],
    ),
    _kop("lege schalen", "schalen", "contracten/CU" + _A + "bonus_malus/schalen", []),
    _kop(
        "twee schalen vanaf hetzelfde",
        "schalen",
        "contracten/CU" + _A + "bonus_malus/schalen/+",
        {"vanaf": 1, "percentage": 1},
    ),
    _rij("een toewijzing twee keer", "nummer", _T + "+", {"nummer": "U1", **ZORG}),
    _rij("een lege verplichte waarde", "client", _T + "U1/client", ""),
    _rij("een client die is ingekort", "client", _T + "U1/client", "2.20118E+11"),
    _rij("een datum die niet bestaat", "start", _T + "U1/start", "2022-02-30"),
    _rij("een gemeente die niet meedoet", "gemeente", _T + "A3/gemeente", "1991"),
    _rij("ingang voor het contract", "ingangsdatum", _T + "U2/ingangsdatum", "2021-12-31"),
    _rij("ingang na het contract", "ingangsdatum", _T + "U2/ingangsdatum", "2024-01-01"),
    _rij("ingang voor de gemeente bestaat", "ingangsdatum", _T + "N1/ingangsdatum", "2022-06-30"),
    _rij("een product van een ander segment", "product", _T + "U2/product", "P"),
    _rij("een traject van een ander product", "traject", _T + "A3/traject", "Tb"),
    _rij("einde voor de ingang", "einddatum", _T + "U1/einddatum", "2022-01-31"),
    _rij("stop voor start", "stop", _T + "U1/stop", "2022-01-31"),
    _rij("volume zonder frequentie", "frequentie", _T + "U1/frequentie", ""),
    _rij("frequentie zonder volume", "volume", _T + "U1/volume", ""),
    _rij("een negatief volume", "volume", _T + "U1/volume", -1),
    _rij("vervolg op niets", "vervolg_op", _T + "A2/vervolg_op", "A9"),
    _rij("vervolg op een dubbelzinnig nummer", "vervolg_op", _T + "A2/vervolg_op", "500"),
    _rij("vervolg van een andere client", "vervolg_op", _T + "A3/vervolg_op", "A1"),
    _rij("vervolg bij een ander model", "vervolg_op", _T + "U2/vervolg_op", "U1"),
    _rij("vervolg op wat later ingaat", "vervolg_op", _T + "A2/ingangsdatum", "2022-01-31"),
    _rij("een kring", "vervolg_op", _T + "A1/vervolg_op", "A2", **{_T + "A2/ingangsdatum": "2022-02-01"}),
    _rij(
        "twee die op een verdergaan", "vervolg_op", _T + "+", {"nummer": "A4", **TRAJECT, "vervolg_op": "A1"}
    ),
    _rij("perioden die overlappen", "start", "zorgperioden.csv/1/start", "2022-02-10"),
    _rij("een periode die stopt voor zij start", "stop", "zorgperioden.csv/0/stop", "2022-01-31"),
    _rij("perioden naast een eigen start", "toewijzing", "zorgperioden.csv/0/toewijzing", "U1"),
    _rij("een periode van een dubbelzinnig nummer", "toewijzing", "zorgperioden.csv/0/toewijzing", "500"),
    _rij("een prestatie van een dubbelzinnig nummer", "toewijzing", _P + "P1/toewijzing", "500"),
    _rij("een prestatie die eindigt voor zij begint", "einddatum", _P + "P1/einddatum", "2022-02-28"),
    _rij("een prestatie met een negatief volume", "volume", _P + "P1/volume", -2),
    _rij("een prestatie twee keer", "id", _P + "+", {"id": "P1", **REGEL, "volume": 2, "eenheid": "uur"}),
    _rij("een credit van dezelfde levering", "crediteert", _P + "+", _CREDIT),
    _rij("een resultaat van een dubbelzinnig nummer", "toewijzing", "resultaten.csv/0/toewijzing", "500"),
    _rij("twee resultaten", "toewijzing", "resultaten.csv/+", RIJEN["resultaten.csv"][0] | {"behaald": 1}),
    _rij("meer behaald dan alles", "behaald", "resultaten.csv/0/behaald", "1.01"),
    _rij("een voorschot bij een plafond", "contract", "voorschotten.csv/0/contract", "CU"),
    _rij(
        "een negatief voorschot zonder kenmerk",
        "kenmerk",
        "voorschotten.csv/0/kenmerk",
        "",
        **{"voorschotten.csv/0/bedrag": -10},
    ),
    _rij("een voorschot twee keer", "kenmerk", "voorschotten.csv/+", RIJEN["voorschotten.csv"][0]),
    _rij("een betaling twee keer", "kenmerk", "betalingen.csv/+", RIJEN["betalingen.csv"][0]),
    _rij("een gewicht van niets", "gewicht", "kpis.csv/0/gewicht", 0),
    _rij("een cijfer van iets onbekends", "code", "jaarcijfers.csv/0/code", "weg"),
    Overtreding("een andere aanbieder", "regio.yaml", "aanbieder", {_CU + "aanbieder": "beta"}, later=True),
    Overtreding(
        "een andere client",
        "toewijzingen.csv",
        "client",
        {_T + "+": {"nummer": "U2", **ZORG, "client": "c9"}},
        later=True,
    ),
    Overtreding(
        "een andere ingangsdatum",
        "toewijzingen.csv",
        "ingangsdatum",
        {_T + "+": {"nummer": "U2", **ZORG, "ingangsdatum": "2022-02-02"}},
        later=True,
    ),
    Overtreding(
        "een prestatie met een andere inhoud",
        "prestaties.csv",
        "id",
        {_P + "+": {"id": "P1", **REGEL, "volume": 3, "eenheid": "uur"}},
        later=True,
    ),
    Overtreding(
        "een credit die niet herhaalt",
        "prestaties.csv",
        "crediteert",
        {_P + "+": {**_CREDIT, "volume": 3}},
        later=True,
    ),
    Overtreding(
        "een start bij perioden",
        "toewijzingen.csv",
        "start",
        {_T + "+": {"nummer": "U2", **ZORG, "start": "2022-02-01"}},
        later=True,
    ),
    Overtreding(
        "een plafond waar een voorschot is",
        "regio.yaml",
        "soort",
        {"contracten/CT" + _A + "soort": "budgetplafond"},
        later=True,
    ),
    Overtreding(
        "een looptijd die een toewijzing buitensluit",
        "regio.yaml",
        "ingangsdatum",
        {_CU + "ingangsdatum": "2022-02-02"},
        later=True,
    ),
    Overtreding(
        "een gemeente die een toewijzing buitensluit",
        "regio.yaml",
        "ingangsdatum",
        {"gemeenten/1991/vanaf": "2022-07-02"},
        later=True,
    ),
    Overtreding(
        "deelnemers zonder wie een toewijzing heeft",
        "regio.yaml",
        "gemeente",
        {_CU + "gemeenten": ["0984", "1991"]},
        later=True,
    ),
)
