"""What taking an upload in does to what is there: what it replaces, and which established years it names."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bekostiging.selectors import find_vastgestelde_afrekeningen
from inkoop.inname.models import Upload
from inkoop.inname.services.lezen import get_gemeentenamen, iter_opgaven, show_waarde
from inkoop.inname.services.rijfouten import Rijfouten
from inkoop.kern.opgave import Veldsoort, to_rij
from inkoop.kern.soorten import Gemeenteverwijzing
from inkoop.platform.bestanden.bron import Rij, Rijenbron, Sleutel, Stand, Verandering, write_rij
from inkoop.platform.bestanden.verslag import Inname

BEWAAR = 1000
Span = tuple[int, int | None]


@dataclass
class Geraakt:
    """What the rows of an upload name.

    Attributes:
        sleutels: the keys of what they are about.
        spannen: how many rows count from a first up to and including a last year (None: no end).
    """

    sleutels: set[Sleutel] = field(default_factory=set)
    spannen: Counter[Span] = field(default_factory=Counter)

    @property
    def jaren(self) -> Sequence[int | None]:
        """The first and the last year in which rows count; nothing without rows."""
        if not self.spannen:
            return []
        laatste = [tot for _, tot in self.spannen if tot is not None]
        open_einde = len(laatste) < len(self.spannen)
        return [min(van for van, _ in self.spannen), None if open_einde else max(laatste)]

    def count_in(self, jaar: int) -> int:
        """Return how many rows count in a year."""
        return sum(
            aantal
            for (van, tot), aantal in self.spannen.items()
            if van <= jaar and (tot is None or jaar <= tot)
        )


def find_geraakt(upload: Upload, bron: Rijenbron, bekende: Rijfouten) -> Geraakt:
    """Read what the rows of an upload name, but for those that are known to be wrong."""
    # Reading tells again of empty rows; they were told of already.
    fouten = Rijfouten()
    fouten.per_rij = dict(bekende.per_rij)
    make_sleutel = bron.make_sleutelfunctie(upload.regio) if bron.make_sleutelfunctie else None
    kolommen = list(bron.get_velden())
    geraakt = Geraakt()
    for rij in iter_opgaven(upload, bron, fouten):
        waarden = to_rij(rij.waarde)
        tekst = write_rij(kolommen, [waarden[naam] for naam in kolommen])
        if make_sleutel:
            geraakt.sleutels.add(make_sleutel(tekst))
        geraakt.spannen[bron.find_jaren(tekst)] += 1
    return geraakt


def compare(voor: Stand, na: Stand, inname: Inname) -> list[Verandering]:
    """Return what differs by key; for what became a delivery, that delivery."""
    if inname.levering:
        return [Verandering((str(inname.levering),), [], [])]
    return [
        Verandering(sleutel, voor.get(sleutel, []), rijen)
        for sleutel, rijen in na.items()
        if voor.get(sleutel, []) != rijen
    ]


def describe_gevolgen(
    upload: Upload, bron: Rijenbron, geraakt: Geraakt, veranderd: Iterable[Verandering], inname: Inname
) -> dict[str, Any]:
    """Return as data what is replaced, from what into what, and how many rows are about established years."""
    vervangen = [deel for deel in veranderd if deel.voor]
    telling = inname.telling
    vast = find_vastgestelde_afrekeningen(upload.regio).values_list("jaar", flat=True)
    gemeenten = get_gemeentenamen(upload.regio) if vervangen else {}
    per_jaar = {str(jaar): geraakt.count_in(jaar) for jaar in vast} if telling.is_wijziging else {}
    return {
        "verandert": [_describe(bron, deel, gemeenten) for deel in vervangen[:BEWAAR]],
        "aantal_verandert": len(vervangen),
        "weg": sum(len(find_verdwenen(bron, deel)) for deel in vervangen),
        "vast": {jaar: aantal for jaar, aantal in per_jaar.items() if aantal},
    }


def find_verdwenen(bron: Rijenbron, deel: Verandering) -> list[Rij]:
    """Return the rows that are not there any more, in another shape either."""
    blijven = [[rij[naam] for naam in bron.rijsleutel] for rij in deel.na]
    return [rij for rij in deel.voor if [rij[naam] for naam in bron.rijsleutel] not in blijven]


def _describe(bron: Rijenbron, deel: Verandering, gemeenten: Mapping[str, Sequence[str]]) -> dict[str, str]:
    velden = bron.get_velden()
    if len(deel.voor) == len(deel.na) == 1 and not bron.rijsleutel:
        # One row by one: what stays the same needs no telling.
        anders = [naam for naam in velden if deel.voor[0].get(naam) != deel.na[0].get(naam)]
        was, wordt = ([{naam: rijen[0].get(naam, "") for naam in anders}] for rijen in (deel.voor, deel.na))
    else:
        zonder = {"", *deel.sleutel}
        was, wordt = (
            [{naam: waarde for naam, waarde in rij.items() if waarde not in zonder} for rij in rijen]
            for rijen in (deel.voor, deel.na)
        )

    def tell_waarde(over: Veldsoort, waarde: str) -> str:
        return show_waarde(over.soort, over.soort.read(waarde), gemeenten) if waarde else "leeg"

    def tell_rijen(rijen: Iterable[Rij]) -> str:
        return "; ".join(
            ", ".join(f"{naam.replace('_', ' ')} {tell_waarde(velden[naam], rij[naam])}" for naam in rij)
            for rij in rijen
        )

    # A key says whose it is by a code, also where the rows leave that out.
    eigen = {rij[naam] for rij in (*deel.voor, *deel.na) for naam in rij if not _is_gemeente(velden[naam])}
    wat = ", ".join(
        f"{gemeenten[code][-1]} ({code})" if gemeenten.get(code) and code not in eigen else code
        for code in filter(None, deel.sleutel)
    )
    return {"wat": wat, "was": tell_rijen(was), "wordt": tell_rijen(wordt)}


def _is_gemeente(over: Veldsoort) -> bool:
    return isinstance(over.soort, Gemeenteverwijzing)
