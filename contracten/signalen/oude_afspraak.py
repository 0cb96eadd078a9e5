"""Contracts of before 2026.1 that a bundle would now refuse; stored rows are not judged again."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from contracten.bundel import get_contractgegevens
from contracten.models import Contract
from contracten.regels.contract import Contractopgave, check_contract, name_veld
from contracten.selectors.kader import get_contractkader
from inkoop.kern.opgave import make_opgave
from inkoop.kern.signaal import Signaalrij, Signaalsoort
from segmenten.selectors import get_structuurkader


def find_oude_contracten(regio: Any, peildatum: date) -> Iterator[Signaalrij]:
    """Yield what the rules of a contract have against those that are there: one for each field."""
    kader = get_contractkader(regio, get_structuurkader(regio, peildatum))
    sleutels = dict(Contract.objects.filter(regio=regio).values_list("nummer", "pk"))
    for rij in get_contractgegevens(regio):
        contract = make_opgave(Contractopgave, rij)
        redenen: dict[str, list[str]] = {}
        for bezwaar in check_contract(contract, kader):
            redenen.setdefault(bezwaar.veld, []).append(bezwaar.tell())
        pk = sleutels[rij["nummer"]]
        for veld, gevonden in redenen.items():
            jaar, naam = name_veld(contract, veld)
            tekst = f"Contract {contract.nummer} ({naam}): {'; '.join(gevonden)}"
            yield Signaalrij(f"{pk} {veld}", pk, pk, None, jaar, tekst)


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
