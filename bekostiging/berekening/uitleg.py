"""Explanation as data: steps with rule, inputs, formula and outcome, from which all amounts follow again."""

from dataclasses import dataclass
from typing import Any

from bekostiging.berekening.stapregel import Stap


@dataclass(frozen=True, slots=True)
class Uitleg:
    """The explanation of one contract and year: realisatie, vergoeding, prikkels, verdeling, saldo."""

    contract: str
    jaar: int
    regelversie: str
    stappen: tuple[Stap, ...]

    def als_json(self) -> dict[str, Any]:
        """Give the explanation as JSON data, to be stored with the settlement."""
        return {
            "contract": self.contract,
            "jaar": self.jaar,
            "regelversie": self.regelversie,
            "stappen": [stap.als_json() for stap in self.stappen],
        }
