"""What reading by the schema shares: the collector of errors, a bound on the work, and what was read."""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from inkoop.platform.bestanden.fouten import Fouten
from inkoop.regiobundel.yamllezer import GROOTSTE_BESTAND, MEESTE_KNOPEN, YamlFoutError

MEESTE_SUGGESTIES = 25
MEESTE_KEUZES = 1000


class Ongeldig:
    """The type of `ONGELDIG`: a value that could not be read; the error has been reported."""


ONGELDIG = Ongeldig()


@dataclass
class Lezer:
    """Collects the errors of one file and bounds how many values may be read from it."""

    bestand: str
    fouten: Fouten
    gelezen: int = 0
    tekens: int = 0

    def add(self, regel: int, veld: str, reden: str) -> Ongeldig:
        """Report an error and return the mark of a value that could not be read."""
        self.fouten.add(self.bestand, regel, veld, reden)
        return ONGELDIG

    def count(self, regel: int, tekens: int = 0) -> None:
        """Count one value and its characters; aliases count each time they are used."""
        self.gelezen += 1
        self.tekens += tekens
        if self.gelezen > MEESTE_KNOPEN:
            raise YamlFoutError(regel, f"het bestand beschrijft meer dan {MEESTE_KNOPEN} waarden")
        if self.tekens > GROOTSTE_BESTAND:
            raise YamlFoutError(regel, f"het bestand beschrijft meer dan {GROOTSTE_BESTAND} tekens")

    def suggest(self, woord: str, keuzes: Iterable[str]) -> str:
        """Return what `woord` may have meant, or "".

        Only for the first errors: looking for likeness takes far longer than finding the error.
        """
        if self.fouten.totaal >= MEESTE_SUGGESTIES:
            return ""
        lijkt = difflib.get_close_matches(woord[:60], sorted(keuzes)[:MEESTE_KEUZES], n=1)
        return lijkt[0] if lijkt else ""


@dataclass
class Element:
    """One element of the bundle as it was read.

    Attributes:
        pad: where it stands ("contracten[3].tarieven[0]").
        regel: the line on which it begins.
        waarden: by column; what was not given has its default, what was wrong is left out.
        regels: by key, the line on which its value stands.
    """

    pad: str
    regel: int
    waarden: dict[str, Any] = field(default_factory=dict)
    regels: dict[str, int] = field(default_factory=dict)

    def __getitem__(self, kolom: str) -> Any:
        return self.waarden.get(kolom)

    def get_lijst(self, kolom: str) -> list[Any]:
        """Return a list that was read, or an empty one."""
        return self.waarden.get(kolom) or []

    def get_regel(self, sleutel: str) -> int:
        """Return the line of a key, or of the element when the key is not there."""
        return self.regels.get(sleutel, self.regel)

    def get_veld(self, sleutel: str) -> str:
        """Return the path of a key of this element."""
        return f"{self.pad}.{sleutel}" if self.pad else sleutel

    def loop(self, kolom: str) -> Iterator["Element"]:
        """Iterate over the elements in a list."""
        yield from (deel for deel in self.get_lijst(kolom) if isinstance(deel, Element))

    def to_rij(self) -> dict[str, Any]:
        """Return plain values: the form that services take and selectors give."""
        return {kolom: _to_plain(waarde) for kolom, waarde in self.waarden.items()}


def _to_plain(waarde: Any) -> Any:
    if isinstance(waarde, Element):
        return waarde.to_rij()
    if isinstance(waarde, list):
        return [_to_plain(deel) for deel in waarde]
    return waarde
