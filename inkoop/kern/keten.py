"""Chains of allocations that are one trajectory: a client who moves keeps it (`vervolg_op`).

The twin in SQL stands in `bekostiging/selectors/modellen/trajecten.py`, proven equal.
Source: docs/berekening.md, Trajecten; NL §8.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Generic, TypeVar

from inkoop.kern.traject import Schakel

_S = TypeVar("_S", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Ketendeel(Generic[_S]):
    """An allocation of a trajectory, with what decides about its place in a chain.

    Attributes:
        sleutel: what tells it from others; `vervolg_op` is that of the one which it continues.
        start: first delivered day ever; None when nothing is delivered.
        laatste: last delivered day ever; None while it is open.
        gestopt: last delivered day when the last reported period has a stop, else None.
        in_plekken: whether its municipality settles in places in the year.
    """

    sleutel: _S
    vervolg_op: _S | None
    start: date | None
    laatste: date | None
    gestopt: date | None
    in_plekken: bool = False


@dataclass(frozen=True, slots=True)
class Keten(Generic[_S]):
    """One trajectory: when it began and ended, and the place in it of each of its links, in order."""

    start: date
    laatste: date | None
    gestopt: date | None
    schakels: tuple[tuple[_S, Schakel], ...]


def make_ketens(delen: Iterable[Ketendeel[_S]]) -> list[Keten[_S]]:
    """Bring together what continues each other; one that is not delivered, or in places, is no link."""
    per_sleutel = {deel.sleutel: deel for deel in delen}
    per_eerste: dict[_S, list[tuple[date, int, Ketendeel[_S]]]] = defaultdict(list)
    for deel in per_sleutel.values():
        if deel.start is not None and not deel.in_plekken:
            eerste, plaats = _find_eerste(per_sleutel, deel)
            per_eerste[eerste].append((deel.start, plaats, deel))
    return [_make_keten(sorted(rijen, key=lambda rij: rij[:2])) for rijen in per_eerste.values()]


def _find_eerste(per_sleutel: Mapping[_S, Ketendeel[_S]], deel: Ketendeel[_S]) -> tuple[_S, int]:
    """Walk back over what is not delivered, up to what begins anew after places; count the links."""
    eerste, plaats, vorige = deel.sleutel, 0, deel.vervolg_op
    while vorige is not None:
        ervoor = per_sleutel[vorige]
        if ervoor.start is not None:
            if ervoor.in_plekken:
                break
            eerste, plaats = ervoor.sleutel, plaats + 1
        vorige = ervoor.vervolg_op
    return eerste, plaats


def _make_keten(rijen: list[tuple[date, int, Ketendeel[_S]]]) -> Keten[_S]:
    laatste_dagen = [
        _get_laatste_dag(deel.laatste, volgende) for (_, _, deel), (volgende, _, _) in pairwise(rijen)
    ]
    schakels = tuple(
        (deel.sleutel, Schakel(start, laatste, vorige))
        for (start, _, deel), laatste, vorige in zip(
            rijen, [*laatste_dagen, None], [None, *laatste_dagen], strict=True
        )
    )
    sluitend = rijen[-1][2]
    return Keten(rijen[0][0], sluitend.laatste, sluitend.gestopt, schakels)


def _get_laatste_dag(laatste: date | None, volgende: date) -> date:
    """A link that goes on beside the next one has its own days up to the start of that one only."""
    ervoor = volgende - timedelta(days=1)
    return ervoor if laatste is None else min(laatste, ervoor)
