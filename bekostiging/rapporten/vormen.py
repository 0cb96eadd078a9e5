"""The forms of a report beside its workbook: CSV for machines and for people, PDF to read and keep."""

from collections.abc import Sequence
from decimal import Decimal
from html import escape

from django.template.loader import render_to_string

from bekostiging.berekening.register import get_regels
from bekostiging.berekening.stapregel import Stapregel
from bekostiging.rapporten.gegevens import Rapport
from bekostiging.rapporten.kolommen import CSV_KOP, get_kolommen
from bekostiging.rapporten.zinnen import explain_saldo, get_kenmerken, get_naar, make_samenvatting
from bekostiging.selectors.posten import find_verrekenstaten
from bekostiging.selectors.rapporten import Rapportsoort
from bekostiging.uitleg import BRONNEN, describe_bron, write_in_het_kort
from inkoop.kern.bedragen import GEMEENTEBEDRAGEN, Bedragen
from inkoop.platform.documenten.services import EXCEL_NL, Bijlage, PdfDocument, make_csv, make_pdf


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


def make_rapport_pdf(rapport: Rapport, onbekend: Sequence[str] = ()) -> bytes:
    """Return the PDF (PDF/A-3a and PDF/UA-1) with the figures attached as CSV.

    Args:
        onbekend: signs that the font has not; their number stands in their place, and the report says so.

    Raises:
        OntbrekendTekenError: for other signs that the font has not.
    """
    html, titel = render_rapport(rapport), rapport.titel
    if onbekend:
        html = html.replace("</body>", f"<p>Let op: {escape(describe_tekens(onbekend))}.</p></body>")
    for teken in onbekend:
        html, titel = (tekst.replace(teken, _number(teken)) for tekst in (html, titel))
    bijlage = Bijlage(
        f"{rapport.bestandsnaam}.machine.csv",
        make_rapport_csv(rapport),
        "text/csv",
        "De regels achter de tabel",
    )
    return make_pdf(PdfDocument(titel=titel, html=html, moment=rapport.kenmerk.moment, bijlagen=(bijlage,)))


def describe_tekens(tekens: Sequence[str]) -> str:
    """Say which signs the font has not, and what stands in their place."""
    genoemd = ", ".join(f"'{teken}' als {_number(teken)}" for teken in tekens)
    return f"het lettertype kent niet elk teken van een naam; daar staat het nummer: {genoemd}"


def _number(teken: str) -> str:
    return f"[U+{ord(teken):04X}]"


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


def _make_kort(rapport: Rapport) -> list[tuple[str, str]]:
    """Tell each contract in a few sentences, for a municipality: it takes part in nearly all of them."""
    if rapport.soort != Rapportsoort.GEMEENTE:
        return []
    return [(u.contract, write_in_het_kort(u.stappen, rapport.naam)) for u in rapport.uitleg]


def _get_regels(rapport: Rapport) -> list[Stapregel]:
    """Return each rule that the report shows once, in the order of the calculation."""
    codes = {stap.code for uitleg in rapport.uitleg for stap in uitleg.stappen}
    return [regel for code, regel in get_regels(rapport.kenmerk.regelversie).items() if code in codes]


def _get_bedragtitels(rapport: Rapport) -> list[str]:
    """Name the amounts in a table; what a correction settles is the last of them."""
    titels = [soort.titel for soort in GEMEENTEBEDRAGEN]
    return [*titels, "Te verrekenen"] if rapport.kenmerk.corrigeert else titels


def _get_bedragen(rapport: Rapport, bedragen: Bedragen, te_verrekenen: Decimal) -> list[Decimal]:
    """Give what stands below these titles."""
    waarden = list(bedragen.as_dict(GEMEENTEBEDRAGEN).values())
    return [*waarden, te_verrekenen] if rapport.kenmerk.corrigeert else waarden
