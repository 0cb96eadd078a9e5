"""A source: one kind of rows that somebody delivers, whatever it comes from.

A file of a bundle, an upload on a page and later the API fill rows of the same opgave, and the app that
owns the noun takes them in: staged, judged and merged, by one function (ADR 0023). `<app>/bronnen` has a
module for each.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from inkoop.kern.bezwaar import Bezwaar, Bezwaren, Verzamelaar
from inkoop.kern.opgave import Opgave, Opgaverij, Veldsoort, get_velden, make_opgave
from inkoop.kern.opmaak import format_aantal
from inkoop.kern.soorten import JA
from inkoop.platform.bestanden.verslag import Inname
from inkoop.platform.databank.sync import Telling

Rij = dict[str, str]
Sleutel = tuple[str, ...]
Stand = dict[Sleutel, list[Rij]]
Take = Callable[[Any, Iterator[Opgaverij[Any]], Verzamelaar], Telling]
Neem = Callable[[Any, Iterator[Opgaverij[Any]], Verzamelaar, datetime], Inname]


@dataclass(frozen=True)
class Verandering:
    """What a delivery changed of one key: its rows as they were before, and as they are after."""

    sleutel: Sleutel
    voor: list[Rij]
    na: list[Rij]


@dataclass(frozen=True)
class Intrekking:
    """The act of taking a whole delivery back; what it took back gives its references free.

    Attributes:
        nummer: of what is taken back, for people.
    """

    nummer: int

    @property
    def kenmerk(self) -> str:
        """What stands behind the reference of a counter-entry."""
        return f"intrekking {self.nummer}"

    @property
    def oud_kenmerk(self) -> str:
        """What stands from then on behind the reference of what was taken back."""
        return f"ingetrokken {self.nummer}"


Neemterug = Callable[[Any, Sequence[Verandering], Intrekking, datetime], Inname]


def make_neem(take: Take) -> Neem:
    """Return the intake of a source whose service gives counts only."""

    def neem(regio: Any, rijen: Iterator[Opgaverij[Any]], bezwaren: Verzamelaar, _: datetime) -> Inname:
        return Inname(take(regio, rijen, bezwaren))

    return neem


def tell_terugzetting(_: Any, veranderd: Sequence[Verandering]) -> list[str]:
    """Say what comes back where rows were replaced, and what goes again."""
    terug = sum(1 for deel in veranderd if deel.voor)
    weg = len(veranderd) - terug
    zinnen = (
        (terug, f"{format_aantal(terug, 'keer', 'keer')} komt terug wat er eerst was."),
        (weg, f"{format_aantal(weg, 'keer', 'keer')} verdwijnt wat erbij kwam."),
    )
    return [zin for aantal, zin in zinnen if aantal]


def make_terugzetting(
    opgave: type[Opgave], take: Take, remove: Callable[[Any, Collection[Sleutel]], int]
) -> Neemterug:
    """Return what brings back rows that were replaced; what was not there before goes again."""

    def zet_terug(
        regio: Any, veranderd: Sequence[Verandering], _door: Intrekking, _moment: datetime
    ) -> Inname:
        oud = [rij for deel in veranderd for rij in deel.voor]
        telling = take(regio, read_rijen(opgave, oud), Bezwaren())
        weg = remove(regio, [deel.sleutel for deel in veranderd if not deel.voor])
        return Inname(telling + Telling(verwijderd=weg))

    return zet_terug


@dataclass(frozen=True)
class Kolomtekst:
    """A column in words for who fills it.

    Attributes:
        label: what it is called on a page, and the heading in an example file.
        uitleg: what belongs in it.
        voorbeeld: a value as somebody types it.
        anders: headings that others give it.
    """

    label: str
    uitleg: str
    voorbeeld: str
    anders: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rijenbron:
    """One kind of rows.

    Attributes:
        code: its name in addresses; the file of a bundle is called after it.
        naam: what the rows are, in words.
        opgave: what one row is.
        take: takes rows of a region in, all or nothing; raises what the collector raises.
        list_stand: gives the rows of a region as they are now, as the columns of the file; None when what is
            delivered is kept as a delivery with a number, and never replaces anything.
        make_sleutelfunctie: gives for a region what makes the key of a row; None likewise.
        tell_terug: says what taking a delivery back will do, from what the delivery changed.
        rijsleutel: columns by which one of several rows with one key is known; a row of which these are not
            delivered again disappears.
        make_eigenaarfunctie: gives for a region, and the codes of the municipalities of who delivers, what
            finds the code of whose a row is, or why that is none of theirs; None when rows are the region's.
            The code stands in the `gemeente` of the row, or is the one that the row leaves out.
        find_jaren: from a row as texts, the first and last year (None: no end) that a row counts in.
        neem_terug: takes back what a delivery changed, by counter-entries that carry a mark; what was taken
            back gets another one, so that the same rows may be delivered once more and count.
        herstel: what somebody must know who mends a row that was kept and rejected, within a sentence.
        kolommen: each column in words.
        kenmerk: the column by which people know a row.
        tel: gives of a row its unit ("" for euros) and how much it is; None when adding up says nothing.
    """

    code: str
    naam: str
    opgave: type[Opgave]
    take: Neem
    find_jaren: Callable[[Mapping[str, str]], tuple[int, int | None]]
    neem_terug: Neemterug
    kolommen: Mapping[str, Kolomtekst]
    kenmerk: str
    list_stand: Callable[[Any], Iterator[Sequence[Any]]] | None = None
    make_sleutelfunctie: Callable[[Any], Callable[[Mapping[str, str]], Sleutel]] | None = None
    tell_terug: Callable[[Any, Sequence[Verandering]], list[str]] = tell_terugzetting
    rijsleutel: Sequence[str] = ()
    make_eigenaarfunctie: Callable[[Any, Collection[str]], Callable[[Any], str | Bezwaar]] | None = None
    herstel: str = ""
    tel: Callable[[Any], tuple[str, Decimal]] | None = None

    @property
    def bestand(self) -> str:
        """The name of the file in a bundle."""
        return f"{self.code}.csv"

    def get_velden(self) -> dict[str, Veldsoort]:
        """Return the columns with what may stand in them."""
        return get_velden(self.opgave)

    def read_stand(self, regio: Any, sleutels: Collection[Sleutel]) -> Stand:
        """Return the rows of a region with these keys, as they are now; none for a source of deliveries."""
        if self.list_stand is None or self.make_sleutelfunctie is None:
            return {}
        make_sleutel = self.make_sleutelfunctie(regio)
        kolommen = list(self.get_velden())
        stand: Stand = {}
        for waarden in self.list_stand(regio):
            rij = write_rij(kolommen, waarden)
            sleutel = make_sleutel(rij)
            if sleutel in sleutels:
                stand.setdefault(sleutel, []).append(rij)
        return stand


def write_rij(kolommen: Sequence[str], waarden: Sequence[Any]) -> Rij:
    """Return values as the texts of a file."""
    return {naam: _write(waarde) for naam, waarde in zip(kolommen, waarden, strict=True)}


def _write(waarde: Any) -> str:
    if waarde is None or waarde is False:
        return ""
    return JA if waarde is True else str(waarde)


def read_rijen(klasse: type[Opgave], rijen: Sequence[Mapping[str, str]]) -> Iterator[Opgaverij[Any]]:
    """Yield rows that were written by `write_rij` as opgaven, numbered from 1."""
    velden = get_velden(klasse)
    for plaats, rij in enumerate(rijen, start=1):
        waarden = {
            naam: over.soort.read(rij[naam]) if rij.get(naam) else over.standaard
            for naam, over in velden.items()
        }
        yield Opgaverij(plaats, make_opgave(klasse, waarden))
