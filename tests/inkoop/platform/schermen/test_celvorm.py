"""The HTML of a table's rows: what stands in a cell, and that no text becomes markup."""

import pytest

from inkoop.platform.documenten.services import Soort
from inkoop.platform.schermen.celvorm import render_cel, render_rijen
from inkoop.platform.schermen.kolom import Cel, Kolom, Toon

TEKST = Kolom("naam", "Naam")
KWAAD = '"><script>alert(1)</script>'


def test_a_row_has_its_name_as_heading_and_its_numbers_aligned() -> None:
    naam = Kolom("nummer", "Nummer", kop=True)
    bedrag, datum = Kolom("bedrag", "Bedrag", Soort.BEDRAG), Kolom("vanaf", "Vanaf", Soort.DATUM)
    rij = [
        Cel("C-1", naam, url="/contracten/1"),
        Cel("1,00", bedrag),
        Cel("1-1-2022", datum),
        Cel("x", TEKST),
    ]
    assert render_rijen([rij]) == (
        '<tr><th scope="row"><a class="nl-link" href="/contracten/1">C-1</a></th>'
        '<td class="tabel__getal">1,00</td><td class="tabel__heel">1-1-2022</td><td>x</td></tr>'
    )


def test_a_short_name_that_is_no_link_is_an_element_that_may_break_on_a_phone() -> None:
    kort = Kolom("kenmerk", "Kenmerk", Soort.KORT, kop=True)
    assert render_rijen([[Cel("P-1", kort)], [Cel("P-2", kort, url="/p/2")]]) == (
        '<tr><th scope="row" class="tabel__heel"><span class="tabel__naam">P-1</span></th></tr>\n'
        '<tr><th scope="row" class="tabel__heel"><a class="nl-link" href="/p/2">P-2</a></th></tr>'
    )


def test_no_rows_give_no_markup() -> None:
    assert render_rijen([]) == ""


def test_an_empty_cell_says_so_to_who_cannot_see_the_dash() -> None:
    html = render_cel(Cel("–", TEKST, is_leeg=True))
    assert html == '<span aria-hidden="true">–</span><span class="visueel-verborgen">leeg</span>'


def test_a_state_has_its_words_and_its_tone() -> None:
    html = render_cel(Cel("Goedgekeurd", Kolom("status", "Status", Soort.STATUS), toon=Toon.GOED))
    assert html == '<span class="nl-data-badge status status--goed">Goedgekeurd</span>'


@pytest.mark.parametrize(
    "cel",
    [
        Cel(KWAAD, TEKST),
        Cel(KWAAD, TEKST, is_leeg=True),
        Cel(KWAAD, TEKST, url=KWAAD),
        Cel(KWAAD, TEKST, toon=Toon.FOUT),
    ],
    ids=["tekst", "leeg", "link", "status"],
)
def test_text_never_becomes_markup(cel: Cel) -> None:
    html = render_rijen([[cel]])
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
