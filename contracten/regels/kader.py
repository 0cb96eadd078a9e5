"""What the rules of contracts judge against: purchase structure, providers and the contracts there are."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from inkoop.kern.kader import Structuurkader


@dataclass(frozen=True)
class Contractkader:
    """The frame of a contract.

    Attributes:
        structuur: what contracts refer to.
        aanbieders: codes of the providers.
        contracten: by number, the provider of each contract that there is already.
        voorschotten: number and year in which an advance was paid.
    """

    structuur: Structuurkader
    aanbieders: frozenset[str] = frozenset()
    contracten: Mapping[str, str] = field(default_factory=dict)
    voorschotten: frozenset[tuple[str, int]] = frozenset()
