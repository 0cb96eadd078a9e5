"""Reads the rows of an upload as opgaven, and tells of each cell what is wrong with it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from inkoop.inname.models import Upload
from inkoop.inname.services.koppen import read_uploadtabel
from inkoop.inname.services.rijfouten import Rijfouten
from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.opgave import Opgaverij, Veldsoort
from inkoop.kern.schrijfwijzen import Schrijfwijze, read_zoals_getypt, tidy_cel, write_waarde
from inkoop.kern.soorten import Enkel, Gemeenteverwijzing
from inkoop.kern.waarden import WaardeFoutError
from inkoop.platform.bestanden.bron import Rijenbron
from inkoop.platform.bestanden.csvkolommen import ONTHOUD
from inkoop.platform.bestanden.models import Bestand
from inkoop.platform.bestanden.selectors import open_inhoud
from inkoop.platform.gebruikers.models import Gebruiker
from inkoop.platform.gebruikers.rechten import Bereik, Recht, get_bereik
from segmenten.models import Gemeente, Regio, get_gemeenten_van

TOTAALREGEL = "dit lijkt een totaalregel: die hoort niet in de lijst"
_TOTAAL = frozenset({"totaal", "totalen", "eindtotaal", "subtotaal", "total", "som"})


def get_eigen(gebruiker: Gebruiker) -> Collection[str] | None:
    """Return the codes of the municipalities for which somebody may deliver; None for the whole region."""
    if get_bereik(gebruiker, Recht.AANLEVEREN) == Bereik.REGIO:
        return None
    return frozenset(
        Gemeente.objects.filter(pk__in=get_gemeenten_van(gebruiker)).values_list("code", flat=True)
    )


def iter_opgaven(upload: Upload, bron: Rijenbron, fouten: Rijfouten) -> Iterator[Opgaverij[Any]]:
    """Return the rows of an upload of which every cell is right, with their number; tell of the others.

    Rows that `fouten` knows already are left out. Of who delivers for a municipality each row gets the own
    one where it says none, so that it is judged and kept under the same key wherever it is read. What must
    be asked of the database is asked here and now: the rows are read while another statement (COPY) takes
    them in.

    Args:
        upload: the file, with its columns chosen.
        bron: what its rows are.
        fouten: receives what is wrong.
    """
    return _iter_rijen(
        upload,
        upload.bestand,
        bron,
        fouten,
        _make_eigenfunctie(upload, bron),
        get_gemeentenamen(upload.regio),
    )


def get_gemeentenamen(regio: Regio) -> dict[str, list[str]]:
    """Return by code the names that municipalities have or had; call it within `met_systeemzicht()`."""
    namen: dict[str, list[str]] = {}
    rijen = Gemeente.objects.filter(regio=regio).order_by("code", "voorkomens__vanaf")
    for code, naam in rijen.values_list("code", "voorkomens__naam"):
        namen.setdefault(code, []).extend([naam] if naam else [])
    return namen


def show_waarde(soort: Enkel, waarde: Any, gemeenten: Mapping[str, Sequence[str]]) -> str:
    """Return a value that was read as people write it; a municipality by its name as well."""
    if isinstance(soort, Gemeenteverwijzing) and gemeenten.get(waarde):
        return f"{gemeenten[waarde][-1]} ({waarde})"
    return write_waarde(soort, waarde)


def _iter_rijen(
    upload: Upload,
    bestand: Bestand,
    bron: Rijenbron,
    fouten: Rijfouten,
    make_eigen: Callable[[Any], Any],
    gemeenten: Mapping[str, Sequence[str]],
) -> Iterator[Opgaverij[Any]]:
    bekend = frozenset(fouten.per_rij)
    kolommen = upload.kolommen
    with open_inhoud(bestand) as inhoud:
        tabel = read_uploadtabel(upload, inhoud)
        lezers = make_lezers(bron, kolommen, Schrijfwijze(tabel.is_nederlands, gemeenten))
        verplicht = [kolommen.get(naam, -1) for naam, over in bron.get_velden().items() if over.verplicht]
        for nummer, rij in tabel.rijen:
            if nummer in bekend:
                continue
            if not any(map(str.strip, rij)):
                fouten.leeg += 1
                continue
            if _is_totaal(rij, verplicht):
                fouten.add(Bezwaar(f"[{nummer}]", TOTAALREGEL))
                continue
            waarden = _read_rij(nummer, rij, lezers, fouten)
            if waarden is None:
                continue
            opgave = make_eigen(bron.opgave(**waarden))
            if isinstance(opgave, Bezwaar):
                fouten.add(opgave.below(f"[{nummer}]"))
            else:
                yield Opgaverij(nummer, opgave)


Lezer = tuple[str, int, Callable[[str], Any]]


def make_lezers(bron: Rijenbron, kolommen: Mapping[str, int], wijze: Schrijfwijze) -> list[Lezer]:
    """Return for each field its name, its place in the file (-1: none) and what reads it."""
    return [
        (naam, kolommen.get(naam, -1), _make_lezer(over, wijze)) for naam, over in bron.get_velden().items()
    ]


def _is_totaal(rij: Sequence[str], verplicht: Sequence[int]) -> bool:
    """Whether a row adds the others up: it begins with that word, and lacks what every row must have."""
    eerste = next((cel.strip().lower().rstrip(":") for cel in rij if cel.strip()), "")
    return eerste.split(" ")[0] in _TOTAAL and any(
        plaats < 0 or not rij[plaats].strip() for plaats in verplicht
    )


def _read_rij(nummer: int, rij: list[str], lezers: list[Lezer], fouten: Rijfouten) -> dict[str, Any] | None:
    waarden: dict[str, Any] = {}
    for naam, plaats, read in lezers:
        tekst = rij[plaats] if plaats >= 0 else ""
        try:
            waarden[naam] = read(tekst)
        except WaardeFoutError as fout:
            fouten.add(Bezwaar(f"[{nummer}].{naam}", str(fout)))
    return waarden if len(waarden) == len(lezers) else None


def _make_lezer(over: Veldsoort, wijze: Schrijfwijze) -> Callable[[str], Any]:
    """Return what reads one column; it remembers what it read last, since most columns repeat themselves."""

    @lru_cache(maxsize=ONTHOUD)
    def read(tekst: str) -> Any:
        tekst = tidy_cel(tekst)
        if tekst:
            return read_zoals_getypt(over.soort, tekst, wijze)
        if over.verplicht:
            raise WaardeFoutError("is leeg")
        return over.standaard

    return read


def _make_eigenfunctie(upload: Upload, bron: Rijenbron) -> Callable[[Any], Any]:
    """Return what gives a row with the municipality for which it is delivered, or why it may not be."""
    eigen = get_eigen(upload.gebruiker)
    if eigen is None or bron.make_eigenaarfunctie is None:
        return lambda opgave: opgave
    find_eigenaar = bron.make_eigenaarfunctie(upload.regio, eigen)
    gemeenten = get_gemeentenamen(upload.regio)
    namen = ", ".join(", ".join([*gemeenten.get(code, [])[-1:], code]) for code in sorted(eigen))
    vreemd = Bezwaar("gemeente", f"u levert alleen aan voor uw eigen gemeente ({namen})")

    def make_eigen(opgave: Any) -> Any:
        eigenaar = find_eigenaar(opgave)
        if isinstance(eigenaar, Bezwaar):
            return eigenaar
        if eigenaar not in eigen:
            return vreemd
        return opgave if opgave.gemeente == eigenaar else replace(opgave, gemeente=eigenaar)

    return make_eigen
