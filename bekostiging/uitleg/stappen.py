"""The steps of a stored explanation with names for codes, for one reader."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import Any

from bekostiging.berekening.fouten import UitlegKloptNietError
from bekostiging.berekening.register import find_regel
from bekostiging.berekening.stapregel import BEREKENING, Stapregel
from bekostiging.berekening.veld import Veld
from bekostiging.uitleg.waarden import (
    ANDERE,
    OP_TE_TELLEN,
    Jsonwaarde,
    add_waarden,
    format_waarde,
    read_getal,
)
from inkoop.kern.codes import Code, Eenheid, Herkomst

# One step in its JSON form.
Stapvorm = Mapping[str, Any]

# The documents that rules come from, by how they are called in short.
BRONNEN = (
    ("NL", "Noord-Limburg, Sturing en inkoop, fase 3"),
    ("KL", "Kennemerland, Verwervingsstrategie 2018"),
    ("AH", "Achterhoek, Inkoopvisie 2019"),
    ("LS", "Lelystad, Inkoop- en sturingsmodellen"),
)
# What a step is about; steps beside it do the same for others.
_ONDERWERPEN = ("gemeente", "traject", "product")


def describe_bron(bron: str) -> str:
    """Name where a rule comes from as a reader finds it: a document, or a section of the page Rekenregels."""
    return bron.replace(BEREKENING, "Rekenregels")


@dataclass(frozen=True)
class Namen:
    """Names of the codes in an explanation; `overig` are products and trajectories."""

    gemeenten: Mapping[str, str]
    overig: Mapping[str, str] = field(default_factory=dict)

    def describe(self, code: str) -> str:
        """Name a code of the region or the rules; one that has no name stays as it is."""
        naam = self.gemeenten.get(code) or self.overig.get(code)
        return f"{naam} ({code})" if naam else code


@dataclass(frozen=True)
class Gegeven:
    """One input or outcome: what it is called, with one value or with a value per part.

    `herkomst` says who set it, where it is a choice: "uit de jaarafspraak", "standaardwaarde". `getallen` are
    the same values as numbers, one or one per part, None for what is no number; `eenheid` is their unit.
    """

    naam: str
    waarde: str = ""
    delen: Sequence[tuple[str, str]] = ()
    herkomst: str = ""
    getallen: Sequence[Decimal | None] = ()
    eenheid: str = ""


@dataclass(frozen=True)
class LeesbareStap:
    """One step as a page or a report shows it.

    Attributes:
        pad: place in the stored explanation, "0.2.1"; the same for every reader.
        nummer: place among the steps as people read them, "1.3.2": municipalities are by name there. Also the
            same for every reader.
        titel: what is done, with the municipality, trajectory or product it is about.
        invoer: inputs, without what stands in `titel` already.
        gemeente: code of that municipality, "" when the step is about the contract.
        weggelaten: number of steps below it that this reader may not see.
        heeft_lijnen: whether this reader may see the prestaties or allocations behind it.
    """

    pad: str
    nummer: str
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
    lezer = _Lezer(namen, zichtbaar, met_lijnen, uitleg["regelversie"])
    stappen = (lezer.read_stap(*plek) for plek in lezer.iter_plekken(uitleg["stappen"]))
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
    versie: str

    def iter_plekken(
        self, stappen: Sequence[Stapvorm], pad: str = "", nummer: str = ""
    ) -> Iterator[tuple[Stapvorm, str, str]]:
        """Give stored steps as people read them, each with its place there and its number here.

        What is stored has the order of the region. Here those of municipalities are by name; what lies
        between them stays where it is, and so do the steps of one municipality among themselves.
        """
        op_plaats = [(stap, f"{pad}{plaats}") for plaats, stap in enumerate(stappen)]
        volgorde: list[tuple[Stapvorm, str]] = []
        for _, reeks in groupby(op_plaats, key=lambda plek: bool(_get_gemeente(plek[0]))):
            volgorde += sorted(reeks, key=lambda plek: self._get_naam(plek[0]))
        for plaats, (stap, plek) in enumerate(volgorde, start=1):
            yield stap, plek, f"{nummer}{plaats}"

    def read_stap(self, stap: Stapvorm, pad: str, nummer: str) -> LeesbareStap | None:
        """Give a step, or None when it is about a municipality that may not be shown."""
        gemeente = _get_gemeente(stap)
        if gemeente and not self._mag(gemeente):
            return None
        regel = self._find_regel(stap["code"])
        onder = [
            self.read_stap(*plek) for plek in self.iter_plekken(stap["stappen"], f"{pad}.", f"{nummer}.")
        ]
        getoond = [deel for deel in onder if deel is not None]
        return LeesbareStap(
            pad=pad,
            nummer=nummer,
            code=stap["code"],
            titel=": ".join([stap["titel"], *self._read_onderwerp(stap)]),
            bron=describe_bron(regel.bron if regel else stap["regel"]),
            formule=stap["formule"],
            invoer=[
                self._read_gegeven(_find_veld(regel, g["naam"]), g, van_contract=not gemeente)
                for g in stap["invoer"]
                if g["naam"] not in _ONDERWERPEN
            ],
            uitkomst=self._read_gegeven(_UITKOMST, stap["uitkomst"]),
            stappen=getoond,
            gemeente=gemeente,
            weggelaten=len(onder) - len(getoond),
            heeft_lijnen=stap["code"] in self.met_lijnen,
        )

    def _get_naam(self, stap: Stapvorm) -> str:
        gemeente = _get_gemeente(stap)
        return self.namen.gemeenten.get(gemeente, gemeente)

    def _read_onderwerp(self, stap: Mapping[str, Any]) -> Iterator[str]:
        for gegeven in stap["invoer"]:
            if gegeven["naam"] in _ONDERWERPEN:
                code = str(gegeven["waarde"])
                yield self.namen.gemeenten.get(code) or self.namen.describe(code)

    def _find_regel(self, code: str) -> Stapregel | None:
        """Give the rule with which a step was made; a step of a later version is shown as it stands."""
        try:
            return find_regel(code, self.versie)
        except UitlegKloptNietError:
            return None

    def _mag(self, gemeente: str) -> bool:
        return self.zichtbaar is None or gemeente in self.zichtbaar

    def _read_gegeven(self, veld: Veld, gegeven: Mapping[str, Any], *, van_contract: bool = False) -> Gegeven:
        titel = veld.naam_in_woorden
        herkomst = Herkomst(gegeven["herkomst"]).kort if "herkomst" in gegeven else ""
        if "waarde" in gegeven:
            eenheid = Eenheid(gegeven["eenheid"])
            getal = read_getal(gegeven["waarde"], eenheid)
            return Gegeven(titel, self._describe(veld, gegeven), (), herkomst, [getal], eenheid)
        if "rijen" in gegeven:
            eenheid = Eenheid(gegeven["kolommen"][-1]["eenheid"])
            waarden: list[Jsonwaarde] = [rij[-1] for rij in gegeven["rijen"]]
            if waarden and veld.van_gemeenten and van_contract and self.zichtbaar is not None:
                samen = add_waarden(waarden, eenheid)
                tekst = f"samen {format_waarde(samen, eenheid)}"
                return Gegeven(titel, tekst, (), herkomst, [read_getal(samen, eenheid)], eenheid)
            delen = list(_read_rijen(veld, gegeven))
        else:
            eenheid = Eenheid(gegeven["eenheid"])
            gelezen = list(self._read_delen(veld, gegeven["waarden"], eenheid))
            delen = [(deel, format_waarde(waarde, eenheid)) for deel, waarde in gelezen]
            waarden = [waarde for _, waarde in gelezen]
        getallen = [read_getal(waarde, eenheid) for waarde in waarden]
        return Gegeven(titel, "" if delen else "niets", delen, herkomst, getallen, eenheid)

    def _describe(self, veld: Veld, gegeven: Mapping[str, Any]) -> str:
        waarde, eenheid = gegeven["waarde"], Eenheid(gegeven["eenheid"])
        if veld.keuzes is not None and waarde in list(veld.keuzes):
            keuze = veld.keuzes(waarde)
            return keuze.kort if isinstance(keuze, Code) else str(keuze)
        if eenheid is Eenheid.CODE and isinstance(waarde, str):
            return self.namen.describe(waarde)
        return format_waarde(waarde, eenheid)

    def _read_delen(
        self, veld: Veld, paren: Sequence[Sequence[Any]], eenheid: Eenheid
    ) -> Iterator[tuple[str, Jsonwaarde]]:
        """Give the values per part with its name; other municipalities are added up or left out."""
        if not all(code in self.namen.gemeenten for code, _ in paren):
            yield from ((self._noem_deel(veld, str(code)), waarde) for code, waarde in paren)
            return
        eigen = [(self.namen.gemeenten[code], waarde) for code, waarde in paren if self._mag(code)]
        # By name, as everywhere that people read; the region has an order of its own.
        yield from sorted(eigen, key=lambda deel: deel[0])
        anderen = [waarde for code, waarde in paren if not self._mag(code)]
        if anderen and eenheid in OP_TE_TELLEN:
            yield ANDERE, add_waarden(anderen, eenheid)

    def _noem_deel(self, veld: Veld, code: str) -> str:
        """Name a part; steps of version 2022.1 have numbers for codes ("61-182", "0.90")."""
        if not veld.rij:
            return self.namen.overig.get(code, code)
        getallen = code.split("-") if veld.rij.count("{") > 1 else [code]
        return veld.rij.format(*(format_waarde(getal, Eenheid.AANTAL) for getal in getallen))


def _get_gemeente(stap: Stapvorm) -> str:
    """Give the code of the municipality that a stored step is about; "" when it is about the contract."""
    return next((str(g["waarde"]) for g in stap["invoer"] if g["naam"] == "gemeente"), "")


_EIGEN_OPMAAK = (Eenheid.EURO, Eenheid.CODE, Eenheid.TEKST)
_UITKOMST = Veld("uitkomst", Eenheid.TEKST)


def _find_veld(regel: Stapregel | None, naam: str) -> Veld:
    return regel.velden.get(naam, Veld(naam, Eenheid.TEKST)) if regel else Veld(naam, Eenheid.TEKST)


def _read_rijen(veld: Veld, gegeven: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Give each row: its last value, named after the values before it."""
    kolommen = [(kolom["naam"], Eenheid(kolom["eenheid"])) for kolom in gegeven["kolommen"]]
    for rij in gegeven["rijen"]:
        woorden = {
            # The words of the row say what a number counts; an amount and a code are written as they are.
            naam: format_waarde(w, eenheid if eenheid in _EIGEN_OPMAAK else Eenheid.AANTAL)
            for (naam, eenheid), w in zip(kolommen, rij, strict=True)
        }
        yield veld.rij.format(**woorden), format_waarde(rij[-1], kolommen[-1][1])
