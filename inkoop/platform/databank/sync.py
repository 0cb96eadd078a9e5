"""Brings rows to a wanted state by writing only the differences, in a few statements per table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)
Sleutel = tuple[Any, ...]

PER_KEER = 1000


@dataclass(frozen=True)
class Telling:
    """How many rows were new, changed, removed, and already as wanted."""

    nieuw: int = 0
    gewijzigd: int = 0
    verwijderd: int = 0
    ongewijzigd: int = 0

    def __add__(self, ander: "Telling") -> "Telling":
        return Telling(
            self.nieuw + ander.nieuw,
            self.gewijzigd + ander.gewijzigd,
            self.verwijderd + ander.verwijderd,
            self.ongewijzigd + ander.ongewijzigd,
        )

    @property
    def is_wijziging(self) -> bool:
        """Whether anything was written."""
        return bool(self.nieuw or self.gewijzigd or self.verwijderd)


@dataclass
class Uitkomst(Generic[M]):
    """The rows by key after `sync_rijen`, and what it took; `nieuw` and `gewijzigd` are their keys."""

    rijen: dict[Sleutel, M] = field(default_factory=dict)
    telling: Telling = field(default_factory=Telling)
    nieuw: set[Sleutel] = field(default_factory=set)
    gewijzigd: set[Sleutel] = field(default_factory=set)

    def get_pk(self, *sleutel: Any) -> Any:
        """Return the primary key of the row with this key; KeyError when there is none."""
        return self.rijen[sleutel].pk


def sync_rijen(
    bestaand: QuerySet[M],
    sleutelvelden: Sequence[str],
    gewenst: Iterable[dict[str, Any]],
    *,
    verwijder: bool = False,
) -> Uitkomst[M]:
    """Bring the rows of `bestaand` to `gewenst`; a row that is already as wanted is not touched.

    Args:
        bestaand: the existing rows that are in scope.
        sleutelvelden: attributes that together identify a row within that scope.
        gewenst: per row every attribute that must have a value (`contract_id`, not `contract`); each row
            names the same attributes.
        verwijder: whether rows of `bestaand` that are not in `gewenst` are deleted. They go first, and
            changes before new rows, so that exclusion constraints never see old and new together.

    Returns:
        All rows of `bestaand` and `gewenst` by key, and the counts.
    """
    oud = {_get_sleutel(rij, sleutelvelden): rij for rij in bestaand}
    uitkomst: Uitkomst[M] = Uitkomst(dict(oud))
    nieuw: list[M] = []
    gewijzigd: list[M] = []
    velden: set[str] = set()
    genoemd: set[Sleutel] = set()
    for waarden in gewenst:
        sleutel = tuple(waarden[veld] for veld in sleutelvelden)
        genoemd.add(sleutel)
        if sleutel not in oud:
            nieuw.append(bestaand.model(**waarden))
            uitkomst.rijen[sleutel] = nieuw[-1]
            uitkomst.nieuw.add(sleutel)
        elif verschil := _apply(oud[sleutel], waarden):
            gewijzigd.append(oud[sleutel])
            uitkomst.gewijzigd.add(sleutel)
            velden |= verschil
    weg = [rij for sleutel, rij in oud.items() if sleutel not in genoemd] if verwijder else []
    _write(bestaand.model, weg, gewijzigd, velden, nieuw)
    for rij in weg:
        del uitkomst.rijen[_get_sleutel(rij, sleutelvelden)]
    gelijk = len(genoemd) - len(nieuw) - len(gewijzigd)
    uitkomst.telling = Telling(len(nieuw), len(gewijzigd), len(weg), gelijk)
    return uitkomst


def _get_sleutel(rij: Model, velden: Sequence[str]) -> Sleutel:
    return tuple(getattr(rij, veld) for veld in velden)


def _apply(rij: Model, waarden: dict[str, Any]) -> set[str]:
    """Set what differs and return the names."""
    verschil = {naam for naam, waarde in waarden.items() if getattr(rij, naam) != waarde}
    for naam in verschil:
        setattr(rij, naam, waarden[naam])
    return verschil


def _write(
    model: type[M], weg: Sequence[M], gewijzigd: Sequence[M], velden: set[str], nieuw: Sequence[M]
) -> None:
    beheer = model._default_manager
    if weg:
        beheer.filter(pk__in=[rij.pk for rij in weg]).delete()
    if gewijzigd:
        namen = sorted(_get_veldnaam(model, naam) for naam in velden)
        beheer.bulk_update(gewijzigd, namen, batch_size=PER_KEER)
    if nieuw:
        beheer.bulk_create(nieuw, batch_size=PER_KEER)


def _get_veldnaam(model: type[Model], attribuut: str) -> str:
    """Return the field name of an attribute: `contract` of `contract_id`."""
    return next(veld.name for veld in model._meta.concrete_fields if veld.attname == attribuut)
