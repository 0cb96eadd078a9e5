"""Loads a region bundle: all of it or nothing, in one transaction.

What is wrong in any file is reported together, by file, line and field. When regio.yaml is wrong, what
the rows of the CSV files refer to cannot be judged; their form is checked all the same.
"""

import difflib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count, takewhile
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils import timezone

from bekostiging import services as bekostiging
from contracten import services as contracten
from inkoop.kern.bezwaar import BezwarenError, add_all
from inkoop.kern.opgave import Getoetst, Opgaverij
from inkoop.platform.bestanden.csvkolommen import read_opgaven
from inkoop.platform.bestanden.fouten import BestandFoutenError, Fouten
from inkoop.platform.bestanden.melders import Csvmelder, Yamlmelder
from inkoop.platform.bestanden.schema.lezer import Element, Lezer
from inkoop.platform.bestanden.yamllezer import YamlFoutError, read_yaml
from inkoop.platform.databank.sync import Telling
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.services import log_handeling
from inkoop.regiobundel.bundel import BESTANDEN, BUNDEL, REGIOBESTAND
from segmenten import services as segmenten
from segmenten.models import Regio
from toegang import services as toegang

_SLOT = "SELECT pg_advisory_xact_lock(hashtextextended('regiobundel ' || %s, 0))"
_OP_TOEWIJZINGEN = ("zorgperioden.csv", "resultaten.csv", "prestaties.csv")
Neem = Callable[[Regio, Iterator[Opgaverij[Any]], Csvmelder], Telling]
# Who takes in the rows of a file; prestaties are read by their own app, which may be millions.
_NEEM: dict[str, Neem] = {
    "jaarcijfers.csv": segmenten.take_jaarcijfers,
    "voorschotten.csv": contracten.take_voorschotten,
    "betalingen.csv": contracten.take_betalingen,
    "kpis.csv": contracten.take_kpiscores,
    "toewijzingen.csv": toegang.take_toewijzingen,
    "zorgperioden.csv": toegang.take_zorgperioden,
    "resultaten.csv": toegang.take_resultaten,
}


@dataclass
class Laadresultaat:
    """What loading a bundle did.

    Attributes:
        regio: the region.
        verschil: per table, the rows that were new, changed, removed and already right.
        nagekomen: sentences about established years that this touches.
    """

    regio: Regio
    verschil: dict[str, Telling] = field(default_factory=dict)
    nagekomen: list[str] = field(default_factory=list)

    @property
    def is_gewijzigd(self) -> bool:
        """Whether anything was written."""
        return any(telling.is_wijziging for telling in self.verschil.values())


def load_bundel(
    map_: Path, peilmoment: datetime, *, is_demo: bool = False, gebruiker: str = ""
) -> Laadresultaat:
    """Load the bundle in folder `map_`; loading it again changes nothing.

    Args:
        map_: folder with regio.yaml and, optionally, CSV files (regiobundel.md); or with a sub-folder of that
            kind
            for each delivery, numbered from 1, which are loaded in that order until one is refused.
        peilmoment: when the bundle came in; what holds on that day becomes as the bundle says.
        is_demo: marks the region as demonstration.
        gebruiker: account name for the audit log; empty for the system.

    Raises:
        BestandFoutenError: for any error in any file; nothing has changed then.
    """
    mappen = find_leveringmappen(map_)
    if not mappen:
        return _load_map(map_, peilmoment, is_demo=is_demo, gebruiker=gebruiker)
    delen = [_load_deel(deel, peilmoment, is_demo=is_demo, gebruiker=gebruiker) for deel in mappen]
    return Laadresultaat(delen[-1].regio, _add_up(deel.verschil for deel in delen), delen[-1].nagekomen)


def find_leveringmappen(map_: Path) -> list[Path]:
    """Return the sub-folders `1`, `2`, ... of a bundle of more deliveries; none when it is one itself."""
    if os.path.lexists(map_ / REGIOBESTAND):
        return []
    return list(takewhile(Path.is_dir, (map_ / str(nummer) for nummer in count(1))))


def _load_deel(deel: Path, peilmoment: datetime, *, is_demo: bool, gebruiker: str) -> Laadresultaat:
    """Load one delivery, all of it or nothing; what is wrong in it is told with its folder."""
    try:
        return _load_map(deel, peilmoment, is_demo=is_demo, gebruiker=gebruiker)
    except BestandFoutenError as fout:
        fout.levering = deel.name
        raise


def _add_up(verschillen: Iterable[dict[str, Telling]]) -> dict[str, Telling]:
    samen: dict[str, Telling] = {}
    for verschil in verschillen:
        for naam, telling in verschil.items():
            samen[naam] = samen.get(naam, Telling()) + telling
    return samen


def _load_map(map_: Path, peilmoment: datetime, *, is_demo: bool, gebruiker: str) -> Laadresultaat:
    fouten = Fouten()
    bestanden = _find_bestanden(map_, fouten)
    lezer = Lezer(REGIOBESTAND, fouten)
    bundel = _read_bundel(map_ / REGIOBESTAND, lezer)
    if bundel is None:
        _refuse(bestanden, fouten)
        raise AssertionError("a bundle that cannot be read has errors")
    with met_systeemzicht():
        return _Lading(bundel, bestanden, lezer, peilmoment, gebruiker).load(is_demo=is_demo)


def _find_bestanden(map_: Path, fouten: Fouten) -> dict[str, Path]:
    """Return the CSV files of the bundle by name; one with another name is probably a typing error."""
    if not map_.is_dir():
        fouten.add(str(map_), 0, "", "deze map bestaat niet")
        fouten.raise_if_any()
    for pad in sorted(map_.iterdir()):
        if pad.suffix.lower() == ".csv" and pad.name not in BESTANDEN:
            lijkt = difflib.get_close_matches(pad.name.lower(), BESTANDEN, n=1)
            slot = f"; bedoelde u {lijkt[0]}?" if lijkt else f"; een bundel kent {', '.join(BESTANDEN)}"
            fouten.add(pad.name, 0, "", f"onbekend bestand{slot}")
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
        self, bundel: Element, bestanden: dict[str, Path], lezer: Lezer, peilmoment: datetime, gebruiker: str
    ) -> None:
        self._bestanden, self._lezer, self._melder = bestanden, lezer, Yamlmelder(lezer, bundel)
        self._fouten = lezer.fouten
        self._peilmoment, self._gebruiker = peilmoment, gebruiker
        self._structuur = bundel.to_opgave(segmenten.Structuuropgave)
        self._contracten = bundel.to_opgave(contracten.Contractenopgave)
        self._peildatum = timezone.localdate(peilmoment)

    def load(self, *, is_demo: bool) -> Laadresultaat:
        """Check everything that can be checked, then write; two loads of one region wait for each other."""
        with connection.cursor() as cursor:
            cursor.execute(_SLOT, [self._structuur.regio.code if self._structuur.regio else ""])
        structuur, afspraken = self._assess(segmenten.find_regio(self._structuur))
        if self._fouten:
            _refuse(self._bestanden, self._fouten)
        regio, verschil = segmenten.save_getoetst(structuur, self._peildatum, is_demo=is_demo)
        resultaat = Laadresultaat(regio, verschil | contracten.save_getoetst(regio, afspraken))
        self._take_bestanden(resultaat)
        self._fouten.raise_if_any()
        self._recount(resultaat)
        if resultaat.is_gewijzigd:
            rijen = bekostiging.renew_nagekomen(resultaat.regio, self._peilmoment)
            resultaat.nagekomen = bekostiging.describe_nagekomen(rijen)
        self._log(resultaat)
        return resultaat

    def _assess(
        self, regio: Regio | None
    ) -> tuple[Getoetst[segmenten.Structuuropgave], Getoetst[contracten.Contractenopgave]]:
        """Have each app judge its part, and what the other parts make of what it has already."""
        structuur, kader = segmenten.assess_structuur(
            regio, self._structuur, self._peildatum, self._melder, self._lezer.suggest
        )
        afspraken = contracten.assess_contracten(regio, self._contracten, kader, self._melder)
        if regio is not None:
            genoemd = {contract.nummer for contract in self._contracten.contracten if contract.nummer}
            bezwaren = contracten.find_bezwaren_tegen_structuur(
                regio, self._structuur, kader, behalve=genoemd
            )
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
                resultaat.verschil[naam.removesuffix(".csv")] = self._take(resultaat.regio, pad)
            except BestandFoutenError as fout:
                self._fouten.extend(fout.fouten, fout.totaal)
                mislukt.add(naam)

    def _take(self, regio: Regio, pad: Path) -> Telling:
        if pad.name not in _NEEM:
            intake = toegang.neem_prestaties_in(regio, pad, self._peilmoment)
            return Telling(nieuw=intake.aantal, ongewijzigd=intake.overgeslagen)
        fouten = Fouten()
        rijen = read_opgaven(pad, BESTANDEN[pad.name], fouten)
        return _NEEM[pad.name](regio, rijen, Csvmelder(pad.name, fouten))

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
            gebruiker=self._gebruiker,
            verschil=verschil,
        )
