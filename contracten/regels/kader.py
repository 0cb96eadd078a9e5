"""What the rules of contracts judge against: purchase structure, providers and the contracts there are."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from inkoop.kern.kader import Structuurkader


@dataclass(frozen=True)
class Bestaandcontract:
    """What a change of the structure must leave possible: the perceel and products of a contract."""

    nummer: str
    aanbieder: str
    perceel: str
    tariefproducten: frozenset[str]


@dataclass(frozen=True)
class Contractkader:
    """The frame of a contract.

    Attributes:
        structuur: what contracts refer to.
        aanbieders: codes of the providers.
        contracten: by number, the contracts that there are already.
        voorschotten: number and year in which an advance was paid.
    """

    structuur: Structuurkader
    aanbieders: frozenset[str] = frozenset()
    contracten: Mapping[str, Bestaandcontract] = field(default_factory=dict)
    voorschotten: frozenset[tuple[str, int]] = frozenset()
