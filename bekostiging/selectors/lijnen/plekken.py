"""Places: the stretches of days behind a group, with the clients on a place (NL §8)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from bekostiging.selectors.lijnen.lijn import Groepstap, Lijn
from inkoop.kern.opmaak import format_datum, format_getal
from inkoop.kern.periode import binnen_jaar


@dataclass(frozen=True)
class _Verblijf:
    client: str
    begin: date
    tot: date


def find_lijnen(stap: Groepstap) -> list[Lijn]:
    """Return a line per stretch of days with the same clients: days x the least of clients and places."""
    zorg = stap.find_toewijzingen().filter(traject__code=stap.gegevens.tekst("traject"), start__isnull=False)
    verblijven = []
    for rij in zorg:
        deel = binnen_jaar(rij.start, rij.stop, stap.jaar) if rij.start else None
        if deel is not None:
            tot = deel.begin + timedelta(days=deel.dagen)
            verblijven.append(_Verblijf(rij.client.pseudoniem, deel.begin, tot))
    return list(_make_lijnen(verblijven, stap.decimaal("plekken")))


def _make_lijnen(verblijven: Sequence[_Verblijf], plekken: Decimal) -> Iterator[Lijn]:
    dagen = sorted({dag for verblijf in verblijven for dag in (verblijf.begin, verblijf.tot)})
    for begin, tot in pairwise(dagen):
        clienten = {v.client for v in verblijven if v.begin <= begin < v.tot}
        if clienten:
            bezet, aantal = min(Decimal(len(clienten)), plekken), (tot - begin).days
            laatste = tot - timedelta(days=1)
            yield Lijn(
                f"{format_datum(begin)} tot en met {format_datum(laatste)}",
                None,
                ", ".join(sorted(clienten)),
                f"{aantal} dagen x {format_getal(bezet)} bezette plekken ({len(clienten)} cliënten)",
                bezet * aantal,
            )
