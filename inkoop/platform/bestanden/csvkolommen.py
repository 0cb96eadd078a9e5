"""CSV files whose columns are the fields of an opgave: each value is read exactly, or reported by line."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from io import StringIO
from pathlib import Path
from typing import Any

from inkoop.kern.opgave import O, Opgave, Opgaverij, Veldsoort, get_velden
from inkoop.kern.soorten import JA
from inkoop.kern.waarden import WaardeFoutError
from inkoop.platform.bestanden.csvlezer import read_csv_regels
from inkoop.platform.bestanden.fouten import Fouten

ONTHOUD = 1000


def get_kolommen(klasse: type[Opgave]) -> list[str]:
    """Return the columns of a file, in order."""
    return list(get_velden(klasse))


def read_opgaven(pad: Path, klasse: type[O], fouten: Fouten) -> Iterator[Opgaverij[O]]:
    """Yield the rows of which every value is right, with their line; report the other values to `fouten`.

    A column whose field is not required may be missing altogether; an empty value is the field's default.
    """
    velden = get_velden(klasse)
    optioneel = {naam for naam, over in velden.items() if not over.verplicht}
    lezers = [(naam, _make_lezer(over)) for naam, over in velden.items()]
    for regel, teksten in read_csv_regels(pad, list(velden), fouten, optioneel=optioneel):
        waarden: dict[str, Any] = {}
        for (naam, read), tekst in zip(lezers, teksten, strict=True):
            try:
                waarden[naam] = read(tekst)
            except WaardeFoutError as fout:
                fouten.add(pad.name, regel, naam, str(fout), fout.kolomfout)
        if len(waarden) == len(velden):
            yield Opgaverij(regel, klasse(**waarden))


def _make_lezer(over: Veldsoort) -> Callable[[str], Any]:
    """Return what reads one column; it remembers what it read last, since most columns repeat themselves."""

    @lru_cache(maxsize=ONTHOUD)
    def read(tekst: str) -> Any:
        if tekst:
            return over.soort.read(tekst)
        if over.verplicht:
            raise WaardeFoutError("is leeg")
        return over.standaard

    return read


def make_csv(kop: Sequence[str], rijen: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """Yield a CSV file line by line, or nothing when there are no rows; a mark is `ja` or nothing."""
    buffer = StringIO()
    schrijver = csv.writer(buffer, lineterminator="\n")
    schrijver.writerow(kop)
    for rij in rijen:
        schrijver.writerow(
            [(JA if waarde else None) if isinstance(waarde, bool) else waarde for waarde in rij]
        )
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()
