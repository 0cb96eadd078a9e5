"""An empty list to fill in, per kind of rows: headings that are known, and a sheet that explains them."""

from inkoop.kern.soorten import Bedrag, Datum, Getal
from inkoop.platform.bestanden.bron import Rijenbron
from inkoop.platform.documenten.services import (
    EXCEL_NL,
    TIJDLOOS,
    Blad,
    Bladkolom,
    Soort,
    Werkmap,
    make_csv,
    make_werkmap,
)


def make_voorbeeld_csv(bron: Rijenbron) -> bytes:
    """Return the headings as a file that Excel with Dutch settings opens at once."""
    return make_csv([tekst.label for tekst in bron.kolommen.values()], [], EXCEL_NL)


def make_voorbeeld_xlsx(bron: Rijenbron) -> bytes:
    """Return a workbook to fill in: codes are text, so that no zero is lost; a sheet explains the columns."""
    kolommen = tuple(
        Bladkolom(tekst.label, get_kolomsoort(bron, veld), breedte=18)
        for veld, tekst in bron.kolommen.items()
    )
    toelichting = tuple(
        (tekst.label, f"{plicht} {tekst.uitleg} Bijvoorbeeld: {tekst.voorbeeld}")
        for veld, tekst in bron.kolommen.items()
        for plicht in ["Verplicht." if bron.get_velden()[veld].verplicht else "Mag leeg blijven."]
    )
    blad = Blad(bron.naam[:31], kolommen, [], is_invulblad=True)
    return make_werkmap(Werkmap(bron.naam, TIJDLOOS, (blad,), toelichting))


def get_kolomsoort(bron: Rijenbron, veld: str) -> Soort:
    """Return how a spreadsheet keeps a column: codes and years as text, since they are no quantities."""
    match bron.get_velden()[veld].soort:
        case Datum():
            return Soort.DATUM
        case Bedrag():
            return Soort.BEDRAG
        case Getal():
            return Soort.GETAL
        case _:
            return Soort.KORT
