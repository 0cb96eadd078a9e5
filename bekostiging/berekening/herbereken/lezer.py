"""Reads a stored explanation by the rules of its own version; numbers come back exact."""

from collections.abc import Mapping
from typing import Any

from bekostiging.berekening.fouten import UitlegKloptNietError
from bekostiging.berekening.register import find_regel
from bekostiging.berekening.stapregel import Stap
from bekostiging.berekening.uitleg import Uitleg
from bekostiging.berekening.waarde import Tabel, read_gegeven


def read_uitleg(data: Mapping[str, Any]) -> Uitleg:
    """Read a stored explanation, by the rules of its own version.

    Raises `UitlegKloptNietError` for a step that the version does not have, or with other inputs.
    """
    versie = data["regelversie"]
    stappen = tuple(read_stap(stap, versie) for stap in data["stappen"])
    return Uitleg(data["contract"], data["jaar"], versie, stappen)


def read_stap(data: Mapping[str, Any], versie: str) -> Stap:
    """Read one stored step with the steps below it; same errors."""
    regel = find_regel(data["code"], versie)
    uitkomst = read_gegeven(data["uitkomst"])
    if isinstance(uitkomst, Tabel):
        raise UitlegKloptNietError(f"stap {regel.code}: de uitkomst is een tabel")
    stappen = tuple(read_stap(stap, versie) for stap in data["stappen"])
    return Stap(regel, regel.read_invoer(data["invoer"]), uitkomst.exact, uitkomst.eenheid, stappen)
