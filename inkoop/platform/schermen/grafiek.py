"""Charts as SVG from the server, always with the numbers in a table beside them.

Positions across are percentages and text has its own size, so a chart fits a phone without shrinking
its words. Every bar carries its label and amount, every line its own dashes and markers: nothing is
told by colour alone. Colours are tokens of the theme. The same input gives the same bytes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from html import escape
from itertools import pairwise
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from inkoop.kern.breuk import Fraction
from inkoop.platform.documenten.services import Soort
from inkoop.platform.schermen.kolom import LEEG, OPMAAK

Waarde = Decimal | int | None


@dataclass(frozen=True)
class Stijl:
    """How a series is drawn: its number, which has a colour in the theme, its dashes and its marks."""

    nummer: int
    streep: str
    is_open: bool

    @property
    def kleur(self) -> str:
        """The token of its colour."""
        return f"var(--inkoop-grafiek-{self.nummer})"


STIJLEN = (
    Stijl(1, "", is_open=False),
    Stijl(2, "7 4", is_open=True),
    Stijl(3, "2 4", is_open=False),
    Stijl(4, "11 3 2 3", is_open=True),
)
TEKSTKLEUR = "var(--inkoop-grafiek-tekst)"
LIJNKLEUR = "var(--inkoop-grafiek-raster)"
ACHTERGROND = "var(--inkoop-grafiek-achtergrond)"


@dataclass(frozen=True)
class Reeks:
    """One series of values, in the order of the categories; None is unknown and is not drawn."""

    naam: str
    waarden: Sequence[Waarde]


@dataclass(frozen=True)
class Grafiek:
    """A chart: what it is called, what one sees in it, and the numbers it shows.

    Args:
        titel: what is shown.
        omschrijving: what one sees in it, in a sentence, for who cannot see it.
        categorieen: names of the groups or points.
        reeksen: one to four series with a value per category.
        soort: kind of value, which decides the format.
        categorienaam: heading of the categories in the table.
    """

    titel: str
    omschrijving: str
    categorieen: Sequence[str]
    reeksen: Sequence[Reeks]
    soort: Soort = Soort.BEDRAG
    categorienaam: str = "Onderdeel"
    teken: Callable[["Grafiek"], "Tekening"] | None = None

    def __post_init__(self) -> None:
        if not 1 <= len(self.reeksen) <= len(STIJLEN):
            raise ValueError(f"Grafiek {self.titel!r} heeft {len(self.reeksen)} reeksen; 1 tot 4 kan.")
        for reeks in self.reeksen:
            if len(reeks.waarden) != len(self.categorieen):
                raise ValueError(f"Reeks {reeks.naam!r} heeft niet één waarde per onderdeel.")

    @property
    def is_leeg(self) -> bool:
        """Say whether there is nothing to draw."""
        return not any(waarde is not None for reeks in self.reeksen for waarde in reeks.waarden)

    @property
    def sleutel(self) -> str:
        """Id that is the same for the same chart and differs between charts on a page."""
        inhoud = repr((self.titel, self.omschrijving, self.categorieen, self.reeksen))
        return f"grafiek-{sha256(inhoud.encode()).hexdigest()[:10]}"

    @property
    def svg(self) -> SafeString:
        """The drawing for a page: as wide as its place."""
        tekening = (self.teken or draw_staven)(self)
        return mark_safe(  # noqa: S308 - every text in it went through `escape`
            f'<svg xmlns="http://www.w3.org/2000/svg" class="grafiek__tekening" role="img" '
            f'width="100%" height="{tekening.hoogte}" aria-labelledby="{self.sleutel}-t {self.sleutel}-o" '
            f'font-size="15">'
            f'<title id="{self.sleutel}-t">{escape(self.titel)}</title>'
            f'<desc id="{self.sleutel}-o">{escape(self.omschrijving)}</desc>'
            f"{''.join(tekening.delen)}</svg>"
        )

    @property
    def tabelrijen(self) -> list[tuple[str, list[str]]]:
        """The numbers in words: per category its name and the formatted value of each series."""
        return [
            (categorie, [self.format(reeks.waarden[nummer]) for reeks in self.reeksen])
            for nummer, categorie in enumerate(self.categorieen)
        ]

    def format(self, waarde: Waarde) -> str:
        """Return a value as the chart and its table show it."""
        return LEEG if waarde is None else OPMAAK[self.soort](waarde)


@dataclass(frozen=True)
class Tekening:
    """The parts of a drawing and the height they need, in pixels."""

    delen: Sequence[str]
    hoogte: int


def make_staafdiagram(
    titel: str, omschrijving: str, categorieen: Sequence[str], reeksen: Sequence[Reeks], **opties: Any
) -> Grafiek:
    """Return a chart of lying bars, grouped per category, such as budget and outcome per contract."""
    return Grafiek(titel, omschrijving, categorieen, reeksen, teken=draw_staven, **opties)


def make_lijndiagram(
    titel: str, omschrijving: str, categorieen: Sequence[str], reeksen: Sequence[Reeks], **opties: Any
) -> Grafiek:
    """Return a chart of lines over time; the categories are short names of periods ("jan")."""
    return Grafiek(titel, omschrijving, categorieen, reeksen, teken=draw_lijnen, **opties)


def draw_staven(grafiek: Grafiek) -> Tekening:
    """Draw each category as a heading with its bars below it; each bar has its name and value above it."""
    laagste, hoogste = _bereik(grafiek)
    nul = _deel(0, laagste, hoogste)
    delen: list[str] = []
    y = 0
    for nummer, categorie in enumerate(grafiek.categorieen):
        y += 22
        delen.append(_tekst("0", y, categorie, vet=True))
        for reeks, stijl in zip(grafiek.reeksen, STIJLEN, strict=False):
            waarde = reeks.waarden[nummer]
            y += 20
            delen += [_tekst("0", y, reeks.naam), _tekst("100%", y, grafiek.format(waarde), anker="end")]
            if waarde is not None:
                einde = _deel(waarde, laagste, hoogste)
                delen.append(_staaf(min(nul, einde), abs(einde - nul), y + 6, stijl))
            y += 18
        y += 14
    return Tekening(delen, y)


HOOGTE_VLAK = 200
BOVEN = 28


def draw_lijnen(grafiek: Grafiek) -> Tekening:
    """Draw the series as lines with a marker per point, grid lines with their value, and a legend."""
    laagste, hoogste = _bereik(grafiek)
    legenda_hoogte = 24 * len(grafiek.reeksen)
    top = legenda_hoogte + BOVEN

    def hoogte(waarde: Waarde) -> str:
        return _px(top + HOOGTE_VLAK * (1 - _deel(waarde or 0, laagste, hoogste)))

    delen = [_legendaregel(12 + 24 * i, reeks, STIJLEN[i]) for i, reeks in enumerate(grafiek.reeksen)]
    for grens in _rasterwaarden(laagste, hoogste):
        onder_lijn = grens == laagste
        delen += _rasterlijn(
            hoogte(_als_waarde(grens)), grafiek.format(_als_waarde(grens)), onder_lijn=onder_lijn
        )
    aantal = len(grafiek.categorieen)
    for reeks, stijl in zip(grafiek.reeksen, STIJLEN, strict=False):
        punten = [
            (_procent(Fraction(2 * i + 1, 2 * aantal)), None if waarde is None else hoogte(waarde))
            for i, waarde in enumerate(reeks.waarden)
        ]
        delen += _lijn(punten, stijl)
    onder = top + HOOGTE_VLAK + 44
    delen += [
        _tekst(_procent(Fraction(2 * i + 1, 2 * aantal)), onder, categorie, anker="middle")
        for i, categorie in enumerate(grafiek.categorieen)
    ]
    return Tekening(delen, onder + 12)


def _bereik(grafiek: Grafiek) -> tuple[Fraction, Fraction]:
    """Return the lowest and highest value with zero among them; a chart of only zeros gets a height."""
    waarden = [Fraction(w) for reeks in grafiek.reeksen for w in reeks.waarden if w is not None]
    laagste, hoogste = min([*waarden, Fraction(0)]), max([*waarden, Fraction(0)])
    return laagste, hoogste if hoogste > laagste else laagste + 1


def _rasterwaarden(laagste: Fraction, hoogste: Fraction) -> list[Fraction]:
    """Return zero and the bounds, without a bound whose label would touch that of zero."""
    ruimte = (hoogste - laagste) / 8
    return [Fraction(0), *(grens for grens in (laagste, hoogste) if abs(grens) > ruimte)]


def _deel(waarde: Decimal | int | Fraction, laagste: Fraction, hoogste: Fraction) -> Fraction:
    return (Fraction(waarde) - laagste) / (hoogste - laagste)


def _als_waarde(grens: Fraction) -> Decimal:
    """Turn a bound back into the Decimal it came from; it has a finite number of decimals."""
    return Decimal(int(grens.numerator)) / Decimal(int(grens.denominator))


def _procent(deel: Fraction) -> str:
    return f"{_honderdsten(deel * 100)}%"


def _px(waarde: Fraction | int) -> str:
    return _honderdsten(Fraction(waarde))


def _honderdsten(waarde: Fraction) -> str:
    """Write a position with two decimals; a drawing needs no more, and integers make it reproducible."""
    honderdsten = int(waarde * 100)
    return f"{honderdsten // 100}.{honderdsten % 100:02d}"


def _tekst(x: str, y: int, tekst: str, *, anker: str = "start", vet: bool = False) -> str:
    gewicht = ' font-weight="600"' if vet else ""
    return (
        f'<text class="grafiek__tekst" x="{x}" y="{y}" text-anchor="{anker}" '
        f'fill="{TEKSTKLEUR}"{gewicht}>{escape(tekst)}</text>'
    )


def _staaf(begin: Fraction, breedte: Fraction, y: int, stijl: Stijl) -> str:
    return (
        f'<rect class="grafiek__staaf" x="{_procent(begin)}" y="{y}" width="{_procent(breedte)}" '
        f'height="10" fill="{stijl.kleur}"/>'
    )


def _rasterlijn(y: str, waarde: str, *, onder_lijn: bool) -> list[str]:
    """Draw a grid line; its value stands outside of what is drawn: below the lowest, above the others."""
    tekst_y = int(y.split(".")[0]) + (19 if onder_lijn else -9)
    return [
        f'<line class="grafiek__raster" x1="0" x2="100%" y1="{y}" y2="{y}" stroke="{LIJNKLEUR}"/>',
        _tekst("0", tekst_y, waarde),
    ]


def _lijn(punten: Sequence[tuple[str, str | None]], stijl: Stijl) -> list[str]:
    streep = f' stroke-dasharray="{stijl.streep}"' if stijl.streep else ""
    lijnen = [
        f'<line class="grafiek__lijn" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{stijl.kleur}" '
        f'stroke-width="2.5"{streep}/>'
        for (x1, y1), (x2, y2) in pairwise(punten)
        if y1 is not None and y2 is not None
    ]
    return lijnen + [_punt(x, y, stijl) for x, y in punten if y is not None]


def _punt(x: str, y: str, stijl: Stijl) -> str:
    klasse, vulling = (
        ("grafiek__punt--open", ACHTERGROND) if stijl.is_open else ("grafiek__punt", stijl.kleur)
    )
    return (
        f'<circle class="{klasse}" cx="{x}" cy="{y}" r="4" fill="{vulling}" '
        f'stroke="{stijl.kleur}" stroke-width="2"/>'
    )


def _legendaregel(y: int, reeks: Reeks, stijl: Stijl) -> str:
    lijn = "".join(_lijn([("4", str(y)), ("36", str(y))], stijl))
    return f"{lijn}{_tekst('48', y + 5, reeks.naam)}"
