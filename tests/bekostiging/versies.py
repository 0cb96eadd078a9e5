"""What a version of the worked example says, and the differences of versions added up."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from bekostiging.models import Afrekening, Gemeenteafrekening
from bekostiging.selectors import verschil_met_vorige
from bekostiging.services import calculate_regiojaar
from inkoop.kern.bedragen import BEDRAGSOORTEN, GEMEENTEBEDRAGEN
from segmenten.models import Regio

Sleutel = tuple[str, str]


def read_versie(afrekening: Afrekening) -> dict[Sleutel, dict[str, Decimal]]:
    """Give the amounts per contract, and per contract and municipality."""
    velden = [soort.code for soort in BEDRAGSOORTEN]
    delen = [soort.code for soort in GEMEENTEBEDRAGEN]
    rijen: dict[Sleutel, dict[str, Decimal]] = {}
    for nummer, *bedragen in afrekening.contractafrekeningen.values_list("contract__nummer", *velden):
        rijen[nummer, ""] = dict(zip(velden, bedragen, strict=True))
    van = Gemeenteafrekening.objects.filter(contractafrekening__afrekening=afrekening)
    sleutels = ("contractafrekening__contract__nummer", "gemeente__code")
    for nummer, code, *bedragen in van.values_list(*sleutels, *delen):
        rijen[nummer, code] = dict(zip(delen, bedragen, strict=True))
    return rijen


def add_verschillen(versies: list[Afrekening]) -> dict[Sleutel, dict[str, Decimal]]:
    """Add the first version and the difference of each correction, as they were settled."""
    samen: dict[Sleutel, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for sleutel, bedragen in read_versie(versies[0]).items():
        samen[sleutel] = dict(bedragen)
    for versie in versies[1:]:
        verschil = verschil_met_vorige(versie)
        assert verschil is not None
        for contract in verschil.contracten:
            delen = {"": contract.bedragen, **contract.gemeenten}
            for gemeente, verschillen in delen.items():
                rij = samen.setdefault((contract.contract, gemeente), defaultdict(Decimal))
                for veld, bedrag in verschillen.items():
                    rij[veld] = rij.get(veld, Decimal(0)) + bedrag.verschil
    return samen


def without_zeros(rijen: Mapping[Sleutel, Mapping[str, Decimal]]) -> dict[Sleutel, dict[str, Decimal]]:
    return {sleutel: dict(rij) for sleutel, rij in rijen.items() if any(rij.values())}


def read_vers(regio: Regio) -> dict[Sleutel, dict[str, Decimal]]:
    """Give the amounts of a settlement that is computed as if nothing was established."""
    rijen: dict[Sleutel, dict[str, Decimal]] = {}
    for contract in calculate_regiojaar(regio, 2022).contracten:
        rijen[contract.contract, ""] = contract.as_dict()
        for deel in contract.gemeenten:
            rijen[contract.contract, deel.gemeente] = deel.as_dict(GEMEENTEBEDRAGEN)
    return rijen
