"""Loads a region bundle: all of it or nothing, in one transaction.

What is wrong in any file is reported together, by file, line and field. When regio.yaml is wrong, what
the rows of the CSV files refer to cannot be judged; their form is checked all the same.
"""

import difflib
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection

from contracten.selectors import get_aanbieders, get_contractgegevens
from contracten.services import save_aanbieders, save_contracten, save_kpiscores, save_voorschotten
from inkoop.platform.bestanden.fouten import BestandFoutenError, Fouten
from inkoop.platform.databank.sync import Telling
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.services import log_handeling
from inkoop.regiobundel.controle import check_bestaand, check_contracten, check_structuur, make_bekend
from inkoop.regiobundel.csvbestanden import (
    KOLOMMEN,
    check_vorm,
    read_jaarcijfers,
    read_kpis,
    read_voorschotten,
)
from inkoop.regiobundel.schema import BUNDEL, Element, Lezer
from inkoop.regiobundel.yamllezer import YamlFoutError, read_yaml
from segmenten.models import Regio
from segmenten.selectors import get_structuur
from segmenten.services import save_jaarcijfers, save_regio, save_structuur
from toegang.services import (
    TotaalTeGrootError,
    hertel_maandtotalen,
    neem_prestaties_in,
    neem_resultaten_in,
    neem_toewijzingen_in,
)

REGIOBESTAND = "regio.yaml"
_SLOT = "SELECT pg_advisory_xact_lock(hashtextextended('regiobundel ' || %s, 0))"
# A change in one of these can change what an approved line is worth, or where it counts.
_TELT_MEE = ("tarieven", "toewijzingen")
_OP_TOEWIJZINGEN = ("resultaten.csv", "prestaties.csv")
_STRUCTUUR = ("gemeenten", "expertises", "opslagen", "producten", "trajecten", "segmenten")


@dataclass
class Laadresultaat:
    """What loading a bundle did.

    Attributes:
        regio: the region.
        verschil: per table, the rows that were new, changed, removed and already right.
    """

    regio: Regio
    verschil: dict[str, Telling] = field(default_factory=dict)

    @property
    def is_gewijzigd(self) -> bool:
        """Whether anything was written."""
        return any(telling.is_wijziging for telling in self.verschil.values())


def load_bundel(
    map_: Path, peilmoment: datetime, *, is_demo: bool = False, gebruiker: str = ""
) -> Laadresultaat:
    """Load the bundle in folder `map_`; loading it again changes nothing.

    Args:
        map_: folder with regio.yaml and, optionally, CSV files (regiobundel.md).
        peilmoment: when the bundle came in.
        is_demo: marks the region as demonstration.
        gebruiker: account name for the audit log; empty for the system.

    Raises:
        BestandFoutenError: for any error in any file; nothing has changed then.
    """
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
        if pad.suffix.lower() == ".csv" and pad.name not in KOLOMMEN:
            lijkt = difflib.get_close_matches(pad.name.lower(), KOLOMMEN, n=1)
            slot = f"; bedoelde u {lijkt[0]}?" if lijkt else f"; een bundel kent {', '.join(KOLOMMEN)}"
            fouten.add(pad.name, 0, "", f"onbekend bestand{slot}")
    bestanden = {naam: map_ / naam for naam in KOLOMMEN if os.path.lexists(map_ / naam)}
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


class _Lading:
    """Loads one bundle, within the transaction and the sight of the system."""

    def __init__(
        self, bundel: Element, bestanden: dict[str, Path], lezer: Lezer, peilmoment: datetime, gebruiker: str
    ) -> None:
        self._bundel, self._bestanden, self._lezer = bundel, bestanden, lezer
        self._fouten = lezer.fouten
        self._peilmoment, self._gebruiker = peilmoment, gebruiker

    def load(self, *, is_demo: bool) -> Laadresultaat:
        """Check everything that can be checked, then write; two loads of one region wait for each other."""
        code = self._bundel["regio"]["code"]
        with connection.cursor() as cursor:
            cursor.execute(_SLOT, [code])
        self._check(Regio.objects.filter(code=code).first())
        if self._fouten:
            _refuse(self._bestanden, self._fouten)
        resultaat = self._save_structuur(is_demo=is_demo)
        self._take_bestanden(resultaat)
        self._fouten.raise_if_any()
        if any(resultaat.verschil[naam].is_wijziging for naam in _TELT_MEE if naam in resultaat.verschil):
            self._hertel(resultaat.regio)
        self._log(resultaat)
        return resultaat

    def _hertel(self, regio: Regio) -> None:
        try:
            hertel_maandtotalen(regio)
        except TotaalTeGrootError:
            reden = "met deze tarieven zijn de prestaties van een maand samen duizend miljard euro of meer"
            self._lezer.add(0, "contracten", reden)
            self._fouten.raise_if_any()

    def _check(self, regio: Regio | None) -> None:
        structuur = get_structuur(regio) if regio else {}
        contracten = get_contractgegevens(regio) if regio else []
        aanbieders = get_aanbieders(regio) if regio else []
        bekend = make_bekend(self._bundel, structuur, contracten, aanbieders)
        check_structuur(self._bundel, bekend, self._lezer)
        check_contracten(self._bundel, bekend, self._lezer)
        check_bestaand(self._bundel, bekend, contracten, self._lezer)

    def _save_structuur(self, *, is_demo: bool) -> Laadresultaat:
        rijen = self._bundel.to_rij()
        regio, telling = save_regio({**rijen["regio"], "bronnen": rijen["bronnen"]}, is_demo=is_demo)
        resultaat = Laadresultaat(regio, {"regio": telling})
        resultaat.verschil |= save_structuur(regio, {naam: rijen[naam] for naam in _STRUCTUUR})
        resultaat.verschil["aanbieders"] = save_aanbieders(regio, rijen["aanbieders"])
        resultaat.verschil |= save_contracten(regio, rijen["contracten"])
        return resultaat

    def _take_bestanden(self, resultaat: Laadresultaat) -> None:
        """Take the CSV files in; rows that refer to allocations only when those are right."""
        regio = resultaat.regio
        stappen: dict[str, Callable[[Path], Telling]] = {
            "jaarcijfers.csv": lambda pad: save_jaarcijfers(
                regio, read_jaarcijfers(pad, self._fouten, regio)
            ),
            "voorschotten.csv": lambda pad: save_voorschotten(
                regio, read_voorschotten(pad, regio, self._fouten)
            ),
            "kpis.csv": lambda pad: save_kpiscores(regio, read_kpis(pad, regio, self._fouten)),
            "toewijzingen.csv": lambda pad: neem_toewijzingen_in(regio, pad),
            "resultaten.csv": lambda pad: neem_resultaten_in(regio, pad),
            "prestaties.csv": self._get_prestatiestap(regio),
        }
        mislukt: set[str] = set()
        for naam, pad in self._bestanden.items():
            if naam in _OP_TOEWIJZINGEN and "toewijzingen.csv" in mislukt:
                check_vorm(pad, self._fouten)
                continue
            try:
                resultaat.verschil[naam.removesuffix(".csv")] = stappen[naam](pad)
            except BestandFoutenError as fout:
                self._fouten.extend(fout.fouten, fout.totaal)
                mislukt.add(naam)

    def _get_prestatiestap(self, regio: Regio) -> Callable[[Path], Telling]:
        def neem(pad: Path) -> Telling:
            intake = neem_prestaties_in(regio, pad, self._peilmoment)
            return Telling(nieuw=intake.aantal, ongewijzigd=intake.overgeslagen)

        return neem

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
