"""The steps of a stored explanation with names for codes, for one reader."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bekostiging.uitleg.waarden import ANDERE, OP_TE_TELLEN, add_waarden, format_waarde
from inkoop.kern.codes import Eenheid

# What a step is about; steps beside it do the same for others.
_ONDERWERPEN = ("gemeente", "traject", "product")
_NAMEN = {
    "aantal_per_erkende_dagen": "aantal trajecten per erkend deel",
    "afronding_percentage": "decimalen in procenten",
    "clienten": "geholpen cliënten",
    "deel_aanbieder": "deel voor de aanbieder",
    "kwaliteit_minimaal": "minimale score",
    "minimum_clienten": "minimum aantal cliënten",
    "soort_grondslag": "grondslag is",
    "start_deel": "deel bij de start",
    "tariefjaar": "tarief van",
    "volume_noemer": "volume (noemer)",
    "volume_teller": "volume (teller)",
}
_WOORDEN = {
    "bijbetaling": "bijbetaling aan de aanbieder",
    "dag": "per dag",
    "maand": "per maand",
    "meerdere": "alleen het meerdere",
    "terugbetaling": "terugbetaling door de aanbieder",
    "totaal": "in totaal",
    "volledig": "volledig afrekenen",
    "week": "per week",
}
# How the parts of an input are called, where they have no name of their own.
_DELEN: Mapping[str, Callable[[str], str]] = {
    "aantal_per_erkende_dagen": lambda dagen: "dag {} tot {}".format(*dagen.split("-")),
    "schalen": lambda vanaf: f"vanaf {format_waarde(vanaf, Eenheid.SCORE)}",
}


@dataclass(frozen=True)
class Namen:
    """Names of the codes in an explanation; `overig` are products and trajectories."""

    gemeenten: Mapping[str, str]
    overig: Mapping[str, str] = field(default_factory=dict)

    def describe(self, code: str) -> str:
        """Name a code of the region or the rules; one that has no name stays as it is."""
        naam = self.gemeenten.get(code) or self.overig.get(code)
        return f"{naam} ({code})" if naam else _WOORDEN.get(code, code)


@dataclass(frozen=True)
class Gegeven:
    """One input or outcome: what it is called, with one value or with a value per part."""

    naam: str
    waarde: str = ""
    delen: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class LeesbareStap:
    """One step as a page or a report shows it.

    Attributes:
        pad: place in the stored explanation, "0.2.1"; the same for every reader.
        titel: what is done, with the municipality, trajectory or product it is about.
        invoer: inputs, without what stands in `titel` already.
        gemeente: code of that municipality, "" when the step is about the contract.
        weggelaten: number of steps below it that this reader may not see.
        heeft_lijnen: whether this reader may see the prestaties or allocations behind it.
    """

    pad: str
    code: str
    titel: str
    bron: str
    formule: str
    invoer: Sequence[Gegeven]
    uitkomst: Gegeven
    stappen: Sequence["LeesbareStap"]
    gemeente: str = ""
    weggelaten: int = 0
    heeft_lijnen: bool = False

    @property
    def nummer(self) -> str:
        """The place as people count: "1.3.2"."""
        return ".".join(str(int(deel) + 1) for deel in self.pad.split("."))

    @property
    def diepte(self) -> int:
        """How deep the step lies: 1 for a stage."""
        return self.pad.count(".") + 1


def make_leesbare_stappen(
    uitleg: Mapping[str, Any],
    namen: Namen,
    zichtbaar: Collection[str] | None = None,
    met_lijnen: Collection[str] = (),
) -> list[LeesbareStap]:
    """Write a stored explanation in words.

    Args:
        uitleg: the JSON of `bekostiging.berekening.uitleg.Uitleg`.
        zichtbaar: codes of the municipalities this reader may see; None for all.
        met_lijnen: codes of the steps whose lines this reader may see.
    """
    lezer = _Lezer(namen, zichtbaar, met_lijnen)
    stappen = (lezer.read_stap(stap, str(nummer)) for nummer, stap in enumerate(uitleg["stappen"]))
    return [stap for stap in stappen if stap is not None]


def iter_stappen(stappen: Sequence[LeesbareStap]) -> Iterator[LeesbareStap]:
    """Yield all steps in reading order."""
    for stap in stappen:
        yield stap
        yield from iter_stappen(stap.stappen)


@dataclass(frozen=True)
class _Lezer:
    """Reads steps for somebody who may see some municipalities, or all."""

    namen: Namen
    zichtbaar: Collection[str] | None
    met_lijnen: Collection[str]

    def read_stap(self, stap: Mapping[str, Any], pad: str) -> LeesbareStap | None:
        """Give a step, or None when it is about a municipality that may not be shown."""
        gemeente = next((str(g["waarde"]) for g in stap["invoer"] if g["naam"] == "gemeente"), "")
        if gemeente and not self._mag(gemeente):
            return None
        onder = [self.read_stap(deel, f"{pad}.{nummer}") for nummer, deel in enumerate(stap["stappen"])]
        getoond = [deel for deel in onder if deel is not None]
        return LeesbareStap(
            pad=pad,
            code=stap["code"],
            titel=": ".join([stap["titel"], *self._read_onderwerp(stap)]),
            bron=stap["regel"],
            formule=stap["formule"],
            invoer=[
                self._read_gegeven(g["naam"], g) for g in stap["invoer"] if g["naam"] not in _ONDERWERPEN
            ],
            uitkomst=self._read_gegeven("uitkomst", stap["uitkomst"]),
            stappen=getoond,
            gemeente=gemeente,
            weggelaten=len(onder) - len(getoond),
            heeft_lijnen=stap["code"] in self.met_lijnen,
        )

    def _read_onderwerp(self, stap: Mapping[str, Any]) -> Iterator[str]:
        for gegeven in stap["invoer"]:
            if gegeven["naam"] in _ONDERWERPEN:
                code = str(gegeven["waarde"])
                yield self.namen.gemeenten.get(code) or self.namen.describe(code)

    def _mag(self, gemeente: str) -> bool:
        return self.zichtbaar is None or gemeente in self.zichtbaar

    def _noem_deel(self, code: str) -> str:
        return self.namen.overig.get(code, code)

    def _read_gegeven(self, naam: str, gegeven: Mapping[str, Any]) -> Gegeven:
        eenheid = Eenheid(gegeven["eenheid"])
        titel = _NAMEN.get(naam, naam.replace("_", " "))
        if "waarden" not in gegeven:
            waarde = gegeven["waarde"]
            if eenheid is Eenheid.CODE and isinstance(waarde, str):
                return Gegeven(titel, self.namen.describe(waarde))
            return Gegeven(titel, format_waarde(waarde, eenheid))
        delen = [
            (deel, format_waarde(waarde, eenheid))
            for deel, waarde in self._read_delen(naam, gegeven["waarden"], eenheid)
        ]
        return Gegeven(titel, "" if delen else "niets", delen)

    def _read_delen(
        self, naam: str, paren: Sequence[Sequence[Any]], eenheid: Eenheid
    ) -> Iterator[tuple[str, Any]]:
        """Give the values per part with its name; other municipalities are added up or left out."""
        if not all(code in self.namen.gemeenten for code, _ in paren):
            noem = _DELEN.get(naam, self._noem_deel)
            yield from ((noem(str(code)), waarde) for code, waarde in paren)
            return
        yield from ((self.namen.gemeenten[code], waarde) for code, waarde in paren if self._mag(code))
        anderen = [waarde for code, waarde in paren if not self._mag(code)]
        if anderen and eenheid in OP_TE_TELLEN:
            yield ANDERE, add_waarden(anderen, eenheid)
