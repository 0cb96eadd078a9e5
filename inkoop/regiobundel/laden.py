"""Loads a region bundle: all of it or nothing, in one transaction.

What is wrong in any file is reported together, by file, line and field. When regio.yaml is wrong, what
the rows of the CSV files refer to cannot be judged; their form is checked all the same.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from itertools import count, takewhile
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils import timezone

from bekostiging import services as bekostiging
from contracten import services as contracten
from contracten.bronnen import BRONNEN as CONTRACTBRONNEN
from inkoop.inname.models import Inhoudsoort, Laaduitkomst, Laadverslag
from inkoop.inname.services import save_verslag, save_weigering
from inkoop.kern.bezwaar import BezwarenError, add_all
from inkoop.kern.opgave import Getoetst, Opgaverij
from inkoop.platform.bestanden.csvkolommen import read_opgaven
from inkoop.platform.bestanden.fouten import BestandFoutenError, Fouten
from inkoop.platform.bestanden.melders import Csvmelder, Yamlmelder
from inkoop.platform.bestanden.schema.lezer import Element, Lezer
from inkoop.platform.bestanden.verslag import Inname
from inkoop.platform.bestanden.yamllezer import YamlFoutError, read_yaml
from inkoop.platform.databank.sync import Telling
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.services import log_handeling
from inkoop.regiobundel.bundel import BESTANDEN, BUNDEL, REGIOBESTAND
from inkoop.regiobundel.ongelezen import Ongelezen, find_ongelezen
from inkoop.signalen.services import renew_signalen
from segmenten import services as segmenten
from segmenten.models import Regio
from toegang import services as toegang
from toegang.bronnen import BRONNEN as ZORGBRONNEN
from toegang.bronnen import PRESTATIES

_SLOT = "SELECT pg_advisory_xact_lock(hashtextextended('regiobundel ' || %s, 0))"
_OP_TOEWIJZINGEN = ("zorgperioden.csv", "resultaten.csv", "prestaties.csv")
Neem = Callable[[Regio, Iterator[Opgaverij[Any]], Csvmelder], Telling]
# Who takes in the rows of a file that is no source. The others are taken in by their source, but prestaties
# of a bundle, which may be millions, are read by their own app.
_NEEM: dict[str, Neem] = {
    "jaarcijfers.csv": segmenten.take_jaarcijfers,
}
_BRONNEN = {bron.bestand: bron for bron in (*CONTRACTBRONNEN, *ZORGBRONNEN)}


@dataclass
class Laadresultaat:
    """What loading a bundle did.

    Attributes:
        regio: the region.
        verschil: per table, the rows that were new, changed, removed and already right.
        nagekomen: sentences about established years that this touches.
        verslagen: what came of each delivery, as it is kept.
    """

    regio: Regio
    verschil: dict[str, Telling] = field(default_factory=dict)
    nagekomen: list[str] = field(default_factory=list)
    verslagen: list[Laadverslag] = field(default_factory=list)

    @property
    def is_gewijzigd(self) -> bool:
        """Whether anything was written."""
        return any(telling.is_wijziging for telling in self.verschil.values())

    @property
    def is_helemaal_goed(self) -> bool:
        """Whether nothing was rejected, and nothing that looks like data was passed by."""
        return all(verslag.uitkomst == Laaduitkomst.GOED for verslag in self.verslagen)


def load_bundel(
    map_: Path, peilmoment: datetime, *, is_demo: bool = False, gebruiker: str = "", streng: bool = False
) -> Laadresultaat:
    """Load the bundle in folder `map_`; loading it again changes nothing.

    Args:
        map_: folder with regio.yaml and, optionally, CSV files (regiobundel.md); or with a sub-folder of that
            kind
            for each delivery, numbered from 1, which are loaded in that order until one is refused.
        peilmoment: when the bundle came in; what holds on that day becomes as the bundle says.
        is_demo: marks the region as demonstration.
        gebruiker: account name for the audit log; empty for the system.
        streng: refuses as well what is else loaded and told: lines that the control rejects, and files that
            nobody reads.

    What came of it is kept as a `Laadverslag` for each delivery, of a refusal too.

    Raises:
        BestandFoutenError: for any error in any file; nothing has changed then.
    """
    keuze = _Keuze(peilmoment, is_demo, gebruiker, streng)
    mappen = find_leveringmappen(map_)
    if not mappen:
        return _load_map(map_, keuze)
    terzijde = list(find_ongelezen(map_, [deel.name for deel in mappen]))
    delen = [_load_deel(deel, keuze, terzijde if deel == mappen[0] else []) for deel in mappen]
    verslagen = [verslag for deel in delen for verslag in deel.verslagen]
    verschil = _add_up(deel.verschil for deel in delen)
    return Laadresultaat(delen[-1].regio, verschil, delen[-1].nagekomen, verslagen)


@dataclass(frozen=True)
class _Keuze:
    """How a bundle is loaded: see `load_bundel`."""

    peilmoment: datetime
    is_demo: bool
    gebruiker: str
    streng: bool


def find_leveringmappen(map_: Path) -> list[Path]:
    """Return the sub-folders `1`, `2`, ... of a bundle of more deliveries; none when it is one itself."""
    if os.path.lexists(map_ / REGIOBESTAND):
        return []
    return list(takewhile(Path.is_dir, (map_ / str(nummer) for nummer in count(1))))


def _load_deel(deel: Path, keuze: _Keuze, terzijde: list[Ongelezen]) -> Laadresultaat:
    """Load one delivery, all of it or nothing; what is wrong in it is told with its folder.

    Args:
        terzijde: what lies beside the deliveries and nobody reads.
    """
    try:
        return _load_map(deel, keuze, f"{deel.parent.name}/{deel.name}", terzijde)
    except BestandFoutenError as fout:
        fout.levering = deel.name
        raise


def _add_up(verschillen: Iterable[dict[str, Telling]]) -> dict[str, Telling]:
    samen: dict[str, Telling] = {}
    for verschil in verschillen:
        for naam, telling in verschil.items():
            samen[naam] = samen.get(naam, Telling()) + telling
    return samen


def _load_map(map_: Path, keuze: _Keuze, naam: str = "", terzijde: Sequence[Ongelezen] = ()) -> Laadresultaat:
    """Load one bundle; a refusal is kept in a report too, once nothing of the load is left."""
    naam = naam or map_.resolve().name
    fouten = Fouten()
    bundel = None
    ongelezen = list(terzijde)
    try:
        bestanden = _find_bestanden(map_, fouten)
        ongelezen += find_ongelezen(map_)
        lezer = Lezer(REGIOBESTAND, fouten)
        bundel = _read_bundel(map_ / REGIOBESTAND, lezer)
        if bundel is None:
            _refuse(bestanden, fouten)
            raise AssertionError("a bundle that cannot be read has errors")
        with met_systeemzicht():
            return _Lading(bundel, bestanden, lezer, keuze, naam, ongelezen).load()
    except BestandFoutenError as fout:
        fout.terzijde = [str(deel) for deel in ongelezen if deel.is_gegevens]
        code = bundel["regio"]["code"] if bundel is not None else ""
        soort = Inhoudsoort.BUNDEL
        save_weigering(code, soort, naam, keuze.peilmoment, fout, ongelezen=[*map(asdict, ongelezen)])
        raise


def _find_bestanden(map_: Path, fouten: Fouten) -> dict[str, Path]:
    """Return the CSV files of the bundle by name; what has another name is told, and not read."""
    if not map_.is_dir():
        fouten.add(str(map_), 0, "", "deze map bestaat niet")
        fouten.raise_if_any()
    bestanden = {naam: map_ / naam for naam in BESTANDEN if os.path.lexists(map_ / naam)}
    return {naam: pad for naam, pad in bestanden.items() if _check_leesbaar(pad, fouten)}


def _check_leesbaar(pad: Path, fouten: Fouten) -> bool:
    """Report what has the name of a file but cannot be read, such as a folder or a broken link."""
    if pad.is_file() and os.access(pad, os.R_OK):
        return True
    fouten.add(pad.name, 0, "", "is geen bestand dat gelezen kan worden")
    return False


def _read_bundel(pad: Path, lezer: Lezer) -> Element | None:
    """Return the content of regio.yaml, or None when so much is wrong that it names no region."""
    if not os.path.lexists(pad):
        lezer.add(0, "", "dit bestand ontbreekt")
        return None
    if not _check_leesbaar(pad, lezer.fouten):
        return None
    knoop = read_yaml(pad, lezer.fouten)
    if knoop is None:
        return None
    try:
        bundel = BUNDEL.read(knoop, "", lezer)
    except YamlFoutError as fout:
        lezer.fouten.add_eerst(REGIOBESTAND, fout.regel, "", fout.reden)
        return None
    if not isinstance(bundel, Element) or bundel["regio"] is None or bundel["regio"]["code"] is None:
        return None
    return bundel


def _refuse(bestanden: dict[str, Path], fouten: Fouten) -> None:
    """Check the form of the CSV files too, and refuse the bundle."""
    for pad in bestanden.values():
        check_vorm(pad, fouten)
    fouten.raise_if_any()


def check_vorm(pad: Path, fouten: Fouten) -> None:
    """Report what is wrong in a file by itself, without looking at what its rows refer to."""
    for _ in read_opgaven(pad, BESTANDEN[pad.name], fouten):
        pass


class _Lading:
    """Loads one bundle, within the transaction and the sight of the system."""

    def __init__(
        self,
        bundel: Element,
        bestanden: dict[str, Path],
        lezer: Lezer,
        keuze: _Keuze,
        naam: str,
        ongelezen: Sequence[Ongelezen],
    ) -> None:
        self._bestanden, self._lezer, self._melder = bestanden, lezer, Yamlmelder(lezer, bundel)
        self._fouten = lezer.fouten
        self._keuze, self._naam, self._ongelezen = keuze, naam, ongelezen
        self._innamen: dict[str, Inname] = {}
        self._structuur = bundel.to_opgave(segmenten.Structuuropgave)
        self._contracten = bundel.to_opgave(contracten.Contractenopgave)
        self._peildatum = timezone.localdate(keuze.peilmoment)

    def load(self) -> Laadresultaat:
        """Check everything that can be checked, then write; two loads of one region wait for each other."""
        with connection.cursor() as cursor:
            cursor.execute(_SLOT, [self._structuur.regio.code if self._structuur.regio else ""])
        bestaand = segmenten.find_regio(self._structuur)
        structuur, afspraken = self._assess(bestaand)
        if self._fouten:
            _refuse(self._bestanden, self._fouten)
        # The other files may mend what the structure puts in the wrong.
        paden = self._structuur.get_paden() | self._contracten.get_paden()
        with segmenten.met_getuigen(bestaand, paden, self._melder):
            regio, verschil = segmenten.save_getoetst(structuur, self._peildatum, is_demo=self._keuze.is_demo)
            resultaat = Laadresultaat(regio, verschil | contracten.save_getoetst(regio, afspraken))
            self._innamen[REGIOBESTAND] = Inname(sum(resultaat.verschil.values(), Telling()))
            self._take_bestanden(resultaat)
        if self._keuze.streng:
            self._refuse_rest()
        self._fouten.raise_if_any()
        self._recount(resultaat)
        if resultaat.is_gewijzigd:
            rijen = bekostiging.renew_nagekomen(resultaat.regio, self._keuze.peilmoment)
            resultaat.nagekomen = bekostiging.describe_nagekomen(rijen)
        self._log(resultaat)
        resultaat.verslagen.append(self._report(resultaat.regio))
        return resultaat

    def _refuse_rest(self) -> None:
        """Make an error of all that is else only told."""
        for ongelezen in self._ongelezen:
            if ongelezen.is_gegevens:
                self._fouten.add(ongelezen.naam, 0, "", f"is niet gelezen: {ongelezen.reden}")
        for naam, inname in self._innamen.items():
            for reden in (*inname.afgekeurd, *inname.nog_afgekeurd):
                self._fouten.add(naam, 0, "", f"afgekeurd: {reden}")

    def _report(self, regio: Regio) -> Laadverslag:
        """Keep what came of it, with the signals that there are now."""
        return save_verslag(
            regio,
            Inhoudsoort.BUNDEL,
            self._naam,
            self._keuze.peilmoment,
            self._innamen,
            ongelezen=[*map(asdict, self._ongelezen)],
            signalen=renew_signalen(regio, self._keuze.peilmoment),
        )

    def _assess(
        self, regio: Regio | None
    ) -> tuple[Getoetst[segmenten.Structuuropgave], Getoetst[contracten.Contractenopgave]]:
        """Have each app judge its part, and what the other parts make of what it has already."""
        structuur, wijziging = segmenten.assess_structuur(
            regio, self._structuur, self._peildatum, self._melder, self._lezer.suggest
        )
        afspraken = contracten.assess_contracten(regio, self._contracten, wijziging.nieuw, self._melder)
        if regio is not None:
            genoemd = {contract.nummer for contract in self._contracten.contracten if contract.nummer}
            bezwaren = contracten.find_bezwaren_tegen_structuur(regio, wijziging, behalve=genoemd)
            add_all(bezwaren, self._melder)
        return structuur, afspraken

    def _recount(self, resultaat: Laadresultaat) -> None:
        try:
            toegang.recount_na_wijziging(resultaat.regio, resultaat.verschil)
        except BezwarenError as fout:
            for bezwaar in fout.bezwaren:
                self._lezer.add(0, bezwaar.veld, bezwaar.tell())
            self._fouten.raise_if_any()

    def _take_bestanden(self, resultaat: Laadresultaat) -> None:
        """Take the CSV files in; rows that refer to allocations only when those are right."""
        mislukt: set[str] = set()
        for naam, pad in self._bestanden.items():
            if naam in _OP_TOEWIJZINGEN and "toewijzingen.csv" in mislukt:
                check_vorm(pad, self._fouten)
                continue
            try:
                self._innamen[naam] = inname = self._take(resultaat.regio, pad)
                resultaat.verschil[naam.removesuffix(".csv")] = inname.telling
            except BestandFoutenError as fout:
                self._fouten.extend(fout.fouten, fout.totaal)
                mislukt.add(naam)

    def _take(self, regio: Regio, pad: Path) -> Inname:
        if pad.name == PRESTATIES.bestand:
            return toegang.neem_prestaties_in(regio, pad, self._keuze.peilmoment).get_inname()
        fouten = Fouten()
        rijen, melder = read_opgaven(pad, BESTANDEN[pad.name], fouten), Csvmelder(pad.name, fouten)
        if pad.name in _NEEM:
            inname = Inname(_NEEM[pad.name](regio, rijen, melder))
        else:
            inname = _BRONNEN[pad.name].take(regio, rijen, melder, self._keuze.peilmoment)
        return replace(inname, leeg=fouten.leeg)

    def _log(self, resultaat: Laadresultaat) -> None:
        if not resultaat.is_gewijzigd:
            return
        verschil: dict[str, Any] = {
            naam: {"nieuw": t.nieuw, "gewijzigd": t.gewijzigd, "verwijderd": t.verwijderd}
            for naam, t in resultaat.verschil.items()
            if t.is_wijziging
        }
        code = resultaat.regio.code
        log_handeling(
            "regio_geladen",
            onderwerp=("regio", code),
            regio=code,
            gebruiker=self._keuze.gebruiker,
            verschil=verschil,
        )
