"""Documents for the tests; also makes one in a process of its own (`python -m`)."""

import sys
from datetime import UTC, datetime

from django.template.loader import render_to_string

from inkoop.platform.documenten.services import Bijlage, PdfDocument, make_pdf

TITEL = "Overzicht 2027"
MOMENT = datetime(2028, 4, 1, 12, 30, tzinfo=UTC)
INHOUD = """
<h2>Bedragen</h2>
<p>Alle bedragen zijn in euro's. Zie <a href="https://www.voorbeeld.nl/uitleg">de uitleg</a>
of <a href="#lijst">de lijst</a>. Ook Łódź en ≥ 5 staan er goed.</p>
<ul><li>eerste punt</li><li>tweede punt</li></ul>
<figure><svg xmlns="http://www.w3.org/2000/svg" width="200" height="20" viewBox="0 0 200 20" role="img">
<title>Staaf van 120 op een schaal van 200</title><rect width="120" height="20" fill="#154273"/></svg>
<figcaption>Figuur 1. Een staaf</figcaption></figure>
<h3 id="lijst">Lijst</h3>
{tabel}
"""


def make_tabel(rijen: int) -> str:
    """A table with headers in both directions and a total."""
    regels = "".join(
        f'<tr><th scope="row">R{nummer:04d}</th><td class="bedrag">€ {nummer},00</td></tr>'
        for nummer in range(rijen)
    )
    return (
        "<table><caption>Bedrag per regel</caption>"
        '<thead><tr><th scope="col">Regel</th><th scope="col">Bedrag</th></tr></thead>'
        f"<tbody>{regels}</tbody>"
        '<tfoot><tr><th scope="row">Totaal</th><td class="bedrag">€ 1,00</td></tr></tfoot></table>'
    )


def make_html(inhoud: str | None = None, *, rijen: int = 3, titel: str = TITEL) -> str:
    """A whole page on the base template, with `inhoud` as its body."""
    pagina: str = render_to_string(
        "documenten/basis.html",
        {
            "titel": titel,
            "organisatie": "Regio Voorbeeld",
            "ondertitel": "Proefdocument",
            "kenmerk": "Kenmerk P-1",
            "kenmerken": [("Jaar", "2027"), ("Status", "concept")],
        },
    )
    # The block of the base template is filled here, so that a test can pass any body.
    return pagina.replace(
        "<main>", "<main>" + (INHOUD if inhoud is None else inhoud).replace("{tabel}", make_tabel(rijen))
    )


def make_document(inhoud: str | None = None, *, rijen: int = 3) -> PdfDocument:
    """The example document, with one attachment."""
    bijlage = Bijlage("regels.csv", b"regel,bedrag\r\n1,1.00\r\n", "text/csv", "De regels achter de tabel")
    return PdfDocument(TITEL, make_html(inhoud, rijen=rijen), MOMENT, bijlagen=(bijlage,))


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.buffer.write(make_pdf(make_document()))
