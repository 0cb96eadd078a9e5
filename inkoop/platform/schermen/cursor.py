"""Pages by cursor: each page starts after the last row of the one before, without counting.

A page deep in a long list costs as much as the first one, and rows that appear or vanish meanwhile
do not shift the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.core.exceptions import BadRequest, FieldDoesNotExist
from django.db.models import F, Model, Q, QuerySet
from django.db.models.expressions import OrderBy

from inkoop.platform.schermen.kolom import read_pad

ZOUT = "inkoop.schermen.cursor"


@dataclass(frozen=True)
class Sorteersleutel:
    """One part of the order: a path, its direction, and whether it can be empty (then it comes last)."""

    pad: str
    aflopend: bool = False
    kan_leeg: bool = False

    def order_by(self, *, terug: bool) -> OrderBy:
        """Return the ORDER BY expression; reading back turns the direction and the place of empty."""
        leeg = ({"nulls_first": True} if terug else {"nulls_last": True}) if self.kan_leeg else {}
        veld = F(self.pad)
        return veld.desc(**leeg) if self.aflopend != terug else veld.asc(**leeg)


@dataclass(frozen=True)
class Rijenpagina:
    """The rows of one page and the cursors of its neighbours (None: there is no neighbour)."""

    rijen: Sequence[Any]
    vorige: str | None
    volgende: str | None


@dataclass(frozen=True)
class Plek:
    """Where a page begins: after (`na`) or before (`voor`) a cursor; neither means at the start."""

    na: str = ""
    voor: str = ""

    @property
    def terug(self) -> bool:
        """Say whether the page is read backwards."""
        return bool(self.voor) and not self.na

    def read(self, volgorde: str) -> list[Any] | None:
        """Return the values in the cursor; raise BadRequest when it was not made for this order."""
        cursor = self.na or self.voor
        if not cursor:
            return None
        try:
            gelezen = signing.loads(cursor, salt=ZOUT)
        except signing.BadSignature as fout:
            raise BadRequest(f"De bladerlink {cursor[:40]!r} is niet geldig.") from fout
        if gelezen["volgorde"] != volgorde:
            raise BadRequest(f"De bladerlink hoort bij een andere volgorde dan {volgorde!r}.")
        waarden: list[Any] = gelezen["waarden"]
        return waarden


def fetch_pagina(
    queryset: QuerySet[Any], sleutels: Sequence[Sorteersleutel], plek: Plek, per_pagina: int
) -> Rijenpagina:
    """Read one page in one statement; one row more than asked tells whether there is another page.

    Args:
        queryset: the filtered rows; its own order is replaced.
        sleutels: the order; the last one must be unique and never empty.
    """
    volgorde = describe_volgorde(sleutels)
    waarden = plek.read(volgorde)
    if waarden is not None:
        queryset = queryset.filter(_voorbij(sleutels, waarden, terug=plek.terug))
    gesorteerd = order_queryset(queryset, sleutels, terug=plek.terug)
    return _snijd(list(gesorteerd[: per_pagina + 1]), sleutels, plek, per_pagina)


def fetch_lijstpagina(rijen: Sequence[Any], volgorde: str, plek: Plek, per_pagina: int) -> Rijenpagina:
    """Cut one page out of rows that are in memory already; the cursor is a place in the list."""
    waarden = plek.read(volgorde)
    grens = 0 if waarden is None else int(waarden[0])
    start = max(0, grens - per_pagina) if plek.terug else grens
    einde = start + per_pagina
    return Rijenpagina(
        rijen=rijen[start:einde],
        vorige=_write(volgorde, [start]) if start > 0 else None,
        volgende=_write(volgorde, [einde]) if einde < len(rijen) else None,
    )


def order_queryset(
    queryset: QuerySet[Any], sleutels: Sequence[Sorteersleutel], *, terug: bool = False
) -> QuerySet[Any]:
    """Return the rows in order, carrying the values of the keys so that no cursor needs another query."""
    if not is_dictlijst(queryset):
        queryset = queryset.annotate(**{f"sorteersleutel_{i}": F(s.pad) for i, s in enumerate(sleutels)})
    return queryset.order_by(*(sleutel.order_by(terug=terug) for sleutel in sleutels))


def kan_leeg_zijn(model: type[Model], pad: str) -> bool:
    """Say whether a path can be NULL; what is not a plain field (an annotation) counts as possibly empty."""
    stappen = pad.split("__")
    for nummer, stap in enumerate(stappen):
        if stap == "pk":
            return False
        try:
            veld = model._meta.get_field(stap)
        except FieldDoesNotExist:
            return True
        if veld.null or veld.many_to_many or not veld.concrete:
            return True
        if nummer < len(stappen) - 1:
            if not isinstance(veld.related_model, type):
                return True
            model = veld.related_model
    return False


def describe_volgorde(sleutels: Sequence[Sorteersleutel]) -> str:
    """Return the order as text, so that a cursor of another order is recognised and refused."""
    return ",".join(f"{'-' if sleutel.aflopend else ''}{sleutel.pad}" for sleutel in sleutels)


def is_dictlijst(queryset: QuerySet[Any]) -> bool:
    """Say whether the queryset was made with `.values()`: its rows are dicts."""
    return queryset._fields is not None  # type: ignore[attr-defined]


def _snijd(rijen: list[Any], sleutels: Sequence[Sorteersleutel], plek: Plek, per_pagina: int) -> Rijenpagina:
    is_er_meer = len(rijen) > per_pagina
    rijen = rijen[:per_pagina]
    if plek.terug:
        rijen.reverse()
    # The row that the cursor points at lies on the neighbouring page, so that page exists.
    heeft_vorige = is_er_meer if plek.terug else bool(plek.na)
    heeft_volgende = True if plek.terug else is_er_meer
    volgorde = describe_volgorde(sleutels)
    return Rijenpagina(
        rijen=rijen,
        vorige=_write(volgorde, _sleutelwaarden(rijen[0], sleutels)) if rijen and heeft_vorige else None,
        volgende=_write(volgorde, _sleutelwaarden(rijen[-1], sleutels)) if rijen and heeft_volgende else None,
    )


def _voorbij(sleutels: Sequence[Sorteersleutel], waarden: Sequence[Any], *, terug: bool) -> Q:
    """Return the condition "comes after these values in this order", for one key and the rest in turn."""
    sleutel, *rest = sleutels
    waarde, *overige = waarden
    pad = sleutel.pad
    is_leeg, is_gevuld = Q(**{f"{pad}__isnull": True}), Q(**{f"{pad}__isnull": False})
    if waarde is None:
        gelijk = is_leeg & _voorbij(rest, overige, terug=terug)
        return is_gevuld | gelijk if terug else gelijk
    richting = "lt" if sleutel.aflopend != terug else "gt"
    voorbij = Q(**{f"{pad}__{richting}": waarde})
    if sleutel.kan_leeg and not terug:
        voorbij |= is_leeg
    if not rest:
        return voorbij
    voorbij |= Q(**{pad: waarde}) & _voorbij(rest, overige, terug=terug)
    # The outer bound says nothing new, but lets PostgreSQL start in the index instead of scanning.
    return voorbij if sleutel.kan_leeg else Q(**{f"{pad}__{richting}e": waarde}) & voorbij


def _sleutelwaarden(rij: Any, sleutels: Sequence[Sorteersleutel]) -> list[Any]:
    if isinstance(rij, dict):
        return [_als_json(rij[sleutel.pad]) for sleutel in sleutels]
    return [_als_json(read_pad(rij, f"sorteersleutel_{nummer}")) for nummer in range(len(sleutels))]


def _als_json(waarde: Any) -> Any:
    """Keep what JSON knows; the field turns the text of a date or Decimal back when it is compared."""
    return waarde if waarde is None or isinstance(waarde, bool | int | str) else str(waarde)


def _write(volgorde: str, waarden: Sequence[Any]) -> str:
    return signing.dumps({"volgorde": volgorde, "waarden": list(waarden)}, salt=ZOUT, compress=True)
