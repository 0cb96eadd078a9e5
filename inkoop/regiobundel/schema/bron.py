"""Kinds that are kept as they are: the source of an element, an exception, the parameters of a model."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from inkoop.platform.bestanden.waarden import WaardeFoutError, check_tekst
from inkoop.regiobundel.schema.lezer import Lezer, Ongeldig
from inkoop.regiobundel.schema.soorten import Code, Getal, is_niets
from inkoop.regiobundel.schema.vorm import LijstVan, Per, PerWaarde, Vorm
from inkoop.regiobundel.yamllezer import Groep, Knoop, Lijst

LANGSTE_BRON = 5000
_VOLGORDE = ("document", "paragraaf", "citaat", "opmerking")


@dataclass(frozen=True)
class Bron:
    """Where an element comes from: a text, a group such as {document, paragraaf, citaat}, or a list.

    The format names no keys within it; all are kept and shown. A section such as 7.10 is text, as written.
    """

    def read(self, knoop: Knoop, veld: str, lezer: Lezer) -> Any:
        """Return texts, or ONGELDIG after reporting why it is no source."""
        if isinstance(knoop, Lijst):
            return LijstVan(self).read(knoop, veld, lezer)
        if isinstance(knoop, Groep):
            return self._read_groep(knoop, veld, lezer)
        lezer.count(knoop.regel, len(knoop.tekst))
        try:
            return check_tekst("" if is_niets(knoop) else knoop.tekst, LANGSTE_BRON)
        except WaardeFoutError as fout:
            return lezer.add(knoop.regel, veld, str(fout))

    def _read_groep(self, knoop: Groep, veld: str, lezer: Lezer) -> Any:
        per = Per(Code(50), self).read(knoop, veld, lezer)
        return per if isinstance(per, Ongeldig) else dict(per)

    def write(self, waarde: Any) -> Any:
        """Return the source with the usual keys first, the others by name."""
        if isinstance(waarde, list):
            return [self.write(deel) for deel in waarde]
        if not isinstance(waarde, dict):
            return waarde
        bekend = [sleutel for sleutel in _VOLGORDE if sleutel in waarde]
        overig = sorted(set(waarde) - set(bekend))
        return {sleutel: self.write(waarde[sleutel]) for sleutel in [*bekend, *overig]}


@dataclass(frozen=True)
class Uitzondering:
    """A group that is kept as a whole, with known keys."""

    vorm: Vorm

    def read(self, knoop: Knoop, veld: str, lezer: Lezer) -> Any:
        """Return the group as plain values."""
        element = self.vorm.read(knoop, veld, lezer)
        return element if isinstance(element, Ongeldig) else element.to_rij()

    def write(self, waarde: dict[str, Any]) -> dict[str, Any]:
        """Return the group."""
        return self.vorm.write(waarde)


@dataclass(frozen=True)
class Parameters:
    """Choices within a funding model: only what is given; numbers are kept as text, so exactly."""

    vorm: Vorm

    def read(self, knoop: Knoop, veld: str, lezer: Lezer) -> Any:
        """Return the choices by key, with the line of each."""
        element = self.vorm.read(knoop, veld, lezer)
        if isinstance(element, Ongeldig):
            return element
        per = PerWaarde()
        for sleutel, waarde in element.waarden.items():
            if waarde is not None:
                per[sleutel] = str(waarde) if isinstance(waarde, Decimal) else waarde
                per.regels[sleutel] = element.get_regel(sleutel)
        return per

    def write(self, waarde: dict[str, Any]) -> dict[str, Any]:
        """Return the choices, numbers as numbers again."""
        terug = {}
        for sleutel, veld in self.vorm.per_sleutel.items():
            if sleutel in waarde:
                inhoud = waarde[sleutel]
                terug[sleutel] = Decimal(inhoud) if isinstance(veld.soort, Getal) else inhoud
        return terug
