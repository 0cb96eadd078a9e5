"""The three forms of a report: workbook and CSV for machines and finance, PDF to read and keep."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import zip_longest

from django.template.loader import render_to_string

from bekostiging.berekening.register import get_regels
from bekostiging.berekening.stapregel import Stapregel
from bekostiging.rapporten.gegevens import Rapport
from bekostiging.selectors.posten import Post, add_posten, find_verrekenstaten, make_saldozin
from bekostiging.selectors.rapporten import Rapportsoort
from bekostiging.uitleg import BRONNEN, Gegeven, describe_bron, write_in_het_kort
from inkoop.kern.afwikkeling import Zegwijze, make_zegwijze
from inkoop.kern.bedragen import GEMEENTEBEDRAGEN, Bedragen
from inkoop.kern.opmaak import format_bedrag, format_moment
from inkoop.kern.verrekening import Saldozin, explain_saldoteken
from inkoop.platform.documenten.services import (
    EXCEL_NL,
    Bijlage,
    Blad,
    Bladkolom,
    PdfDocument,
    Soort,
    Werkmap,
    make_csv,
    make_pdf,
    make_werkmap,
)

Waarde = str | Decimal


@dataclass(frozen=True)
class Rapportkolom:
    """One column of the lines: in the CSV by code and for machines, in the workbook for people.

    Args:
        code: heading in the CSV.
        blad: heading, kind and width in the workbook.
        veld: attribute of the line, where that is not the code.
        leesbaar: attribute of the line for people, where the CSV holds a code.
    """

    code: str
    blad: Bladkolom
    veld: str = ""
    leesbaar: str = ""

    def get_waarde(self, regel: Post) -> Waarde:
        """Give what a machine reads."""
        waarde: Waarde = getattr(regel, self.veld or self.code)
        return waarde

    def get_leesbaar(self, regel: Post) -> Waarde:
        """Give what a person reads."""
        waarde: Waarde = getattr(regel, self.leesbaar) if self.leesbaar else self.get_waarde(regel)
        return waarde


KOLOMMEN = (
    Rapportkolom("contract", Bladkolom("Contract", breedte=18)),
    Rapportkolom("aanbieder", Bladkolom("Aanbieder", breedte=30), "aanbieder_code", "aanbieder"),
    Rapportkolom("wet", Bladkolom("Wet", breedte=14), "wetcode", "wetnaam"),
    Rapportkolom("segment", Bladkolom("Segment", breedte=30), "segmentcode", "segment"),
    Rapportkolom("perceel", Bladkolom("Perceel", breedte=40), "perceel", "perceelnaam"),
    Rapportkolom("taakveld", Bladkolom("Taakveld (Iv3)", breedte=16), "taakveldcode", "taakveldnaam"),
    Rapportkolom("model", Bladkolom("Bekostigingsmodel", breedte=26), "modelcode", "model"),
    Rapportkolom("soort", Bladkolom("Soort afspraak", breedte=18), "soortcode", "soort"),
    Rapportkolom("gemeente", Bladkolom("Gemeente", breedte=20), "gemeente_code", "gemeente"),
    *(
        Rapportkolom(soort.code, Bladkolom(soort.titel, Soort.BEDRAG, totaal=True))
        for soort in GEMEENTEBEDRAGEN
    ),
    Rapportkolom("te_verrekenen", Bladkolom("Te verrekenen", Soort.BEDRAG, totaal=True)),
    Rapportkolom(
        "betaler", Bladkolom("Rekent af met de aanbieder", breedte=30), "opdrachtgever", "betalernaam"
    ),
    Rapportkolom("richting", Bladkolom("Wie betaalt", breedte=36), "richtingcode", "richting"),
)
# A provider reads what it gets itself, not what a municipality settles with who buys for it.
_KOLOMMEN_AANBIEDER = (
    *KOLOMMEN[:-1],
    Rapportkolom("richting", Bladkolom("Wie betaalt", breedte=36), "richtingcode", "richting_aanbieder"),
)
CSV_KOP = tuple(kolom.code for kolom in KOLOMMEN)
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
# What a spreadsheet, which counts in binary, can hold without changing it.
_CIJFERS = 15
_UITLEG_SALDO = "Saldo is het voorschot plus wat op declaraties is betaald, min de vergoeding."
_UITLEG_AANBIEDER = (
    "Is het saldo hoger dan nul, dan betaalt u terug. Is het lager dan nul, dan krijgt u geld bij."
)


def get_kolommen(rapport: Rapport) -> tuple[Rapportkolom, ...]:
    """Return the columns of the lines as the reader of a report needs them."""
    return _KOLOMMEN_AANBIEDER if rapport.soort == Rapportsoort.AANBIEDER else KOLOMMEN


def make_rapport_csv(rapport: Rapport) -> bytes:
    """Return the lines as CSV for machines: codes, commas between fields, points in amounts, UTF-8."""
    kolommen = get_kolommen(rapport)
    return make_csv(CSV_KOP, [[kolom.get_waarde(regel) for kolom in kolommen] for regel in rapport.regels])


def make_rapport_csv_mensen(rapport: Rapport) -> bytes:
    """Return the lines as CSV for people: words, semicolons, commas in amounts, as Dutch Excel opens it."""
    kolommen = get_kolommen(rapport)
    kop = [kolom.blad.naam for kolom in kolommen]
    rijen = [[kolom.get_leesbaar(regel) for kolom in kolommen] for regel in rapport.regels]
    return make_csv(kop, rijen, EXCEL_NL)


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
        *(Bladkolom(soort.titel, Soort.BEDRAG, totaal=True) for soort in GEMEENTEBEDRAGEN),
        Bladkolom("Te verrekenen", Soort.BEDRAG, totaal=True),
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
        *(Bladkolom(titel, Soort.BEDRAG, totaal=True) for titel in ("Realisatie", "Vergoeding", "Saldo")),
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
    titels = ("Te ontvangen", "Te betalen", "Stand", "Gedeclareerd", "Gerealiseerd", "Verwacht")
    kolommen = (
        Bladkolom("Wet", breedte=14),
        Bladkolom("Segment", breedte=36),
        *(Bladkolom(titel, Soort.BEDRAG, totaal=True) for titel in titels),
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
    titels = ("In de afrekening", "Geboekt", "Sindsdien", "Saldo", "Nog open")
    kolommen = (
        Bladkolom("Contract", breedte=18),
        Bladkolom("Gemeente", breedte=20),
        *(Bladkolom(titel, Soort.BEDRAG, totaal=True) for titel in titels),
    )
    rijen: list[Sequence[Waarde]] = []
    for regel in rapport.regels:
        een = regel.aansluiting
        rijen.append(
            [
                regel.contract,
                regel.gemeente,
                een.afgerekend,
                een.geboekt,
                een.verschil,
                een.saldo,
                een.open_saldo,
            ]
        )
    return Blad("Aansluiting", kolommen, rijen)


def get_naar(rapport: Rapport) -> str:
    """Return what the last heading of the totals is: a provider reads them by municipality."""
    return "Gemeente" if rapport.soort == Rapportsoort.AANBIEDER else "Aanbieder"


def render_rapport(rapport: Rapport) -> str:
    """Return the report as the page that the PDF is made of."""
    return render_to_string(
        "bekostiging/rapport.html",
        {
            "titel": rapport.titel,
            "organisatie": rapport.kenmerk.regio,
            "ondertitel": f"Voor de {rapport.soort}",
            "kenmerk": f"Versie {rapport.kenmerk.versie}, {rapport.kenmerk.status.lower()}",
            "kenmerken": get_kenmerken(rapport),
            "rapport": rapport,
            "bedragtitels": _get_bedragtitels(rapport),
            "overzicht": [
                (regel.sleutel, _get_bedragen(rapport, regel, regel.te_verrekenen))
                for regel in rapport.overzicht
            ],
            "naar": get_naar(rapport),
            "staten": find_verrekenstaten(rapport.regels) if rapport.soort == Rapportsoort.REGIO else [],
            "regels": []
            if rapport.soort == Rapportsoort.REGIO
            else [(regel, _get_bedragen(rapport, regel, regel.te_verrekenen)) for regel in rapport.regels],
            "totalen": _get_bedragen(rapport, rapport.totaal, rapport.te_verrekenen),
            "uitleg_saldo": explain_saldo(rapport),
            "samenvatting": make_samenvatting(rapport),
            "kort": _make_kort(rapport),
            "rekenregels": [(regel, describe_bron(regel.bron)) for regel in _get_regels(rapport)],
            "bronnen": BRONNEN,
        },
    )


def make_rapport_pdf(rapport: Rapport) -> bytes:
    """Return the PDF (PDF/A-3a and PDF/UA-1) with the figures attached as CSV."""
    html = render_rapport(rapport)
    bijlage = Bijlage(
        f"{rapport.bestandsnaam}.machine.csv",
        make_rapport_csv(rapport),
        "text/csv",
        "De regels achter de tabel",
    )
    return make_pdf(
        PdfDocument(titel=rapport.titel, html=html, moment=rapport.kenmerk.moment, bijlagen=(bijlage,))
    )


def _make_kort(rapport: Rapport) -> list[tuple[str, str]]:
    """Tell each contract in a few sentences, for a municipality: it takes part in nearly all of them."""
    if rapport.soort != Rapportsoort.GEMEENTE:
        return []
    return [(u.contract, write_in_het_kort(u.stappen, rapport.naam)) for u in rapport.uitleg]


def _get_regels(rapport: Rapport) -> list[Stapregel]:
    """Return each rule that the report shows once, in the order of the calculation."""
    codes = {stap.code for uitleg in rapport.uitleg for stap in uitleg.stappen}
    return [regel for code, regel in get_regels(rapport.kenmerk.regelversie).items() if code in codes]


def get_kenmerken(rapport: Rapport) -> tuple[tuple[str, str], ...]:
    """Return which settlement this is, so that a paper copy can be traced back."""
    kenmerk = rapport.kenmerk
    demo = (
        (("Let op", "Dit is een demonstratie met verzonnen aanbieders en cliënten."),)
        if kenmerk.is_demo
        else ()
    )
    return (
        *demo,
        ("Regio", kenmerk.regio),
        ("Jaar", str(kenmerk.jaar)),
        ("Status", f"{kenmerk.status}, versie {kenmerk.versie}"),
        *([("Correctie op", f"versie {kenmerk.corrigeert}")] if kenmerk.corrigeert else []),
        ("Vastgesteld op" if kenmerk.vastgesteld else "Berekend op", format_moment(kenmerk.moment)),
        ("Rekenregels", kenmerk.regelversie),
        ("Vingerafdruk", kenmerk.vingerafdruk),
    )


def explain_saldo(rapport: Rapport) -> str:
    """Say what a saldo is, and what its sign means: a municipality settles with who buys for it."""
    if rapport.soort == Rapportsoort.AANBIEDER:
        return f"{_UITLEG_SALDO} {_UITLEG_AANBIEDER}"
    wie = "de regio" if rapport.soort == Rapportsoort.REGIO else "de gemeente"
    return f"{_UITLEG_SALDO} {explain_saldoteken(wie, (regel.tegenpartij for regel in rapport.regels))}"


def make_samenvatting(rapport: Rapport) -> str:
    """Say who pays whom, and how much; of a correction the difference, what came before it, and together."""
    eerder = rapport.kenmerk.corrigeert
    if eerder is None:
        return _describe_eerste(rapport)
    return (
        f"Dit is een correctie op versie {eerder}, die is vastgesteld. De bedragen zijn van het hele jaar; "
        f"te verrekenen is alleen het verschil. {_describe_correctie(rapport)}"
    )


def _describe_eerste(rapport: Rapport) -> str:
    if rapport.soort != Rapportsoort.AANBIEDER:
        return str(_make_saldozin(rapport))
    saldo = rapport.te_verrekenen
    bedrag, betalers = format_bedrag(abs(saldo)), _name_betalers(rapport)
    if saldo > 0:
        return f"Per saldo betaalt u {betalers} {bedrag} terug."
    if saldo < 0:
        return f"Per saldo krijgt u van {betalers} nog {bedrag}."
    return "Per saldo hoeft niemand iets te betalen."


def _describe_correctie(rapport: Rapport) -> str:
    if rapport.soort == Rapportsoort.AANBIEDER:
        return rapport.afwikkeling.describe(_make_zegwijze_aanbieder(_name_betalers(rapport)))
    zin = _make_saldozin(rapport)
    return f"Uit deze correctie: {zin} {rapport.afwikkeling.describe_eerder(make_zegwijze(zin.wie))}"


def _make_saldozin(rapport: Rapport) -> Saldozin:
    wie = f"Regio {rapport.naam}" if rapport.soort == Rapportsoort.REGIO else rapport.naam
    return make_saldozin(wie, rapport.kenmerk.jaar, rapport.regels)


def _make_zegwijze_aanbieder(betalers: str) -> Zegwijze:
    def _zeg(saldo: Decimal) -> str:
        if not saldo:
            return "niemand hoeft iets te betalen"
        bedrag = format_bedrag(abs(saldo))
        return f"u betaalt {betalers} {bedrag} terug" if saldo > 0 else f"u krijgt van {betalers} {bedrag}"

    return _zeg


def _name_betalers(rapport: Rapport) -> str:
    """Name who settles with a provider: one that buys for others, or municipalities."""
    namen = {regel.betaler.naam for regel in rapport.regels if regel.te_verrekenen or regel.saldo}
    if namen <= {""}:
        return "de gemeenten samen"
    return namen.pop() if len(namen) == 1 else "gemeenten en opdrachtgevers samen"


def _get_bedragtitels(rapport: Rapport) -> list[str]:
    """Name the amounts in a table; what a correction settles is the last of them."""
    titels = [soort.titel for soort in GEMEENTEBEDRAGEN]
    return [*titels, "Te verrekenen"] if rapport.kenmerk.corrigeert else titels


def _get_bedragen(rapport: Rapport, bedragen: Bedragen, te_verrekenen: Decimal) -> list[Decimal]:
    """Give what stands below these titles."""
    waarden = list(bedragen.as_dict(GEMEENTEBEDRAGEN).values())
    return [*waarden, te_verrekenen] if rapport.kenmerk.corrigeert else waarden


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
        past = getal is not None and len(getal.as_tuple().digits) <= _CIJFERS
        yield deel, woorden, getal if past else None
