"""Which files of a delivered folder nobody reads, each with the reason and the mend in a sentence."""

import difflib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from inkoop.regiobundel.bundel import BESTANDEN, REGIOBESTAND

# What somebody may have meant to be loaded. Other files, such as a README, are told and do no harm.
_GEGEVENS = frozenset({".csv", ".ods", ".numbers", ".tab", ".tsv", ".txt", ".xls", ".xlsm", ".xlsx", ".xml"})
_GEGEVENS |= {".yaml", ".yml", ".zip"}
_REKENBLAD = frozenset({".ods", ".numbers", ".xls", ".xlsm", ".xlsx"})
NAMEN = (REGIOBESTAND, *BESTANDEN)


@dataclass(frozen=True)
class Ongelezen:
    """A file that was not read.

    Attributes:
        naam: its name in the folder.
        reden: why, with what would help.
        is_gegevens: whether it looks like data that somebody meant to deliver.
    """

    naam: str
    reden: str
    is_gegevens: bool

    def __str__(self) -> str:
        return f"{self.naam} is niet gelezen: {self.reden}."


def find_ongelezen(map_: Path, mappen: Collection[str] = ()) -> Iterator[Ongelezen]:
    """Yield what in a folder is no file of a bundle, in order of name; hidden files are of the system.

    Args:
        map_: the folder.
        mappen: the sub-folders that are deliveries, when it has these; nothing else in it is read then.
    """
    for pad in sorted(map_.iterdir()):
        if pad.name.startswith(".") or pad.name in mappen or (not mappen and pad.name in NAMEN):
            continue
        if pad.is_dir():
            yield from _judge_map(pad, mappen)
        elif mappen and pad.name in NAMEN:
            yield Ongelezen(pad.name, "het staat naast de mappen met leveringen; zet het in een ervan", True)
        else:
            yield _judge_bestand(pad)


def _judge_map(pad: Path, mappen: Collection[str]) -> Iterator[Ongelezen]:
    if pad.name.isdecimal():
        reden = f"map {len(mappen) + 1} ontbreekt" if mappen else f"er staat al een {REGIOBESTAND} naast"
        yield Ongelezen(f"map {pad.name}", reden, True)
    else:
        yield Ongelezen(f"map {pad.name}", "alleen mappen met een nummer zijn leveringen", False)


def _judge_bestand(pad: Path) -> Ongelezen:
    is_gegevens = pad.suffix.lower() in _GEGEVENS
    bedoeld = _find_bedoeld(pad)
    if pad.suffix.lower() in _REKENBLAD:
        doel = bedoeld or f"{pad.stem}.csv"
        reden = f"het is een rekenblad; bewaar het als CSV onder de naam {doel}, of lever het in op de pagina"
        return Ongelezen(pad.name, f"{reden} Aanleveren", is_gegevens)
    if bedoeld:
        return Ongelezen(pad.name, f"noem het {bedoeld}", True)
    return Ongelezen(pad.name, "een bundel kent geen bestand met die naam", is_gegevens)


def _find_bedoeld(pad: Path) -> str:
    """Return the file of a bundle that somebody probably meant; "" when it is like none."""
    stam = pad.name.lower().split(".")[0]
    precies = [naam for naam in NAMEN if naam.split(".")[0] == stam]
    is_gegevens = pad.suffix.lower() in _GEGEVENS
    lijkt = difflib.get_close_matches(pad.name.lower(), NAMEN, n=1) if is_gegevens else []
    return next(iter(precies or lijkt), "")
