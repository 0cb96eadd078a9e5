"""Writes the reports of a settlement to a folder, or keeps them as private files."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import django
import structlog

from bekostiging.models import Afrekening
from bekostiging.rapporten.gegevens import Rapport
from bekostiging.rapporten.lezen import read_rapporten
from bekostiging.rapporten.vormen import (
    describe_tekens,
    make_rapport_csv,
    make_rapport_csv_mensen,
    make_rapport_pdf,
)
from bekostiging.rapporten.werkmap import make_rapport_werkmap
from bekostiging.selectors.rapporten import RAPPORTSOORT, get_onderwerp
from inkoop.kern.bestandsnaam import clean_bestandsnaam
from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.bestanden.services import BestandError, save_bestand
from inkoop.platform.documenten.services import CSV, WERKMAP, DocumentError, OntbrekendTekenError
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import met_regiozicht
from inkoop.platform.logboek.services import log_handeling
from inkoop.platform.taken.services import Voortgang

_log = structlog.get_logger(__name__)
# What is wrong with one report: a name or value that does not fit it. The others go on.
_EIGEN_FOUTEN = (DocumentError, BestandError)
_GENOEMD = 3


@dataclass(frozen=True)
class Bevinding:
    """What is wrong with a file of a report, in one Dutch sentence; without content it was not made."""

    titel: str
    vorm: str
    reden: str
    inhoud: bytes | None = None

    def __str__(self) -> str:
        """Name the file, and what is wrong with it."""
        return f"{self.titel} ({self.vorm}): {self.reden}."


class RapportenNietGemaaktError(Exception):
    """Some files of reports were not made; all others are kept.

    Attributes:
        niet: what was not made.
        wel: how many files are there.
    """

    def __init__(self, niet: Sequence[Bevinding], wel: int) -> None:
        self.niet = list(niet)
        self.wel = wel
        super().__init__(niet, wel)

    def __str__(self) -> str:
        """Say what is there, and of what is not there the first few with their reason."""
        genoemd = " ".join(map(str, self.niet[:_GENOEMD]))
        meer = len(self.niet) - _GENOEMD
        en_meer = f" En nog {meer}." if meer > 0 else ""
        return f"{self.wel} bestanden staan klaar, {len(self.niet)} niet. {genoemd}{en_meer}"


_VORMEN: dict[str, tuple[str, Callable[[Rapport], bytes]]] = {
    "excel.csv": (CSV, make_rapport_csv_mensen),
    "machine.csv": (CSV, make_rapport_csv),
    "xlsx": (WERKMAP, make_rapport_werkmap),
    "pdf": ("application/pdf", make_rapport_pdf),
}


def write_rapporten(afrekening: Afrekening, map_: Path, processen: int = 1) -> list[Path]:
    """Write every report in every form to `map_`; return the paths, sorted.

    Args:
        processen: PDF's made side by side (each process needs some 150 MB).

    Raises:
        RapportenNietGemaaktError: when a report could not be made; after all others were.
    """
    with met_regiozicht(afrekening.regio_id):
        rapporten = read_rapporten(afrekening)
    map_.mkdir(parents=True, exist_ok=True)
    paden: list[Path] = []
    niet: list[Bevinding] = []
    for rapport, vorm, uitkomst in _iter_inhoud(rapporten, processen):
        inhoud = _take(uitkomst, niet, _log_bevinding)
        if inhoud is None:
            continue
        pad = map_ / f"{rapport.bestandsnaam}.{vorm}"
        pad.write_bytes(inhoud)
        paden.append(pad)
    _log.info("rapporten_geschreven", afrekening=afrekening.pk, aantal=len(paden))
    _check_alles_gemaakt(afrekening, niet, len(paden))
    return sorted(paden)


def _take(
    uitkomst: bytes | Bevinding, niet: list[Bevinding], meld: Callable[[Bevinding], None]
) -> bytes | None:
    """Return the content of a file, and tell what is wrong with it; None when it was not made."""
    if isinstance(uitkomst, bytes):
        return uitkomst
    if uitkomst.inhoud is None:
        niet.append(uitkomst)
    else:
        meld(uitkomst)
    return uitkomst.inhoud


def _log_bevinding(bevinding: Bevinding) -> None:
    """Tell the log of the program; without the name, which may be anybody's."""
    _log.warning("rapport_met_bevinding", vorm=bevinding.vorm)


def _check_alles_gemaakt(afrekening: Afrekening, niet: Sequence[Bevinding], wel: int) -> None:
    if niet:
        _log.warning("rapporten_niet_gemaakt", afrekening=afrekening.pk, aantal=len(niet))
        raise RapportenNietGemaaktError(niet, wel)


Uitkomst = tuple[Rapport, str, bytes | Bevinding]


def _iter_inhoud(rapporten: list[Rapport], processen: int) -> Iterator[Uitkomst]:
    """Yield every file of every report, or why it cannot be made."""
    if processen == 1:
        yield from (
            _try(rapport, vorm, partial(make, rapport))
            for rapport in rapporten
            for vorm, (_, make) in _VORMEN.items()
        )
        return
    context = get_context("spawn")  # a forked child would share the database connection
    with ProcessPoolExecutor(processen, mp_context=context, initializer=django.setup) as pool:
        for vorm, (_, make) in _VORMEN.items():
            werk = [(rapport, pool.submit(make, rapport)) for rapport in rapporten]
            yield from (_try(rapport, vorm, uitkomst.result) for rapport, uitkomst in werk)


def _try(rapport: Rapport, vorm: str, make: Callable[[], bytes]) -> Uitkomst:
    try:
        try:
            return rapport, vorm, make()
        except OntbrekendTekenError as fout:
            # A name stands in the reports of others too: they show the number of the sign in its place.
            inhoud = make_rapport_pdf(rapport, fout.tekens)
            return rapport, vorm, Bevinding(rapport.titel, vorm, describe_tekens(fout.tekens), inhoud)
    except _EIGEN_FOUTEN as fout:
        return rapport, vorm, Bevinding(rapport.titel, vorm, str(fout))


def make_rapporten(
    afrekening: Afrekening,
    gebruiker: Gebruiker | None,
    voortgang: Voortgang | None = None,
    processen: int = 1,
    meld: Callable[[Bevinding], None] = _log_bevinding,
) -> list[Bestand]:
    """Make every report as private files, once per version; a second call makes only what is missing.

    Each file is kept as soon as it is made, so that a job that is tried again goes on where it was. Who may
    read a file follows from the municipality or provider it is about.

    Args:
        meld: hears what is wrong with a file that was made all the same.

    Raises:
        RapportenNietGemaaktError: when a report could not be made; all others are kept then.
    """
    with met_regiozicht(afrekening.regio_id):
        rapporten = read_rapporten(afrekening)
    bestaand = _find_bestaande(afrekening)
    nodig = [r for r in rapporten if any(_get_sleutel(r, vorm) not in bestaand for vorm in _VORMEN)]
    totaal = len(nodig) * len(_VORMEN)
    niet: list[Bevinding] = []
    for gedaan, (rapport, vorm, uitkomst) in enumerate(_iter_inhoud(nodig, processen)):
        if voortgang:
            voortgang(gedaan, totaal, rapport.titel)
        inhoud = _take(uitkomst, niet, meld)
        if inhoud is not None and _get_sleutel(rapport, vorm) not in bestaand:
            bestaand[_get_sleutel(rapport, vorm)] = _save(afrekening, rapport, vorm, inhoud, gebruiker)
    if nodig:
        _log_gemaakt(afrekening, gebruiker, totaal - len(niet))
    _check_alles_gemaakt(afrekening, niet, len(rapporten) * len(_VORMEN) - len(niet))
    return [bestaand[_get_sleutel(rapport, vorm)] for rapport in rapporten for vorm in _VORMEN]


def _get_sleutel(rapport: Rapport, vorm: str) -> str:
    """The name of a file; each state has files of its own, since a report says which it is."""
    kenmerk = rapport.kenmerk
    naam = f"afrekening-{kenmerk.jaar}-{rapport.bestandsnaam}-v{kenmerk.versie}-{kenmerk.stand}"
    return clean_bestandsnaam(naam, f".{vorm}")


def _find_bestaande(afrekening: Afrekening) -> dict[str, Bestand]:
    bestanden = Bestand.objects.filter(
        soort=RAPPORTSOORT, onderwerp_sleutel__startswith=f"{afrekening.pk}/", regio=afrekening.regio.code
    )
    return {bestand.naam: bestand for bestand in bestanden}


def _save(
    afrekening: Afrekening, rapport: Rapport, vorm: str, inhoud: bytes, gebruiker: Gebruiker | None
) -> Bestand:
    return save_bestand(
        soort=RAPPORTSOORT,
        naam=_get_sleutel(rapport, vorm),
        mime=_VORMEN[vorm][0],
        inhoud=inhoud,
        onderwerp=get_onderwerp(afrekening, rapport.soort, rapport.code),
        gebruiker=gebruiker,
        regio=afrekening.regio.code,
    )


def _log_gemaakt(afrekening: Afrekening, gebruiker: Gebruiker | None, aantal: int) -> None:
    log_handeling(
        "rapporten_gemaakt",
        onderwerp=afrekening.get_onderwerp(),
        gebruiker=gebruiker.gebruikersnaam if gebruiker else "",
        regio=afrekening.regio.code,
        verschil={"aantal": aantal},
    )
