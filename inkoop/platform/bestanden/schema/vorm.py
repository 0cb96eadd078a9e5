"""The form of a group in YAML: its keys, in order, and to which field of an opgave each belongs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from inkoop.kern.opgave import Opgave, get_velden
from inkoop.kern.soorten import Getal, Keuzes, LijstVan
from inkoop.kern.waarden import shorten
from inkoop.platform.bestanden.schema.lezer import Element, Lezer, Ongeldig, PerWaarde
from inkoop.platform.bestanden.schema.soorten import is_niets, read_soort, write_soort
from inkoop.platform.bestanden.yamllezer import Knoop, Yamlgroep


@dataclass(frozen=True)
class Bundelveld:
    """One key of a group.

    Attributes:
        sleutel: the key in the file.
        soort: the kind of its value.
        kolom: the name of the field; the key when not given.
        verplicht: whether it must be there.
        standaard: the value when it is not there; an export leaves it out again.
    """

    sleutel: str
    soort: Any
    kolom: str = ""
    verplicht: bool = False
    standaard: Any = None

    @property
    def naam(self) -> str:
        """The name of the field."""
        return self.kolom or self.sleutel


@dataclass(frozen=True)
class Vorm:
    """A group with known keys; a key that is not listed is an error, so no typing error is ignored.

    Attributes:
        velden: the keys.
        opgave: the class of which the fields are read, when there is one.
        plaatsen: by name of a field, the key under which it stands ("looptijd.basis").
    """

    velden: Sequence[Bundelveld]
    opgave: type[Opgave] | None = None
    per_sleutel: dict[str, Bundelveld] = field(init=False, repr=False)
    plaatsen: dict[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "per_sleutel", {veld.sleutel: veld for veld in self.velden})
        plaatsen: dict[str, str] = {}
        for veld in self.velden:
            if isinstance(veld.soort, Plat):
                binnen = veld.soort.vorm.plaatsen.items()
                plaatsen |= {naam: f"{veld.sleutel}.{sleutel}" for naam, sleutel in binnen}
            else:
                plaatsen[veld.naam] = veld.sleutel
        object.__setattr__(self, "plaatsen", plaatsen)

    def read(self, knoop: Knoop, veld: str, lezer: Lezer) -> Element | Ongeldig:
        """Return the element; what is wrong in it has been reported and is left out."""
        lezer.count(knoop.regel)
        if not isinstance(knoop, Yamlgroep):
            return lezer.add(knoop.regel, veld, f"hoort een groep te zijn met {self._get_sleutels()}")
        element = Element(veld, knoop.regel, self.plaatsen, self.opgave)
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
                _read_veld(bekend, sleutel.regel, deel, element, lezer)
        self._fill(element, gezien, lezer)
        return element

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
            groep[veld.sleutel] = write_soort(veld.soort, inhoud)
        return groep


@dataclass(frozen=True)
class Plat:
    """A group in the file whose values are fields of the element it belongs to."""

    vorm: Vorm

    def pick(self, rij: dict[str, Any]) -> dict[str, Any] | None:
        """Return the fields of this group from a row, or None when all have their default."""
        eigen = {veld.naam: rij.get(veld.naam) for veld in self.vorm.velden}
        anders = any(eigen[veld.naam] not in (None, veld.standaard) for veld in self.vorm.velden)
        return eigen if anders else None


@dataclass(frozen=True)
class Sleutelnamen:
    """How the file names the fields of an opgave where it does not use their own names.

    Attributes:
        sleutels: the key by name of the field; "groep.sleutel" for a key within a group.
        groepen: keys that hold the fields that begin with them: "looptijd" holds `looptijd_basis` as "basis".
    """

    sleutels: Mapping[str, str] = field(default_factory=dict)
    groepen: Sequence[str] = ()


def make_vorm(opgave: type[Opgave], namen: Mapping[type[Opgave], Sleutelnamen]) -> Vorm:
    """Return the form in which an opgave stands in a file, with all that lies within it.

    Args:
        opgave: the class whose fields are the keys, in their order.
        namen: by class, what the file names differently.
    """
    eigen = namen.get(opgave, Sleutelnamen())
    velden: dict[str, Bundelveld] = {}
    groepen: dict[str, list[Bundelveld]] = {}
    for naam, over in get_velden(opgave).items():
        soort = _make_soort(over.soort, namen)
        groep, _, sleutel = _get_sleutel(naam, eigen).rpartition(".")
        veld = Bundelveld(sleutel, soort, naam, over.verplicht, over.standaard)
        if groep:
            groepen.setdefault(groep, []).append(veld)
            velden[groep] = Bundelveld(groep, Plat(Vorm(groepen[groep])))
        else:
            velden[sleutel] = veld
    return Vorm(list(velden.values()), opgave)


def _get_sleutel(naam: str, namen: Sleutelnamen) -> str:
    for groep in namen.groepen:
        if naam.startswith(f"{groep}_"):
            return f"{groep}.{naam.removeprefix(f'{groep}_')}"
    return namen.sleutels.get(naam, naam)


def _make_soort(soort: Any, namen: Mapping[type[Opgave], Sleutelnamen]) -> Any:
    if isinstance(soort, LijstVan):
        return LijstVan(_make_soort(soort.soort, namen))
    return make_vorm(soort, namen) if isinstance(soort, type) else soort


def get_standaard(veld: Bundelveld) -> dict[str, Any]:
    """Return the value by name of a field that was not given; lists and groups are new each time."""
    if isinstance(veld.soort, Plat):
        return {naam: w for deel in veld.soort.vorm.velden for naam, w in get_standaard(deel).items()}
    standaard = veld.standaard
    return {veld.naam: standaard.copy() if isinstance(standaard, (list, dict)) else standaard}


def _read_veld(veld: Bundelveld, regel: int, deel: Knoop, element: Element, lezer: Lezer) -> None:
    if is_niets(deel):
        if veld.verplicht:
            lezer.add(deel.regel, element.get_veld(veld.sleutel), "is leeg")
        element.waarden.update(get_standaard(veld))
        return
    waarde = read_soort(veld.soort, deel, element.get_veld(veld.sleutel), lezer)
    element.regels[veld.sleutel] = regel
    if isinstance(waarde, Ongeldig):
        return
    if isinstance(veld.soort, Plat):
        element.waarden.update(waarde.waarden)
        element.regels.update({f"{veld.sleutel}.{s}": r for s, r in waarde.regels.items()})
    else:
        element.waarden[veld.naam] = waarde


@read_soort.register
def _(soort: Vorm, knoop: Knoop, veld: str, lezer: Lezer) -> Element | Ongeldig:
    return soort.read(knoop, veld, lezer)


@write_soort.register
def _(soort: Vorm, waarde: dict[str, Any]) -> dict[str, Any]:
    return soort.write(waarde)


@read_soort.register
def _(soort: Plat, knoop: Knoop, veld: str, lezer: Lezer) -> Element | Ongeldig:
    """The group as an element; its values move up to the one it belongs to."""
    return soort.vorm.read(knoop, veld, lezer)


@write_soort.register
def _(soort: Plat, waarde: dict[str, Any]) -> dict[str, Any]:
    return soort.vorm.write(waarde)


def _make_keuzevorm(soort: Keuzes) -> Vorm:
    return Vorm([Bundelveld(sleutel, deel) for sleutel, deel in soort.per_sleutel.items()])


@read_soort.register
def _(soort: Keuzes, knoop: Knoop, veld: str, lezer: Lezer) -> PerWaarde | Ongeldig:
    """The choices by key, with the line of each; a number is kept as text."""
    element = _make_keuzevorm(soort).read(knoop, veld, lezer)
    if isinstance(element, Ongeldig):
        return element
    per = PerWaarde()
    for sleutel, waarde in element.waarden.items():
        if waarde is not None:
            per[sleutel] = str(waarde) if isinstance(waarde, Decimal) else waarde
            per.regels[sleutel] = element.get_regel(sleutel)
    return per


@write_soort.register
def _(soort: Keuzes, waarde: dict[str, str]) -> dict[str, Any]:
    """The choices, numbers as numbers again."""
    return {
        sleutel: Decimal(waarde[sleutel]) if isinstance(deel, Getal) else waarde[sleutel]
        for sleutel, deel in soort.per_sleutel.items()
        if sleutel in waarde
    }
