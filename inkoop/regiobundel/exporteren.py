"""Writes a region to a bundle that loads to the same region; the same region gives the same bytes.

Prestaties are written without their judgement, which is made again when the bundle is loaded. When they came
in more than one delivery, the bundle is a sub-folder per delivery: `1` holds everything, the others the
region and their own lines. A credit cannot stand in one delivery with the line that it takes back, and an
earlier judgement may go before a line with an earlier begindatum.
"""

import os
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from contracten.bundel import (
    get_aanbieders,
    get_contractgegevens,
    iter_betalingen,
    iter_kpiscores,
    iter_voorschotten,
)
from inkoop.platform.bestanden.csvkolommen import get_kolommen, make_csv
from inkoop.platform.bestanden.yamlschrijver import write_yaml
from inkoop.platform.gebruikers.zicht import met_momentopname
from inkoop.regiobundel.bundel import BESTANDEN, BUNDEL, REGIOBESTAND
from segmenten.bundel import get_regiogegevens, get_structuur, iter_jaarcijfers
from segmenten.models import Regio
from toegang.bundel import (
    find_leveringnummers,
    iter_resultaten,
    iter_toewijzingen,
    iter_zorgperioden,
    stream_prestaties,
)


def export_bundel(code: str, map_: Path, peildatum: date) -> list[str]:
    """Write the region with `code` to folder `map_`, which is made when it is not there.

    The structure is written as it is on `peildatum`.

    Files of an earlier bundle in that folder are replaced, and removed when the region has no such data;
    other files are left alone.

    Returns:
        The files that were written, as paths within `map_`.

    Raises:
        Regio.DoesNotExist: when there is no region with that code.
    """
    with met_momentopname():
        regio = Regio.objects.get(code=code)
        map_.mkdir(parents=True, exist_ok=True)
        geschreven = [
            naam for naam, stukken in _get_bestanden(regio, peildatum) if _write(map_ / naam, stukken)
        ]
        _remove_rest(map_, geschreven)
        return geschreven


def _get_bestanden(regio: Regio, peildatum: date) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Yield every file of a bundle with its content; one without content is not there."""
    nummers = find_leveringnummers(regio)
    mappen = [f"{plaats}/" for plaats in range(1, len(nummers) + 1)] if len(nummers) > 1 else [""]
    yield mappen[0] + REGIOBESTAND, [_make_yaml(regio, peildatum).encode()]
    rijen = {
        "jaarcijfers.csv": iter_jaarcijfers(regio),
        "voorschotten.csv": iter_voorschotten(regio),
        "betalingen.csv": iter_betalingen(regio),
        "kpis.csv": iter_kpiscores(regio),
        "toewijzingen.csv": iter_toewijzingen(regio),
        "zorgperioden.csv": iter_zorgperioden(regio),
        "resultaten.csv": iter_resultaten(regio),
    }
    for naam, inhoud in rijen.items():
        yield mappen[0] + naam, make_csv(get_kolommen(BESTANDEN[naam]), inhoud)
    for plaats, (map_, nummer) in enumerate(zip(mappen, nummers, strict=False)):
        if plaats:
            yield map_ + REGIOBESTAND, [write_yaml(BUNDEL.write(_get_kop(regio))).encode()]
        yield f"{map_}prestaties.csv", _skip_kop(stream_prestaties(regio, nummer))


def _remove_rest(map_: Path, geschreven: Collection[str]) -> None:
    """Remove the files of an earlier bundle that this one does not have, and folders that are empty then."""
    for hier in (map_, *(deel for deel in map_.iterdir() if deel.is_dir() and deel.name.isdecimal())):
        for naam in (REGIOBESTAND, *BESTANDEN):
            if (hier / naam).relative_to(map_).as_posix() not in geschreven:
                (hier / naam).unlink(missing_ok=True)
        if hier != map_ and not any(hier.iterdir()):
            hier.rmdir()


def _get_kop(regio: Regio) -> dict[str, Any]:
    """Return what each bundle of a region begins with."""
    gegevens = get_regiogegevens(regio)
    bronnen = gegevens.pop("bronnen")
    return {"versie": 1, "regio": gegevens, "bronnen": bronnen}


def _make_yaml(regio: Regio, peildatum: date) -> str:
    rij = {
        **_get_kop(regio),
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
    pad.parent.mkdir(exist_ok=True)
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
