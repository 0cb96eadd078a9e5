"""Kinds that hold other values: a group with known keys, a list, and a group keyed by year or code."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from inkoop.platform.bestanden.waarden import shorten
from inkoop.regiobundel.schema.lezer import Element, Lezer, Ongeldig
from inkoop.regiobundel.schema.soorten import Soort, is_niets
from inkoop.regiobundel.yamllezer import Groep, Knoop, Lijst


@dataclass(frozen=True)
class Veld:
    """One key of a group.

    Attributes:
        sleutel: the key in the file.
        soort: how its value is read and written.
        kolom: the name of the value in the database's form; the key when not given.
        verplicht: whether it must be there.
        standaard: the value when it is not there; an export leaves it out again.
    """

    sleutel: str
    soort: Soort
    kolom: str = ""
    verplicht: bool = False
    standaard: Any = None

    @property
    def naam(self) -> str:
        """The column."""
        return self.kolom or self.sleutel


@dataclass(frozen=True)
class Vorm:
    """A group with known keys; a key that is not listed is an error, so no typing error is ignored."""

    velden: Sequence[Veld]
    per_sleutel: dict[str, Veld] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "per_sleutel", {veld.sleutel: veld for veld in self.velden})

    def read(self, knoop: Knoop, veld: str, lezer: Lezer) -> Element | Ongeldig:
        """Return the element; what is wrong in it has been reported and is left out."""
        lezer.count(knoop.regel)
        if not isinstance(knoop, Groep):
            return lezer.add(knoop.regel, veld, f"hoort een groep te zijn met {self._get_sleutels()}")
        element = Element(veld, knoop.regel)
        gezien: set[str] = set()
        for sleutel, deel in knoop.delen:
            if sleutel.tekst in gezien:
                lezer.count(sleutel.regel)
                lezer.add(sleutel.regel, element.get_veld(shorten(sleutel.tekst)), "deze sleutel staat er al")
                continue
            gezien.add(sleutel.tekst)
            bekend = self.per_sleutel.get(sleutel.tekst)
            if bekend is None:
                lezer.count(sleutel.regel)
                veldnaam = element.get_veld(shorten(sleutel.tekst))
                lezer.add(sleutel.regel, veldnaam, self._explain_onbekend(sleutel.tekst, lezer))
            else:
                self._read_veld(bekend, sleutel.regel, deel, element, lezer)
        self._fill(element, gezien, lezer)
        return element

    def _read_veld(self, veld: Veld, regel: int, deel: Knoop, element: Element, lezer: Lezer) -> None:
        if is_niets(deel):
            if veld.verplicht:
                lezer.add(deel.regel, element.get_veld(veld.sleutel), "is leeg")
            element.waarden.update(get_standaard(veld))
            return
        waarde = veld.soort.read(deel, element.get_veld(veld.sleutel), lezer)
        element.regels[veld.sleutel] = regel
        if isinstance(waarde, Ongeldig):
            return
        if isinstance(veld.soort, Plat):
            element.waarden.update(waarde.waarden)
            element.regels.update({f"{veld.sleutel}.{s}": r for s, r in waarde.regels.items()})
        else:
            element.waarden[veld.naam] = waarde

    def _fill(self, element: Element, gezien: set[str], lezer: Lezer) -> None:
        for veld in self.velden:
            if veld.sleutel in gezien:
                continue
            if veld.verplicht:
                lezer.add(element.regel, element.get_veld(veld.sleutel), "ontbreekt")
            else:
                element.waarden.update(get_standaard(veld))

    def _explain_onbekend(self, sleutel: str, lezer: Lezer) -> str:
        lijkt = lezer.suggest(sleutel, self.per_sleutel)
        slot = f"; bedoelde u '{lijkt}'?" if lijkt else f"; hier horen {self._get_sleutels()}"
        return f"onbekende sleutel '{shorten(sleutel)}'{slot}"

    def _get_sleutels(self) -> str:
        return ", ".join(self.per_sleutel)

    def write(self, waarde: dict[str, Any]) -> dict[str, Any]:
        """Return the group for a row; what has its default is left out, unless it is required."""
        groep = {}
        for veld in self.velden:
            inhoud = veld.soort.pick(waarde) if isinstance(veld.soort, Plat) else waarde.get(veld.naam)
            if inhoud is None or (inhoud == veld.standaard and not veld.verplicht):
                continue
            groep[veld.sleutel] = veld.soort.write(inhoud)
        return groep


def get_standaard(veld: Veld) -> dict[str, Any]:
    """Return the value by column of a field that was not given; lists and groups are new each time."""
    if isinstance(veld.soort, Plat):
        return {naam: w for deel in veld.soort.vorm.velden for naam, w in get_standaard(deel).items()}
    standaard = veld.standaard
    return {veld.naam: standaard.copy() if isinstance(standaard, (list, dict)) else standaard}


@dataclass(frozen=True)
class Plat:
    """A group in the file whose values are columns of the element it belongs to."""

    vorm: Vorm

    def read(self, knoop: Knoop, veld: str, lezer: Lezer) -> Element | Ongeldig:
        """Return the group as an element; its values move up to the one it belongs to."""
        return self.vorm.read(knoop, veld, lezer)

    def pick(self, rij: dict[str, Any]) -> dict[str, Any] | None:
        """Return the columns of this group from a row, or None when all have their default."""
        eigen = {veld.naam: rij.get(veld.naam) for veld in self.vorm.velden}
        anders = any(eigen[veld.naam] not in (None, veld.standaard) for veld in self.vorm.velden)
        return eigen if anders else None

    def write(self, waarde: dict[str, Any]) -> dict[str, Any]:
        """Return the group."""
        return self.vorm.write(waarde)


@dataclass(frozen=True)
class LijstVan:
    """A list of values or elements."""

    soort: Soort

    def read(self, knoop: Knoop, veld: str, lezer: Lezer) -> "Lijstwaarde | Ongeldig":
        """Return what could be read of the list."""
        lezer.count(knoop.regel)
        if not isinstance(knoop, Lijst):
            return lezer.add(knoop.regel, veld, "hoort een lijst te zijn")
        lijst = Lijstwaarde()
        for plaats, deel in enumerate(knoop.delen):
            waarde = self.soort.read(deel, f"{veld}[{plaats}]", lezer)
            if not isinstance(waarde, Ongeldig):
                lijst.append(waarde)
                lijst.plekken.append((plaats, deel.regel))
        return lijst

    def write(self, waarde: list[Any]) -> list[Any]:
        """Return the list."""
        return [self.soort.write(deel) for deel in waarde]


@dataclass(frozen=True)
class Per:
    """A group with one value per year, municipality or trajectory; its lines are kept for later checks."""

    sleutelsoort: Soort
    soort: Soort

    def read(self, knoop: Knoop, veld: str, lezer: Lezer) -> "PerWaarde | Ongeldig":
        """Return the values by key."""
        lezer.count(knoop.regel)
        if not isinstance(knoop, Groep):
            return lezer.add(knoop.regel, veld, "hoort een groep te zijn: een regel per sleutel")
        per = PerWaarde()
        for sleutelknoop, deel in knoop.delen:
            plek = f"{veld}.{shorten(sleutelknoop.tekst)}"
            sleutel = self.sleutelsoort.read(sleutelknoop, plek, lezer)
            if isinstance(sleutel, Ongeldig):
                continue
            if sleutel in per:
                lezer.add(sleutelknoop.regel, plek, "deze sleutel staat er al")
                continue
            per.regels[sleutel] = sleutelknoop.regel
            waarde = (
                lezer.add(deel.regel, plek, "is leeg")
                if is_niets(deel)
                else self.soort.read(deel, plek, lezer)
            )
            if not isinstance(waarde, Ongeldig):
                per[sleutel] = waarde
        return per

    def write(self, waarde: dict[Any, Any]) -> dict[Any, Any]:
        """Return the group, ordered by key."""
        return {sleutel: self.soort.write(waarde[sleutel]) for sleutel in sorted(waarde)}


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
