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
from bekostiging.rapporten.vormen import make_rapport_csv, make_rapport_pdf, make_rapport_werkmap
from bekostiging.selectors.rapporten import RAPPORTSOORT, get_onderwerp
from bekostiging.services.afrekening import Voortgang
from inkoop.bestanden.models import Bestand
from inkoop.bestanden.services import bewaar_bestand
from inkoop.gebruikers.models import Gebruiker
from inkoop.gebruikers.zicht import met_systeemzicht
from inkoop.logboek.services import log_handeling

_log = structlog.get_logger(__name__)

_VORMEN: dict[str, tuple[str, Callable[[Rapport], bytes]]] = {
    "csv": ("text/csv", make_rapport_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", make_rapport_werkmap),
    "pdf": ("application/pdf", make_rapport_pdf),
}


def schrijf_rapporten(afrekening: Afrekening, map_: Path, processen: int = 1) -> list[Path]:
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
        yield from ((r, vorm, maak(r)) for r in rapporten for vorm, (_, maak) in _VORMEN.items())
        return
    context = get_context("spawn")  # a forked child would share the database connection
    with ProcessPoolExecutor(processen, mp_context=context, initializer=django.setup) as pool:
        for vorm, (_, maak) in _VORMEN.items():
            yield from (
                (r, vorm, inhoud) for r, inhoud in zip(rapporten, pool.map(maak, rapporten), strict=True)
            )


def maak_rapporten(
    afrekening: Afrekening, gebruiker: Gebruiker | None, voortgang: Voortgang | None = None
) -> list[Bestand]:
    """Make every report as private files, once per version; a second call returns what there is.

    Who may read a file follows from the municipality or provider it is about.
    """
    with met_systeemzicht():
        rapporten = read_rapporten(afrekening)
        bestanden: list[Bestand] = []
        for gedaan, rapport in enumerate(rapporten):
            if voortgang:
                voortgang(gedaan, len(rapporten), rapport.titel)
            bestanden += _ensure_bestanden(afrekening, rapport, gebruiker)
        log_handeling(
            "rapporten_gemaakt",
            onderwerp=("afrekening", f"{afrekening.jaar} versie {afrekening.versie}"),
            gebruiker=gebruiker.gebruikersnaam if gebruiker else "",
            regio=afrekening.regio.code,
            verschil={"aantal": len(bestanden)},
        )
    return bestanden


def _ensure_bestanden(afrekening: Afrekening, rapport: Rapport, gebruiker: Gebruiker | None) -> list[Bestand]:
    """Return the three files of one report, made when they are not there yet."""
    soort, sleutel = get_onderwerp(afrekening, rapport)
    # What is vastgesteld has files of its own: those of the concept say that it is a concept.
    stand = "vastgesteld" if rapport.kenmerk.vastgesteld else "concept"
    bestaand = {b.naam: b for b in Bestand.objects.filter(soort=RAPPORTSOORT, onderwerp_sleutel=sleutel)}
    bestanden = []
    for vorm, (mime, maak) in _VORMEN.items():
        naam = f"afrekening-{afrekening.jaar}-{rapport.bestandsnaam}-v{afrekening.versie}-{stand}.{vorm}"
        bestanden.append(
            bestaand.get(naam)
            or bewaar_bestand(
                soort=RAPPORTSOORT,
                naam=naam,
                mime=mime,
                inhoud=maak(rapport),
                onderwerp=(soort, sleutel),
                gebruiker=gebruiker,
                regio=afrekening.regio.code,
            )
        )
    return bestanden
