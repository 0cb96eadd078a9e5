"""Refused at load: contracts with their tariffs and maatwerk."""

from itertools import pairwise

from tests.orakel.keuring.kop import check_known
from tests.orakel.kopvorm import refuse
from tests.orakel.regio import Deel, Regio


def check_contract(regio: Regio, contract: Deel) -> None:
    """Contracten: known provider, opslagen and perceel, a term, participants of the perceel."""
    check_known(regio, "aanbieders", contract["aanbieder"], "aanbieder")
    if contract["perceel"] not in regio.percelen:
        raise refuse("perceel", f"{contract['perceel']} is niet bekend")
    perceel = regio.get_perceel(contract)
    if perceel["model"] == "nog_te_kiezen":
        raise refuse("perceel", "het model van het perceel is nog te kiezen")
    if contract.get("einddatum", "9999") < contract["ingangsdatum"]:
        raise refuse("einddatum", "voor de ingangsdatum")
    for code in contract.get("gemeenten") or []:
        if code not in regio.list_perceel(perceel):
            raise refuse("gemeenten", f"{code} doet niet mee in het perceel")
    for code in contract.get("opslagen") or []:
        check_known(regio, "opslagen", code, "opslagen")
    if contract.get("maatwerk") and perceel.get("soort") == "lokaal":
        raise refuse("maatwerk", "op een lokaal perceel is er geen maatwerk")
    for maatwerk in contract.get("maatwerk") or []:
        check_traject(regio, contract, maatwerk["traject"], "traject")
    check_tarieven(regio, contract)


def check_product(regio: Regio, contract: Deel, code: str, veld: str) -> None:
    """Contracten: a product of the segment of the perceel."""
    check_known(regio, "producten", code, veld)
    if regio.get("producten", code)["segment"] != regio.get_segment(contract)["code"]:
        raise refuse(veld, f"{code} is van een ander segment")


def check_traject(regio: Regio, contract: Deel, code: str, veld: str) -> None:
    """Contracten, jaarafspraken: a trajectory of the segment of the perceel."""
    check_known(regio, "trajecten", code, veld)
    check_product(regio, contract, regio.get("trajecten", code)["product"], veld)


def check_tarieven(regio: Regio, contract: Deel) -> None:
    """Contracten: no two tariffs of one product on one day."""
    per_product: dict[str, list[Deel]] = {}
    for tarief in contract.get("tarieven") or []:
        check_product(regio, contract, tarief["product"], "product")
        if tarief["vanaf"] <= tarief.get("tot", "9999"):
            per_product.setdefault(tarief["product"], []).append(tarief)
    for tarieven in per_product.values():
        tarieven.sort(key=lambda tarief: str(tarief["vanaf"]))
        for eerste, tweede in pairwise(tarieven):
            if tweede["vanaf"] <= eerste.get("tot", "9999"):
                raise refuse("vanaf", f"twee tarieven van {tweede['product']} op {tweede['vanaf']}")
