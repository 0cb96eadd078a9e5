"""The three forms of a report: workbook and CSV for machines and finance, PDF to read and keep."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.template.loader import render_to_string

from bekostiging.berekening.register import get_regels
from bekostiging.berekening.stapregel import Stapregel
from bekostiging.rapporten.gegevens import Rapport, Rapportregel
from bekostiging.selectors.rapporten import Rapportsoort
from bekostiging.uitleg import write_gegevens, write_in_het_kort, write_uitkomst
from inkoop.kern.bedragen import GEMEENTEBEDRAGEN, Bedragen
from inkoop.kern.opmaak import format_bedrag, format_moment
from inkoop.platform.documenten.services import (
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

    def get_waarde(self, regel: Rapportregel) -> Waarde:
        """Give what a machine reads."""
        waarde: Waarde = getattr(regel, self.veld or self.code)
        return waarde

    def get_leesbaar(self, regel: Rapportregel) -> Waarde:
        """Give what a person reads."""
        waarde: Waarde = getattr(regel, self.leesbaar) if self.leesbaar else self.get_waarde(regel)
        return waarde


KOLOMMEN = (
    Rapportkolom("contract", Bladkolom("Contract", breedte=18)),
    Rapportkolom("aanbieder", Bladkolom("Aanbieder", breedte=30), "aanbieder_code", "aanbieder"),
    Rapportkolom("perceel", Bladkolom("Perceel", breedte=24)),
    Rapportkolom("model", Bladkolom("Bekostigingsmodel", breedte=26)),
    Rapportkolom("soort", Bladkolom("Soort afspraak", breedte=18)),
    Rapportkolom("gemeente", Bladkolom("Gemeente", breedte=20), "gemeente_code", "gemeente"),
    *(
        Rapportkolom(soort.code, Bladkolom(soort.titel, Soort.BEDRAG, totaal=True))
        for soort in GEMEENTEBEDRAGEN
    ),
    Rapportkolom("te_verrekenen", Bladkolom("Te verrekenen", Soort.BEDRAG, totaal=True)),
    Rapportkolom("richting", Bladkolom("Wie betaalt", breedte=30)),
)
CSV_KOP = tuple(kolom.code for kolom in KOLOMMEN)
_STAPKOLOMMEN = (
    Bladkolom("Contract", breedte=18),
    Bladkolom("Nummer", breedte=10),
    Bladkolom("Stap", breedte=44),
    Bladkolom("Bron", breedte=24),
    Bladkolom("Gegevens", breedte=60),
    Bladkolom("Uitkomst", breedte=30),
)
_UITLEG_SALDO = (
    "Saldo is het voorschot plus wat op declaraties is betaald, min de vergoeding. Is het saldo hoger dan "
    "nul, dan betaalt de aanbieder terug. Is het lager dan nul, dan krijgt de aanbieder geld bij."
)


def make_rapport_csv(rapport: Rapport) -> bytes:
    """Return the lines as CSV for machines: codes, points, UTF-8."""
    return make_csv(CSV_KOP, [[kolom.get_waarde(regel) for kolom in KOLOMMEN] for regel in rapport.regels])


def make_rapport_werkmap(rapport: Rapport) -> bytes:
    """Return the workbook: the lines with totals as formulas, every step, and what was parked."""
    bladen = [
        Blad(
            "Afrekening",
            tuple(kolom.blad for kolom in KOLOMMEN),
            [tuple(kolom.get_leesbaar(regel) for kolom in KOLOMMEN) for regel in rapport.regels],
        ),
        Blad("Berekening", _STAPKOLOMMEN, list(_iter_staprijen(rapport))),
    ]
    if rapport.geparkeerd:
        kolommen = (Bladkolom("Contract", breedte=18), Bladkolom("Waarom niet afgerekend", breedte=90))
        bladen.append(Blad("Niet afgerekend", kolommen, list(rapport.geparkeerd)))
    return make_werkmap(
        Werkmap(
            titel=rapport.titel,
            moment=rapport.kenmerk.moment,
            bladen=tuple(bladen),
            toelichting=(*get_kenmerken(rapport), ("Saldo", _UITLEG_SALDO)),
        )
    )


def make_rapport_pdf(rapport: Rapport) -> bytes:
    """Return the PDF (PDF/A-3a and PDF/UA-1) with the figures attached as CSV."""
    html = render_to_string(
        "bekostiging/rapport.html",
        {
            "titel": rapport.titel,
            "organisatie": rapport.kenmerk.regio,
            "ondertitel": f"Voor de {rapport.soort}",
            "kenmerk": f"Versie {rapport.kenmerk.versie}, {rapport.kenmerk.status.lower()}",
            "kenmerken": get_kenmerken(rapport),
            "rapport": rapport,
            "bedragsoorten": GEMEENTEBEDRAGEN,
            "regels": [(regel, _get_bedragen(regel)) for regel in rapport.regels],
            "totalen": _get_bedragen(rapport.totaal),
            "uitleg_saldo": _UITLEG_SALDO,
            "samenvatting": make_samenvatting(rapport),
            "kort": _make_kort(rapport),
            "rekenregels": _get_regels(rapport),
        },
    )
    bijlage = Bijlage(
        f"{rapport.bestandsnaam}.csv", make_rapport_csv(rapport), "text/csv", "De regels achter de tabel"
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


def make_samenvatting(rapport: Rapport) -> str:
    """Say who pays whom, and how much; of a correction only the difference."""
    zin = _describe_verrekening(rapport)
    eerder = rapport.kenmerk.corrigeert
    if eerder is None:
        return zin
    return (
        f"Dit is een correctie op versie {eerder}, die is vastgesteld. De bedragen zijn van het hele jaar; "
        f"te verrekenen is alleen het verschil. {zin}"
    )


def _describe_verrekening(rapport: Rapport) -> str:
    bedrag = format_bedrag(abs(rapport.te_verrekenen))
    een = rapport.soort == Rapportsoort.GEMEENTE
    if rapport.te_verrekenen > 0:
        wie = "krijgt de gemeente" if een else "betaalt u de gemeenten samen"
        return f"Per saldo {wie} {bedrag} terug."
    if rapport.te_verrekenen < 0:
        wie = "betaalt de gemeente nog" if een else "krijgt u van de gemeenten samen nog"
        return f"Per saldo {wie} {bedrag}."
    return "Per saldo hoeft niemand nog iets te betalen."


def _get_bedragen(bedragen: Bedragen) -> Sequence[Decimal]:
    return list(bedragen.as_dict(GEMEENTEBEDRAGEN).values())


def _iter_staprijen(rapport: Rapport) -> Sequence[tuple[str, ...]]:
    return [
        (
            uitleg.contract,
            stap.nummer,
            stap.titel,
            stap.bron,
            write_gegevens(stap.invoer),
            write_uitkomst(stap),
        )
        for uitleg in rapport.uitleg
        for stap in uitleg.stappen
    ]
