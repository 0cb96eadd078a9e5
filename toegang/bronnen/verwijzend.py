"""Rows that refer to an allocation: their key, and whose they are."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from inkoop.kern.bezwaar import Bezwaar
from inkoop.platform.bestanden.bron import Kolomtekst, Sleutel
from segmenten.selectors import make_gemeentekolom
from toegang.selectors import get_verwijsbaar

TOEWIJZING = Kolomtekst(
    "Toewijzing",
    "Het nummer van de toewijzing.",
    "V-2022-1001",
    ("toewijzingnummer", "toewijzingsnummer", "beschikking", "beschikkingsnummer"),
)
GEMEENTE = make_gemeentekolom(
    "De naam of de code. Alleen nodig als een toewijzingsnummer in meer dan een gemeente voorkomt."
)


def make_sleutelfunctie(regio: Any) -> Callable[[Mapping[str, str]], Sleutel]:
    """Return what makes (toewijzing, gemeente), also where a row leaves the municipality out."""
    verwijsbaar = get_verwijsbaar(regio)

    def make_sleutel(rij: Mapping[str, str]) -> Sleutel:
        nummer = rij["toewijzing"]
        return nummer, verwijsbaar.find_gemeente(nummer, rij["gemeente"] or None) or ""

    return make_sleutel


def make_eigenaarfunctie(regio: Any, eigen: Collection[str]) -> Callable[[Any], str | Bezwaar]:
    """Return what finds the municipality of the allocation that a row refers to."""
    verwijsbaar = get_verwijsbaar(regio)
    return lambda opgave: verwijsbaar.find_eigenaar(opgave.toewijzing, opgave.gemeente, eigen)
