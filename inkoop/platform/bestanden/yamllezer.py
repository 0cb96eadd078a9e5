"""Reads YAML to nodes that know their line and their text as written; it constructs no values.

Numbers therefore stay exact, and every later error can name its line. Sizes are bounded: an anchor that
refers to itself, or a file made to explode, is refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from inkoop.kern.opmaak import format_grootte
from inkoop.kern.waarden import shorten
from inkoop.platform.bestanden.fouten import Fouten
from inkoop.platform.bestanden.yamluitleg import explain_yaml

GROOTSTE_BESTAND = 64 * 1024 * 1024
DIEPSTE_NESTING = 40
MEESTE_KNOPEN = 5_000_000
_Lader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Yamlwaarde:
    """A single value: its text, and whether it stood there plain (without quotes)."""

    regel: int
    tekst: str
    kaal: bool


@dataclass(slots=True)
class Lijst:
    """A sequence."""

    regel: int
    delen: list["Knoop"] = field(default_factory=list)


@dataclass(slots=True)
class Yamlgroep:
    """A mapping, in the order of the file; keys may still be double."""

    regel: int
    delen: list[tuple[Yamlwaarde, "Knoop"]] = field(default_factory=list)


Knoop = Yamlwaarde | Lijst | Yamlgroep


class YamlFoutError(ValueError):
    """The file is no acceptable YAML."""

    def __init__(self, regel: int, reden: str) -> None:
        super().__init__(reden)
        self.regel, self.reden = regel, reden


def read_yaml(pad: Path, fouten: Fouten) -> Knoop | None:
    """Return the content of `pad`, or None after adding to `fouten` why it cannot be read."""
    try:
        return _read(pad)
    except YamlFoutError as fout:
        fouten.add(pad.name, fout.regel, "", fout.reden)
        return None


def _read(pad: Path) -> Knoop:
    if pad.stat().st_size > GROOTSTE_BESTAND:
        raise YamlFoutError(0, f"het bestand is groter dan {format_grootte(GROOTSTE_BESTAND)}")
    rauw = pad.read_bytes()
    try:
        tekst = rauw.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        regel = rauw.count(b"\n", 0, fout.start) + 1
        waarde = f"byte {rauw[fout.start]:#04x}"
        raise YamlFoutError(regel, f"is geen UTF-8 ({waarde}); bewaar het bestand als UTF-8") from None
    try:
        return _Bouwer().build(_parse(tekst))
    except yaml.reader.ReaderError as fout:
        regel = tekst.count("\n", 0, fout.position) + 1
        raise YamlFoutError(regel, "bevat een teken dat in YAML niet mag") from fout
    except yaml.MarkedYAMLError as fout:
        merk = fout.problem_mark or fout.context_mark
        regel = merk.line + 1 if merk else 0
        raise YamlFoutError(regel, f"is geen geldige YAML: {explain_yaml(fout.problem)}") from fout


def _parse(tekst: str) -> Iterator[Any]:
    return iter(yaml.parse(tekst, Loader=_Lader))


class _Bouwer:
    """Builds nodes from events with its own stack, so that depth cannot exhaust Python's."""

    def __init__(self) -> None:
        self._ankers: dict[str, Knoop] = {}
        self._open: list[tuple[Lijst | Yamlgroep, str | None]] = []
        self._sleutels: list[Yamlwaarde | None] = []
        self._wortel: Knoop | None = None
        self._aantal = 0

    def build(self, gebeurtenissen: Iterator[Any]) -> Knoop:
        """Return the one document of the stream."""
        documenten = 0
        for gebeurtenis in gebeurtenissen:
            if isinstance(gebeurtenis, yaml.DocumentStartEvent):
                documenten += 1
                if documenten > 1:
                    raise YamlFoutError(
                        _get_regel(gebeurtenis), "begint een tweede document; er hoort er een te zijn"
                    )
            self._handle(gebeurtenis)
        if self._wortel is None:
            raise YamlFoutError(0, "het bestand is leeg")
        return self._wortel

    def _handle(self, gebeurtenis: Any) -> None:
        if isinstance(gebeurtenis, yaml.AliasEvent):
            self._place(self._find_anker(gebeurtenis), gebeurtenis)
        elif isinstance(gebeurtenis, yaml.ScalarEvent):
            _check_label(gebeurtenis)
            kaal = not gebeurtenis.style
            waarde = Yamlwaarde(_get_regel(gebeurtenis), gebeurtenis.value, kaal)
            self._place(waarde, gebeurtenis)
            self._remember(gebeurtenis.anchor, waarde)
        elif isinstance(gebeurtenis, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            self._start(gebeurtenis)
        elif isinstance(gebeurtenis, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            knoop, anker = self._open.pop()
            self._sleutels.pop()
            # Only what is complete can be referred to, so nothing can contain itself.
            self._remember(anker, knoop)

    def _start(self, gebeurtenis: Any) -> None:
        _check_label(gebeurtenis)
        if len(self._open) >= DIEPSTE_NESTING:
            raise YamlFoutError(_get_regel(gebeurtenis), f"is dieper genest dan {DIEPSTE_NESTING} niveaus")
        soort = Lijst if isinstance(gebeurtenis, yaml.SequenceStartEvent) else Yamlgroep
        knoop: Lijst | Yamlgroep = soort(_get_regel(gebeurtenis))
        self._place(knoop, gebeurtenis)
        self._open.append((knoop, gebeurtenis.anchor))
        self._sleutels.append(None)

    def _place(self, knoop: Knoop, gebeurtenis: Any) -> None:
        """Put a node where the stream stands: the root, an item, a key or a value."""
        self._aantal += 1
        if self._aantal > MEESTE_KNOPEN:
            reden = f"het bestand beschrijft meer dan {MEESTE_KNOPEN} waarden"
            raise YamlFoutError(_get_regel(gebeurtenis), reden)
        if not self._open:
            self._wortel = knoop
            return
        ouder, _ = self._open[-1]
        if isinstance(ouder, Lijst):
            ouder.delen.append(knoop)
            return
        sleutel = self._sleutels[-1]
        if sleutel is not None:
            ouder.delen.append((sleutel, knoop))
            self._sleutels[-1] = None
        elif isinstance(knoop, Yamlwaarde):
            self._sleutels[-1] = knoop
        else:
            raise YamlFoutError(
                _get_regel(gebeurtenis), "een sleutel is een enkele waarde, geen lijst of groep"
            )

    def _remember(self, anker: str | None, knoop: Knoop) -> None:
        if anker is not None:
            self._ankers[anker] = knoop

    def _find_anker(self, gebeurtenis: Any) -> Knoop:
        if gebeurtenis.anchor not in self._ankers:
            reden = f"verwijst naar *{shorten(gebeurtenis.anchor)}, dat hiervoor niet (af) is"
            raise YamlFoutError(_get_regel(gebeurtenis), reden)
        return self._ankers[gebeurtenis.anchor]


def _get_regel(gebeurtenis: Any) -> int:
    return int(gebeurtenis.start_mark.line) + 1


def _check_label(gebeurtenis: Any) -> None:
    """Refuse an explicit tag, which could ask for any kind of object."""
    if gebeurtenis.tag is not None:
        raise YamlFoutError(
            _get_regel(gebeurtenis), f"een label ({shorten(gebeurtenis.tag)}) is niet toegestaan"
        )
