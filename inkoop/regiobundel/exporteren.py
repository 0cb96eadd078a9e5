"""Writes a region to a bundle that loads to the same region; the same region gives the same bytes.

Prestaties are written without their judgement, which is made again when the bundle is loaded. A bundle is
one delivery: when the prestaties came in more than one, an earlier judgement could have gone before a line
with an earlier begindatum, and judging them together can then differ. The result says how many there were.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from contracten.bundel import (
    get_aanbieders,
    get_contractgegevens,
    iter_kpiscores,
    iter_voorschotten,
)
from inkoop.platform.bestanden.csvkolommen import get_kolommen, make_csv
from inkoop.platform.bestanden.yamlschrijver import write_yaml
from inkoop.platform.gebruikers.zicht import met_momentopname
from inkoop.regiobundel.bundel import BESTANDEN, BUNDEL, REGIOBESTAND
from segmenten.bundel import get_regiogegevens, get_structuur, iter_jaarcijfers
from segmenten.models import Regio
from toegang.bundel import count_leveringen, iter_resultaten, iter_toewijzingen, stream_prestaties


@dataclass(frozen=True)
class Exportresultaat:
    """What was written: the names of the files, and in how many deliveries the prestaties came."""

    bestanden: list[str]
    leveringen: int


def export_bundel(code: str, map_: Path, peildatum: date) -> Exportresultaat:
    """Write the region with `code` to folder `map_`, which is made when it is not there.

    The structure is written as it is on `peildatum`.

    Files of an earlier bundle in that folder are replaced, and removed when the region has no such data;
    other files are left alone.

    Raises:
        Regio.DoesNotExist: when there is no region with that code.
    """
    with met_momentopname():
        regio = Regio.objects.get(code=code)
        map_.mkdir(parents=True, exist_ok=True)
        geschreven = [
            naam for naam, stukken in _get_bestanden(regio, peildatum) if _write(map_ / naam, stukken)
        ]
        return Exportresultaat(geschreven, count_leveringen(regio))


def _get_bestanden(regio: Regio, peildatum: date) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Yield every file of a bundle with its content; one without content is not there."""
    yield REGIOBESTAND, [_make_yaml(regio, peildatum).encode()]
    rijen = {
        "jaarcijfers.csv": iter_jaarcijfers(regio),
        "voorschotten.csv": iter_voorschotten(regio),
        "kpis.csv": iter_kpiscores(regio),
        "toewijzingen.csv": iter_toewijzingen(regio),
        "resultaten.csv": iter_resultaten(regio),
    }
    for naam, inhoud in rijen.items():
        yield naam, make_csv(get_kolommen(BESTANDEN[naam]), inhoud)
    yield "prestaties.csv", _skip_kop(stream_prestaties(regio))


def _make_yaml(regio: Regio, peildatum: date) -> str:
    gegevens = get_regiogegevens(regio)
    bronnen = gegevens.pop("bronnen")
    rij = {
        "versie": 1,
        "regio": gegevens,
        "bronnen": bronnen,
        **get_structuur(regio, peildatum),
        "aanbieders": get_aanbieders(regio),
        "contracten": get_contractgegevens(regio),
    }
    return write_yaml(BUNDEL.write(rij))


def _skip_kop(stukken: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what COPY gives, line by line at first, or nothing when that is only the header line."""
    stroom = iter(stukken)
    kop, rij = next(stroom, b""), next(stroom, b"")
    if rij:
        yield kop + rij
        yield from stroom


def _write(pad: Path, stukken: Iterable[bytes]) -> bool:
    """Write a file in one go, so that it is never half there; remove it when there is nothing to write."""
    tijdelijk = pad.with_name(f".{pad.name}.deel")
    leeg = True
    try:
        with tijdelijk.open("wb") as bestand:
            for stuk in stukken:
                bestand.write(stuk)
                leeg = False
        if leeg:
            pad.unlink(missing_ok=True)
        else:
            os.replace(tijdelijk, pad)
    finally:
        tijdelijk.unlink(missing_ok=True)
    return not leeg
