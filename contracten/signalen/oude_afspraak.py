"""Contracts of before 2026.1 that a bundle would now refuse; stored rows are not judged again."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from contracten.bundel import get_contractgegevens
from contracten.models import Contract
from contracten.regels.contract import Contractopgave, check_contract, name_veld
from contracten.selectors.kader import get_contractkader
from inkoop.kern.modellen import MODELLEN
from inkoop.kern.opgave import make_opgave
from inkoop.kern.opmaak import format_zin
from inkoop.kern.signaal import BENOEMD, Signaalrij, Signaalsoort
from segmenten.selectors import get_structuurkader, read_namen

_GECITEERD = re.compile(r"'([^']+)'")
_MODELNAMEN = {str(code): model.naam for code, model in MODELLEN.items()}
_MODEL = re.compile(r"\bmodel (\w+)")


def find_oude_contracten(regio: Any, peildatum: date) -> Iterator[Signaalrij]:
    """Yield what the rules of a contract have against those that are there: one for each field."""
    kader = get_contractkader(regio, get_structuurkader(regio, peildatum))
    contracten = Contract.objects.filter(regio=regio).select_related("aanbieder")
    bekend = {contract.nummer: contract for contract in contracten}
    namen = _find_namen(regio, peildatum)
    for rij in get_contractgegevens(regio):
        contract = make_opgave(Contractopgave, rij)
        redenen: dict[str, list[str]] = {}
        for bezwaar in check_contract(contract, kader):
            redenen.setdefault(bezwaar.veld, []).append(bezwaar.tell())
        van, pk = bekend[rij["nummer"]].aanbieder.naam, bekend[rij["nummer"]].pk
        for veld, gevonden in redenen.items():
            jaar, naam = name_veld(contract, veld)
            plek = naam.replace(".", ", ").replace("_", " ")
            redenen_in_woorden = "; ".join(_put_in_woorden(reden, namen) for reden in gevonden)
            tekst = f"Contract {contract.nummer} van {van} ({plek}): {redenen_in_woorden}"
            yield Signaalrij(f"{pk} {veld}", pk, pk, None, jaar, tekst)


def _find_namen(regio: Any, peildatum: date) -> dict[str, str]:
    """Return by code what it is called; a code that means two things is not named."""
    per_code: dict[str, set[str]] = defaultdict(set)
    namen = read_namen(regio, peildatum)
    for soort in BENOEMD:
        for deel in namen[soort]:
            per_code[deel.code].add(deel.met_code)
    return {code: next(iter(gevonden)) for code, gevonden in per_code.items() if len(gevonden) == 1}


def _put_in_woorden(reden: str, namen: Mapping[str, str]) -> str:
    """Return a reason, which rules tell in the codes of a bundle, in the names that people know."""
    zin = _GECITEERD.sub(lambda code: namen.get(code[1], code[0]), format_zin(reden))
    return _MODEL.sub(lambda code: f"model {_MODELNAMEN.get(code[1], code[1])}", zin)


SIGNAAL = Signaalsoort(
    naam="Contract dat nu geweigerd zou worden",
    uitleg=(
        "Dit is vastgelegd voordat de regels van 2026.1 golden. Het blijft staan en telt mee zoals het is. "
        "Herstel het bij de eerstvolgende wijziging: dan wordt het wel geweigerd."
    ),
    bron="regiobundel, Refused at load",
    onderwerp="contract",
    find=find_oude_contracten,
)
