"""The workbook of a report: what it is, totals, lines, every step, and what was parked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest

from bekostiging.rapporten.gegevens import Rapport
from bekostiging.rapporten.kolommen import Waarde, get_kolommen
from bekostiging.rapporten.zinnen import explain_saldo, get_kenmerken, get_naar, make_samenvatting
from bekostiging.selectors.posten import add_posten
from bekostiging.selectors.rapporten import Rapportsoort
from bekostiging.uitleg import Gegeven
from inkoop.kern.bedragen import GEMEENTEBEDRAGEN
from inkoop.platform.documenten.services import (
    CIJFERS_MAXIMAAL,
    Blad,
    Bladkolom,
    Soort,
    Werkmap,
    make_werkmap,
)

_STAPKOLOMMEN = (
    Bladkolom("Contract", breedte=18),
    Bladkolom("Stap", breedte=8),
    Bladkolom("Wat", breedte=40),
    Bladkolom("Gegeven", breedte=30),
    Bladkolom("Deel", breedte=30),
    Bladkolom("Waarde", Soort.GETAL, breedte=18),
    Bladkolom("Eenheid", breedte=12),
    Bladkolom("In woorden", breedte=36),
    Bladkolom("Bron", breedte=24),
)


def make_rapport_werkmap(rapport: Rapport) -> bytes:
    """Return the workbook: what it is, totals, lines with totals as formulas, every step, what was parked."""
    kolommen = get_kolommen(rapport)
    bladen = [
        _make_voorblad(rapport),
        _make_overzicht(rapport),
        Blad(
            "Afrekening",
            tuple(kolom.blad for kolom in kolommen),
            [tuple(kolom.get_leesbaar(regel) for kolom in kolommen) for regel in rapport.regels],
        ),
    ]
    if rapport.soort != Rapportsoort.AANBIEDER:
        bladen += [_make_taakvelden(rapport), _make_stand(rapport), _make_aansluiting(rapport)]
    if rapport.uitleg:
        bladen.append(Blad("Berekening", _STAPKOLOMMEN, _iter_staprijen(rapport)))
    if rapport.geparkeerd:
        koppen = (Bladkolom("Contract", breedte=18), Bladkolom("Waarom niet afgerekend", breedte=90))
        bladen.append(Blad("Niet afgerekend", koppen, list(rapport.geparkeerd)))
    return make_werkmap(Werkmap(titel=rapport.titel, moment=rapport.kenmerk.moment, bladen=tuple(bladen)))


def _make_voorblad(rapport: Rapport) -> Blad:
    """The first sheet: title, year, version and status, and the outcome in words."""
    kolommen = (Bladkolom("Over dit rekenblad", breedte=32), Bladkolom("", breedte=90))
    rijen = (
        ("Titel", rapport.titel),
        *get_kenmerken(rapport),
        ("Uitkomst", make_samenvatting(rapport)),
        ("Saldo", explain_saldo(rapport)),
    )
    return Blad("Voorblad", kolommen, rijen)


def _make_overzicht(rapport: Rapport) -> Blad:
    kolommen = (
        Bladkolom("Wet", breedte=14),
        Bladkolom("Segment", breedte=36),
        Bladkolom(get_naar(rapport), breedte=30),
        *_make_bedragkolommen(*(soort.titel for soort in GEMEENTEBEDRAGEN), "Te verrekenen"),
    )
    rijen: list[Sequence[Waarde]] = [
        [*regel.sleutel, *regel.as_dict(GEMEENTEBEDRAGEN).values(), regel.te_verrekenen]
        for regel in rapport.overzicht
    ]
    return Blad("Per wet en segment", kolommen, rijen)


def _make_taakvelden(rapport: Rapport) -> Blad:
    kolommen = (
        Bladkolom("Taakveld (Iv3)", breedte=16),
        Bladkolom("Naam", breedte=40),
        Bladkolom("Wet", breedte=14),
        *_make_bedragkolommen("Realisatie", "Vergoeding", "Saldo"),
    )
    rijen: list[Sequence[Waarde]] = [
        [
            regel.delen[0].taakveldnaam,
            regel.delen[0].taakveld.naam if regel.delen[0].taakveld else "",
            regel.sleutel[1],
            regel.realisatie,
            regel.vergoeding,
            regel.saldo,
        ]
        for regel in add_posten(rapport.regels, "taakveldcode", "wetnaam")
    ]
    return Blad("Taakvelden", kolommen, rijen)


def _make_stand(rapport: Rapport) -> Blad:
    kolommen = (
        Bladkolom("Wet", breedte=14),
        Bladkolom("Segment", breedte=36),
        *_make_bedragkolommen(
            "Te ontvangen", "Te betalen", "Stand", "Gedeclareerd", "Gerealiseerd", "Verwacht"
        ),
    )
    rijen: list[Sequence[Waarde]] = [
        [
            *regel.sleutel,
            regel.te_ontvangen,
            regel.te_betalen,
            regel.stand.totaal,
            regel.stand.gedeclareerd,
            regel.stand.gerealiseerd,
            regel.stand.verwacht,
        ]
        for regel in add_posten(rapport.standregels, "wetnaam", "segment")
    ]
    return Blad("Stand 31 december", kolommen, rijen)


def _make_aansluiting(rapport: Rapport) -> Blad:
    """Payments as they were booked when the report was made."""
    kolommen = (
        Bladkolom("Contract", breedte=18),
        Bladkolom("Gemeente", breedte=20),
        *_make_bedragkolommen("In de afrekening", "Geboekt", "Sindsdien", "Saldo", "Nog open"),
    )
    rijen: list[Sequence[Waarde]] = [
        [regel.contract, regel.gemeente, een.afgerekend, een.geboekt, een.verschil, een.saldo, een.open_saldo]
        for regel in rapport.regels
        for een in [regel.aansluiting]
    ]
    return Blad("Aansluiting", kolommen, rijen)


def _make_bedragkolommen(*titels: str) -> Iterator[Bladkolom]:
    return (Bladkolom(titel, Soort.BEDRAG, totaal=True) for titel in titels)


def _iter_staprijen(rapport: Rapport) -> Iterator[tuple[str | Decimal | None, ...]]:
    """Yield a row per value: what goes into a step, and last its outcome."""
    for uitleg in rapport.uitleg:
        for stap in uitleg.stappen:
            for gegeven in (*stap.invoer, replace(stap.uitkomst, naam="Uitkomst")):
                for deel, woorden, getal in _iter_waarden(gegeven):
                    yield (
                        uitleg.contract, stap.nummer, stap.titel, gegeven.naam, deel, getal,
                        gegeven.eenheid if getal is not None else None, woorden, stap.bron,
                    )  # fmt: skip


def _iter_waarden(gegeven: Gegeven) -> Iterator[tuple[str | None, str, Decimal | None]]:
    """Yield part, words and number of each value."""
    delen = gegeven.delen or ((None, gegeven.waarde),)
    for (deel, waarde), getal in zip_longest(delen, gegeven.getallen[: len(delen)]):
        woorden = f"{waarde} ({gegeven.herkomst})" if gegeven.herkomst else waarde
        past = getal is not None and len(getal.as_tuple().digits) <= CIJFERS_MAXIMAAL
        yield deel, woorden, getal if past else None
