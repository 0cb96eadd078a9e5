"""What annual agreements say per municipality, in one statement for all kinds of it and all agreements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bekostiging.berekening.invoer import (
    Gemeenteaantal,
    Gemeentebudget,
    Plekafspraak,
    Trajectafspraak,
    Verhoging,
)
from bekostiging.selectors.opdracht import Leesopdracht, read

# The first two say of which type each column is.
DELEN = """
SELECT jaarafspraak_id, 'verhogingen' AS soort, gemeente_id, NULL AS traject_id, bedrag AS getal, datum
FROM contracten_verhoging WHERE jaarafspraak_id = ANY(%(afspraken)s)
UNION ALL
SELECT jaarafspraak_id, 'plekafspraken', gemeente_id, traject_id, aantal, NULL
FROM contracten_plekafspraak WHERE jaarafspraak_id = ANY(%(afspraken)s)
UNION ALL
SELECT jaarafspraak_id, 'trajectafspraken', gemeente_id, traject_id, aantal, NULL
FROM contracten_trajectafspraak WHERE jaarafspraak_id = ANY(%(afspraken)s)
UNION ALL
SELECT jaarafspraak_id, 'gemeenten', gemeente_id, NULL, bedrag, NULL
FROM contracten_gemeentebudget WHERE jaarafspraak_id = ANY(%(afspraken)s)
UNION ALL
SELECT jaarafspraak_id, 'inwoners', gemeente_id, NULL, aantal, NULL
FROM contracten_afgesprokeninwoners WHERE jaarafspraak_id = ANY(%(afspraken)s)
UNION ALL
SELECT jaarafspraak_id, 'gemeentekeuze', gemeente_id, NULL, NULL, NULL
FROM contracten_afgesprokengemeentekeuze WHERE jaarafspraak_id = ANY(%(afspraken)s)
UNION ALL
SELECT jaarafspraak_id, 'gemeenten_lijst', gemeente_id, NULL, NULL, NULL
FROM contracten_verdeelgemeente WHERE jaarafspraak_id = ANY(%(afspraken)s)
"""


@dataclass
class Afspraakdelen:
    """The parts of one agreement by kind, as the statement names them."""

    verhogingen: list[Verhoging] = field(default_factory=list)
    plekafspraken: list[Plekafspraak] = field(default_factory=list)
    trajectafspraken: list[Trajectafspraak] = field(default_factory=list)
    gemeenten: list[Gemeentebudget] = field(default_factory=list)
    inwoners: list[Gemeenteaantal] = field(default_factory=list)
    gemeentekeuze: list[str] = field(default_factory=list)
    gemeenten_lijst: list[str] = field(default_factory=list)

    def as_velden(self) -> dict[str, Any]:
        """Give the fields of the agreement; rows may come in any order."""
        return {
            "verhogingen": tuple(sorted(self.verhogingen, key=lambda deel: (deel.datum, deel.bedrag))),
            "plekken": tuple(sorted(self.plekafspraken, key=lambda deel: (deel.gemeente, deel.traject))),
            "trajecten": tuple(sorted(self.trajectafspraken, key=lambda deel: (deel.gemeente, deel.traject))),
            "gemeenten": tuple(sorted(self.gemeenten, key=lambda deel: deel.gemeente)),
            "inwoners": tuple(sorted(self.inwoners, key=lambda deel: deel.gemeente)),
            "gemeentekeuze": tuple(sorted(self.gemeentekeuze)),
            "gemeenten_lijst": tuple(sorted(self.gemeenten_lijst)),
        }


def read_afspraakdelen(afspraken: Iterable[int], opdracht: Leesopdracht) -> Mapping[int, Afspraakdelen]:
    """Read the parts of agreements by their key; an agreement without any has empty ones."""
    gelezen: dict[int, Afspraakdelen] = defaultdict(Afspraakdelen)
    for afspraak, soort, gemeente, traject, getal, datum in read(DELEN, {"afspraken": list(afspraken)}):
        code = opdracht.gemeenten[gemeente] if gemeente else None
        getattr(gelezen[afspraak], soort).append(_make_deel(soort, code, opdracht, traject, getal, datum))
    return gelezen


def _make_deel(
    soort: str, gemeente: str | None, opdracht: Leesopdracht, traject: Any, getal: Any, datum: Any
) -> object:
    if soort == "verhogingen":
        return Verhoging(datum, getal, gemeente)
    if gemeente is None:
        raise TypeError(f"een deel van soort {soort} heeft een gemeente")
    match soort:
        case "plekafspraken":
            return Plekafspraak(gemeente, opdracht.trajecten[traject], getal)
        case "trajectafspraken":
            return Trajectafspraak(gemeente, opdracht.trajecten[traject], getal)
        case "gemeenten":
            return Gemeentebudget(gemeente, getal)
        case "inwoners":
            return Gemeenteaantal(gemeente, int(getal))
        case _:
            return gemeente
