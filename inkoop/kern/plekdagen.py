"""Occupied place-days: the sum over the days of the year of min(unique clients delivered that day, K).

Source: docs/berekening.md, Plekken; NL §8. The set-based form counts in SQL; this is its reference.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from inkoop.kern.periode import Periode, get_geleverd, jaarperiode


@dataclass(frozen=True, slots=True)
class Verblijf:
    """One client on a place: [start, stop or open]; without a start nothing is delivered."""

    client: str
    start: date | None
    stop: date | None


@dataclass(frozen=True, slots=True)
class Bezetting:
    """`plekdagen`: occupied place-days, at most K a day; `clientdagen`: days of unique clients without
    that maximum.
    """

    plekdagen: Decimal
    clientdagen: int


def count_bezetting(verblijven: Iterable[Verblijf], plekken: Decimal, jaar: int) -> Bezetting:
    """Count the occupied place-days of the year on `plekken` (K) places; a client counts once a day."""
    plekdagen, clientdagen = Decimal(0), 0
    for aantal, dagen in _count_clienten_per_dag(verblijven, jaar):
        plekdagen += min(Decimal(aantal), plekken) * dagen
        clientdagen += aantal * dagen
    return Bezetting(plekdagen, clientdagen)


def _count_clienten_per_dag(verblijven: Iterable[Verblijf], jaar: int) -> list[tuple[int, int]]:
    """Give (number of unique clients, number of days) for each stretch of days with the same number."""
    verschillen: dict[date, int] = defaultdict(int)
    for periode in _get_unieke_perioden(verblijven, jaar):
        verschillen[periode.begin] += 1
        verschillen[_dag_na(periode)] -= 1
    stukken, aantal, dagen = [], 0, sorted(verschillen)
    for dag, volgende in pairwise(dagen):
        aantal += verschillen[dag]
        stukken.append((aantal, (volgende - dag).days))
    return stukken


def _get_unieke_perioden(verblijven: Iterable[Verblijf], jaar: int) -> list[Periode]:
    """Join the overlapping stays of one client, so that a client counts once a day."""
    per_client: dict[str, list[Periode]] = defaultdict(list)
    for verblijf in verblijven:
        per_client[verblijf.client] += get_geleverd(verblijf.start, verblijf.stop, jaarperiode(jaar))
    return [samen for perioden in per_client.values() for samen in _join(perioden)]


def _join(perioden: list[Periode]) -> list[Periode]:
    samen: list[Periode] = []
    for periode in sorted(perioden, key=lambda p: p.begin):
        if samen and periode.begin < _dag_na(samen[-1]):
            langste = max(_dag_na(samen[-1]), _dag_na(periode)) - timedelta(days=1)
            samen[-1] = Periode(samen[-1].begin, langste)
        else:
            samen.append(periode)
    return samen


def _dag_na(periode: Periode) -> date:
    return periode.begin + timedelta(days=periode.dagen)
