"""What reading by the schema shares: the collector of errors, a bound on the work, and what was read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from inkoop.kern.kader import MEESTE_SUGGESTIES, find_gelijkenis
from inkoop.kern.opgave import O, Opgave, get_velden
from inkoop.platform.bestanden.fouten import Fouten
from inkoop.platform.bestanden.yamllezer import GROOTSTE_BESTAND, MEESTE_KNOPEN, YamlFoutError


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
        return find_gelijkenis(woord, keuzes)


class Lijstwaarde(list[Any]):
    """The values of a list, with the place and the line of each."""

    def __init__(self) -> None:
        super().__init__()
        self.plekken: list[tuple[int, int]] = []


class PerWaarde(dict[Any, Any]):
    """Values by year or code, with the line of each."""

    def __init__(self) -> None:
        super().__init__()
        self.regels: dict[Any, int] = {}


@dataclass
class Element:
    """One element of a file as it was read.

    Attributes:
        pad: where it stands ("contracten[3].tarieven[0]").
        regel: the line on which it begins.
        plaatsen: by name of a field, the key under which it stands in the file.
        opgave: the class that its values are of, when there is one.
        waarden: by name of the field; what was not given has its default, what was wrong is left out.
        regels: by key, the line on which its value stands.
    """

    pad: str
    regel: int
    plaatsen: Mapping[str, str] = field(default_factory=dict)
    opgave: type[Opgave] | None = None
    waarden: dict[str, Any] = field(default_factory=dict)
    regels: dict[str, int] = field(default_factory=dict)

    def __getitem__(self, naam: str) -> Any:
        return self.waarden.get(naam)

    def get_regel(self, sleutel: str) -> int:
        """Return the line of a key, or of the element when the key is not there."""
        return self.regels.get(sleutel, self.regel)

    def get_veld(self, sleutel: str) -> str:
        """Return the path of a key of this element."""
        return f"{self.pad}.{sleutel}" if self.pad else sleutel

    def to_rij(self) -> dict[str, Any]:
        """Return plain values by name of the field: the form that selectors give too."""
        return {naam: _to_plain(waarde) for naam, waarde in self.waarden.items()}

    def to_opgave(self, klasse: type[O]) -> O:
        """Return the fields of `klasse` that this element has, with all that lies within them.

        What could not be read is as if it was not given, but stands in `onleesbaar`.
        """
        velden = get_velden(klasse)
        gegeven = {naam for naam in velden if self.plaatsen.get(naam, naam) in self.regels}
        waarden = {naam: _to_opgave(waarde) for naam, waarde in self.waarden.items() if naam in velden}
        return klasse(onleesbaar=frozenset(gegeven - waarden.keys()), **waarden)


def _to_plain(waarde: Any) -> Any:
    if isinstance(waarde, Element):
        return waarde.to_rij()
    if isinstance(waarde, list):
        return [_to_plain(deel) for deel in waarde]
    return waarde


def _to_opgave(waarde: Any) -> Any:
    if isinstance(waarde, Element):
        return waarde.to_opgave(waarde.opgave) if waarde.opgave else waarde.to_rij()
    if isinstance(waarde, list):
        return [_to_opgave(deel) for deel in waarde]
    return waarde
