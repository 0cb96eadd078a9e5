"""What somebody asks to be saved, as typed values: the one description of a noun's fields.

A class derived from `Opgave` names each field with its kind, whether it is required and what it is when it
was not given. Bundle, service, form and API derive from it; its rules stand beside it in `<app>/regels/`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any, Generic, TypeVar

from inkoop.kern.bezwaar import Bezwaar, Verzamelaar, add_all, below
from inkoop.kern.soorten import Bronvermelding, Enkel, Keuzes, LijstVan, Per, find_bronfouten
from inkoop.kern.waarden import WaardeFoutError, shorten

ONTBREEKT = "ontbreekt"


@dataclass(frozen=True)
class Veldsoort:
    """What may stand in one field.

    Attributes:
        soort: a kind of `inkoop.kern.soorten`, or the class of an opgave that lies within this one.
        verplicht: whether it must be there.
        standaard: the value when it is not there.
    """

    soort: Any
    verplicht: bool = False
    standaard: Any = None


def veld(soort: Any, *, verplicht: bool = False, standaard: Any = None) -> Any:
    """Declare a field of an opgave."""
    over = {"veld": Veldsoort(soort, verplicht, standaard)}
    if isinstance(standaard, (list, dict)):
        return field(default_factory=standaard.copy, metadata=over)
    return field(default=standaard, metadata=over)


@dataclass(frozen=True, kw_only=True)
class Opgave:
    """Base of what is asked to be saved.

    A field is None when it was not given or could not be read. A rule is silent about what it cannot judge:
    whoever read the value, or `check_soorten`, has told that it is missing.

    Attributes:
        onleesbaar: the fields that were given, but could not be read; whoever read them has said why.
    """

    onleesbaar: frozenset[str] = frozenset()

    def has(self, naam: str) -> bool:
        """Whether a field was given, readable or not."""
        return getattr(self, naam) is not None or naam in self.onleesbaar


O = TypeVar("O", bound=Opgave)  # noqa: E741 - stands for an opgave
T = TypeVar("T")


def get_velden(klasse: type[Opgave]) -> dict[str, Veldsoort]:
    """Return the fields of an opgave by name, in order."""
    sleutel: Any = klasse
    return _find_velden(sleutel)


@cache
def _find_velden(klasse: Any) -> dict[str, Veldsoort]:
    return {deel.name: deel.metadata["veld"] for deel in fields(klasse) if "veld" in deel.metadata}


def to_rij(opgave: Opgave) -> dict[str, Any]:
    """Return the fields as plain values by name; what lies within becomes rows too."""
    return {naam: _to_plain(getattr(opgave, naam)) for naam in get_velden(type(opgave))}


def make_opgave(klasse: type[O], rij: Mapping[str, Any]) -> O:
    """Return the opgave that a row of plain values describes; what lies within becomes an opgave too.

    Names that the class does not know are passed over; the other way around of `to_rij`.
    """
    velden = get_velden(klasse)
    return klasse(
        **{naam: _from_plain(soort.soort, rij[naam]) for naam, soort in velden.items() if naam in rij}
    )


def check_soorten(opgave: Opgave, pad: str = "") -> Iterator[Bezwaar]:
    """Yield what is missing, and every value that is not of the kind of its field, however deep."""
    for naam, soort in get_velden(type(opgave)).items():
        waarde = getattr(opgave, naam)
        plek = f"{pad}.{naam}" if pad else naam
        if waarde is None:
            if soort.verplicht or soort.standaard is not None:
                yield Bezwaar(plek, ONTBREEKT)
        elif soort.verplicht or waarde != soort.standaard:
            yield from _check_waarde(soort.soort, waarde, plek)


def _check_waarde(soort: Any, waarde: Any, pad: str) -> Iterator[Bezwaar]:
    if reden := _find_andere_vorm(soort, waarde):
        yield Bezwaar(pad, reden)
    elif isinstance(soort, Enkel):
        yield from _check_enkel(soort, waarde, pad)
    elif isinstance(soort, LijstVan):
        for plaats, deel in enumerate(waarde):
            yield from _check_waarde(soort.soort, deel, f"{pad}[{plaats}]")
    elif isinstance(soort, Per):
        for sleutel, deel in waarde.items():
            plek = f"{pad}.{shorten(str(sleutel))}"
            yield from _check_enkel(soort.sleutelsoort, sleutel, plek)
            yield from _check_waarde(soort.soort, deel, plek)
    elif isinstance(soort, Keuzes):
        yield from _check_keuzes(soort, waarde, pad)
    elif isinstance(soort, Bronvermelding):
        yield from (Bezwaar(plek, reden) for plek, reden in find_bronfouten(waarde, pad))
    else:
        yield from check_soorten(waarde, pad)


def _find_andere_vorm(soort: Any, waarde: Any) -> str:
    """Return why a value is no list or group where one belongs; "" when it is, or need not be."""
    if isinstance(soort, LijstVan):
        return "" if isinstance(waarde, (list, tuple)) else "hoort een lijst te zijn"
    groep = Mapping if isinstance(soort, Per | Keuzes) else soort
    is_groep = not isinstance(groep, type) or isinstance(waarde, groep)
    return "" if is_groep else "hoort een groep te zijn"


def _check_enkel(soort: Enkel, waarde: Any, pad: str) -> Iterator[Bezwaar]:
    try:
        soort.check(waarde)
    except WaardeFoutError as fout:
        yield Bezwaar(pad, str(fout))


def _check_keuzes(soort: Keuzes, waarde: Mapping[str, str], pad: str) -> Iterator[Bezwaar]:
    for sleutel, tekst in waarde.items():
        plek = f"{pad}.{shorten(sleutel)}"
        bekend = soort.per_sleutel.get(sleutel)
        if bekend is None:
            horen = ", ".join(soort.per_sleutel)
            yield Bezwaar(plek, f"onbekende sleutel '{shorten(sleutel)}'; hier horen {horen}")
            continue
        try:
            bekend.read(tekst)
        except WaardeFoutError as fout:
            yield Bezwaar(plek, str(fout))


def _to_plain(waarde: Any) -> Any:
    if isinstance(waarde, Opgave):
        return to_rij(waarde)
    if isinstance(waarde, (list, tuple)):
        return [_to_plain(deel) for deel in waarde]
    return waarde


def _from_plain(soort: Any, waarde: Any) -> Any:
    if waarde is None:
        return None
    if isinstance(soort, LijstVan):
        return [_from_plain(soort.soort, deel) for deel in waarde]
    if isinstance(soort, type):
        return make_opgave(soort, waarde)
    return waarde


@dataclass(frozen=True, slots=True)
class Opgaverij(Generic[T]):
    """A row of which every field is of its kind, and where it stood.

    Only who looked at the kinds makes one: a reader of files, or `pass_soorten`.

    Attributes:
        plaats: number by which the caller finds it again: the line of a file, or the place in a list.
    """

    plaats: int
    waarde: T


def pass_soorten(opgaven: Iterable[O], bezwaren: Verzamelaar) -> Iterator[Opgaverij[O]]:
    """Yield the opgaven of which every field is of its kind; tell of the others what is wrong."""
    for plaats, opgave in enumerate(opgaven):
        in_orde = True
        for bezwaar in check_soorten(opgave):
            in_orde = False
            bezwaren.add(bezwaar.below(f"[{plaats}]"))
        if in_orde:
            yield Opgaverij(plaats, opgave)


def pass_rijen(
    rijen: Iterable[Opgaverij[O]],
    check: Callable[[O], Iterable[Bezwaar]],
    bezwaren: Verzamelaar,
    *,
    sleutel: Sequence[str],
    tell_herhaling: Callable[[O], Bezwaar],
) -> Iterator[O]:
    """Yield the rows to which no rule has anything against; tell of the others what is wrong.

    Args:
        rijen: the rows, in their order.
        check: the rules of one row.
        bezwaren: receives the refusals, each below the place of its row.
        sleutel: the fields that together are there once.
        tell_herhaling: gives the refusal of a row whose key was there before.
    """
    eerder: dict[tuple[Any, ...], int] = {}
    for rij in rijen:
        gevonden = list(check(rij.waarde))
        add_all(below(f"[{rij.plaats}]", gevonden), bezwaren)
        if gevonden:
            continue
        eerste = eerder.setdefault(tuple(getattr(rij.waarde, naam) for naam in sleutel), rij.plaats)
        if eerste != rij.plaats:
            bezwaar = tell_herhaling(rij.waarde).below(f"[{rij.plaats}]")
            bezwaren.add(replace(bezwaar, ander=f"[{eerste}]"))
            continue
        yield rij.waarde


class Getoetst(Generic[T]):
    """Values that every rule was asked about, with what the rules had against them.

    A service that writes takes nothing else, and writes only what `require` gives. Only the function of a
    service that asks the rules makes one, so that who writes has asked.
    """

    def __init__(self, waarde: T, bezwaren: Verzamelaar) -> None:
        """Hold `waarde`, of which `bezwaren` has received everything that is wrong."""
        self._waarde, self._bezwaren = waarde, bezwaren

    def require(self) -> T:
        """Return the values; raises what the collector raises when it has received anything."""
        self._bezwaren.raise_if_any()
        return self._waarde
