"""The check of the HTML, before anything is rendered."""

import pytest

from inkoop.platform.documenten.services import OntoegankelijkeHtmlError, check_html
from tests.inkoop.platform.documenten.voorbeelden import make_html, make_tabel


def test_a_good_page_passes() -> None:
    check_html(make_html(), titel="Overzicht 2027", taal="nl")


@pytest.mark.parametrize(
    ("goed", "fout", "bezwaar"),
    [
        ('<html lang="nl">', "<html>", "de taal ontbreekt"),
        ('<html lang="nl">', '<html lang="en">', "de taal is 'en' in plaats van 'nl'"),
        ("<title>Overzicht 2027</title>", "", "de titel ontbreekt"),
        ("<title>Overzicht 2027</title>", "<title>Iets anders</title>", "de titel is 'Iets anders'"),
        ("<h1>Overzicht 2027</h1>", "<p>Overzicht</p>", "precies één h1 zijn, gevonden: 0"),
        ("<h2>Bedragen</h2>", "<h1>Bedragen</h1>", "precies één h1 zijn, gevonden: 2"),
        ("<h2>Bedragen</h2>", "<h3>Bedragen</h3>", "de kop 'Bedragen' is een h3 na een h1"),
        ("<h2>Bedragen</h2>", "<h2></h2>", "een h2 is leeg"),
        ("<caption>Bedrag per regel</caption>", "", "tabel 1 heeft geen bijschrift"),
        ('<th scope="col">Regel</th>', "<th>Regel</th>", "de kopcel 'Regel' heeft geen scope"),
        ("<title>Staaf van 120 op een schaal van 200</title>", "", "figuur 1 (svg) heeft geen titel"),
        ("<ul>", '<img src="static:beeld.png"><ul>', "de afbeelding 'static:beeld.png' heeft geen tekst"),
        (">de uitleg</a>", "></a>", "de link naar 'https://www.voorbeeld.nl/uitleg' heeft geen tekst"),
    ],
)
def test_each_obstacle_is_named(goed: str, fout: str, bezwaar: str) -> None:
    pagina = make_html()
    assert goed in pagina
    with pytest.raises(OntoegankelijkeHtmlError) as gevangen:
        check_html(pagina.replace(goed, fout, 1), titel="Overzicht 2027", taal="nl")
    assert bezwaar in str(gevangen.value)


def test_a_table_without_any_header_is_refused() -> None:
    tabel = "<table><caption>Leeg</caption><tr><td>1</td></tr></table>"
    with pytest.raises(OntoegankelijkeHtmlError, match="heeft geen kopcellen"):
        check_html(make_html(f"<h2>Tabel</h2>{tabel}"))


def test_all_objections_come_at_once() -> None:
    pagina = make_html("<h4>Sprong</h4>" + make_tabel(1).replace("<caption>Bedrag per regel</caption>", ""))
    with pytest.raises(OntoegankelijkeHtmlError) as gevangen:
        check_html(pagina)
    assert len(gevangen.value.bezwaren) == 2
