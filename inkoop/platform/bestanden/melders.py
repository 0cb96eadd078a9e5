"""Turns what a rule has against values into an error of the file in which they stand."""

import re
from typing import Any

from inkoop.kern.bezwaar import Bezwaar
from inkoop.platform.bestanden.fouten import Fouten
from inkoop.platform.bestanden.schema.lezer import Element, Lezer

_RIJ = re.compile(r"\[(\d+)\]\.?(.*)", re.DOTALL)
_STAP = re.compile(r"\.?([^.\[]+)|\[(\d+)\]")


class Csvmelder:
    """Reports on the rows of one CSV file: the place of a row is its line, a field is a column."""

    def __init__(self, bestand: str, fouten: Fouten) -> None:
        """Report on file `bestand` to `fouten`, which also has what was wrong while reading it."""
        self._bestand, self._fouten = bestand, fouten

    def add(self, bezwaar: Bezwaar) -> None:
        """Report one refusal, such as of "[12].einddatum"."""
        regel, veld = _split_rij(bezwaar.veld)
        ander = f"regel {_split_rij(bezwaar.ander)[0]}" if bezwaar.ander else ""
        self._fouten.add(self._bestand, regel, veld, bezwaar.tell(ander), bezwaar.kolomfout)

    def count(self, aantal: int) -> None:
        """Count refusals that were found and not kept."""
        self._fouten.count(aantal)

    def raise_if_any(self) -> None:
        """Raise `BestandFoutenError` when anything is wrong with the file."""
        self._fouten.raise_if_any()


class Yamlmelder:
    """Reports on what was read from one YAML file: by line, and by the path of keys as they stand there."""

    def __init__(self, lezer: Lezer, wortel: Element) -> None:
        """Report by `lezer`, which also has what was wrong while reading `wortel`."""
        self._lezer, self._wortel = lezer, wortel

    def add(self, bezwaar: Bezwaar) -> None:
        """Report one refusal, such as of "contracten[2].tarieven[0].tot"."""
        regel, veld = find_plaats(self._wortel, bezwaar.veld)
        self._lezer.add(regel, veld, bezwaar.tell(self._name(bezwaar.ander)))

    def count(self, aantal: int) -> None:
        """Count refusals that were found and not kept."""
        self._lezer.fouten.count(aantal)

    def raise_if_any(self) -> None:
        """Raise `BestandFoutenError` when anything is wrong with the file."""
        self._lezer.fouten.raise_if_any()

    def _name(self, ander: str) -> str:
        """Return another place in words: an element by its path, a single value by its line."""
        if not ander:
            return ""
        regel, veld = find_plaats(self._wortel, ander)
        return f"({veld})" if ander.endswith("]") else f"regel {regel}"


def find_plaats(wortel: Element, pad: str) -> tuple[int, str]:
    """Return the line and the path in the file of a field that an opgave knows by `pad`.

    An element of the file may stand elsewhere in its list than in the opgave, when one before it could not
    be read; and a key may have another name than the field. The line is the nearest one that is known.
    """
    hier: Any = wortel
    regel, veld = wortel.regel, wortel.pad
    while pad:
        if isinstance(hier, Element):
            naam, pad = _take_stap(pad)
            sleutel = hier.plaatsen.get(naam, naam)
            regel, veld = hier.get_regel(sleutel), hier.get_veld(sleutel)
            hier = hier[naam]
        elif isinstance(hier, list):
            naam, pad = _take_stap(pad)
            plaats, regel = hier.plekken[int(naam)]  # type: ignore[attr-defined]
            veld, hier = f"{veld}[{plaats}]", hier[int(naam)]
        else:
            sleutel, pad = _take_sleutel(hier, pad)
            regel = getattr(hier, "regels", {}).get(sleutel, regel)
            veld, hier = f"{veld}.{sleutel}", hier.get(sleutel) if isinstance(hier, dict) else None
        if isinstance(hier, Element) and not pad:
            regel, veld = hier.regel, hier.pad
    return regel, veld


def _split_rij(pad: str) -> tuple[int, str]:
    gevonden = _RIJ.fullmatch(pad)
    return (int(gevonden[1]), gevonden[2]) if gevonden else (0, pad)


def _take_stap(pad: str) -> tuple[str, str]:
    """Split the first name or place off a path."""
    gevonden = _STAP.match(pad)
    if gevonden is None:
        return pad, ""
    return gevonden[1] or gevonden[2], pad[gevonden.end() :]


def _take_sleutel(groep: Any, pad: str) -> tuple[str, str]:
    """Split the key of a group off a path: the longest that is there, since a key may hold points itself."""
    rest = pad.removeprefix(".")
    sleutels = groep if isinstance(groep, dict) else ()
    passend = [str(s) for s in sleutels if rest == str(s) or rest.startswith(f"{s}.")]
    sleutel = max(passend, key=len, default=rest)
    return sleutel, rest[len(sleutel) :]
