"""Writes the reports of a settlement to a folder, or keeps them as private files."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import django
import structlog

from bekostiging.models import Afrekening
from bekostiging.rapporten.gegevens import Rapport
from bekostiging.rapporten.lezen import read_rapporten
from bekostiging.rapporten.vormen import (
    make_rapport_csv,
    make_rapport_csv_mensen,
    make_rapport_pdf,
    make_rapport_werkmap,
)
from bekostiging.selectors.rapporten import RAPPORTSOORT, get_onderwerp
from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.bestanden.services import save_bestand
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.zicht import met_systeemzicht
from inkoop.platform.logboek.services import log_handeling
from inkoop.platform.taken.services import Voortgang

_log = structlog.get_logger(__name__)

_VORMEN: dict[str, tuple[str, Callable[[Rapport], bytes]]] = {
    "excel.csv": ("text/csv", make_rapport_csv_mensen),
    "machine.csv": ("text/csv", make_rapport_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", make_rapport_werkmap),
    "pdf": ("application/pdf", make_rapport_pdf),
}


def write_rapporten(afrekening: Afrekening, map_: Path, processen: int = 1) -> list[Path]:
    """Write every report in every form to `map_`; return the paths, sorted.

    Args:
        processen: PDF's made side by side (each process needs some 150 MB).
    """
    with met_systeemzicht():
        rapporten = read_rapporten(afrekening)
    map_.mkdir(parents=True, exist_ok=True)
    paden = []
    for rapport, vorm, inhoud in _iter_inhoud(rapporten, processen):
        pad = map_ / f"{rapport.bestandsnaam}.{vorm}"
        pad.write_bytes(inhoud)
        paden.append(pad)
    _log.info("rapporten_geschreven", afrekening=afrekening.pk, aantal=len(paden))
    return sorted(paden)


def _iter_inhoud(rapporten: list[Rapport], processen: int) -> Iterator[tuple[Rapport, str, bytes]]:
    if processen == 1:
        yield from ((r, vorm, make(r)) for r in rapporten for vorm, (_, make) in _VORMEN.items())
        return
    context = get_context("spawn")  # a forked child would share the database connection
    with ProcessPoolExecutor(processen, mp_context=context, initializer=django.setup) as pool:
        for vorm, (_, make) in _VORMEN.items():
            yield from (
                (r, vorm, inhoud) for r, inhoud in zip(rapporten, pool.map(make, rapporten), strict=True)
            )


def make_rapporten(
    afrekening: Afrekening,
    gebruiker: Gebruiker | None,
    voortgang: Voortgang | None = None,
    processen: int = 1,
) -> list[Bestand]:
    """Make every report as private files, once per version; a second call makes only what is missing.

    Each file is kept as soon as it is made, so that a job that is tried again goes on where it was. Who may
    read a file follows from the municipality or provider it is about.
    """
    with met_systeemzicht():
        rapporten = read_rapporten(afrekening)
    bestaand = _find_bestaande(afrekening)
    nodig = [r for r in rapporten if any(_get_sleutel(r, vorm) not in bestaand for vorm in _VORMEN)]
    totaal = len(nodig) * len(_VORMEN)
    for gedaan, (rapport, vorm, inhoud) in enumerate(_iter_inhoud(nodig, processen)):
        if voortgang:
            voortgang(gedaan, totaal, rapport.titel)
        if _get_sleutel(rapport, vorm) not in bestaand:
            bestaand[_get_sleutel(rapport, vorm)] = _save(afrekening, rapport, vorm, inhoud, gebruiker)
    if nodig:
        _log_gemaakt(afrekening, gebruiker, totaal)
    return [bestaand[_get_sleutel(rapport, vorm)] for rapport in rapporten for vorm in _VORMEN]


def _get_sleutel(rapport: Rapport, vorm: str) -> str:
    """The name of a file; each state has files of its own, since a report says which it is."""
    kenmerk = rapport.kenmerk
    return f"afrekening-{kenmerk.jaar}-{rapport.bestandsnaam}-v{kenmerk.versie}-{kenmerk.stand}.{vorm}"


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
