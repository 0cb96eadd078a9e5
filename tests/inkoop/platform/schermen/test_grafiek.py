"""Charts: reproducible, told in words too, and safe with any text."""

from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from inkoop.platform.schermen.grafiek import STIJLEN
from inkoop.platform.schermen.services import Grafiek, Reeks, Soort, make_lijndiagram, make_staafdiagram

SVG = "{http://www.w3.org/2000/svg}"
bedragen = st.none() | st.decimals(min_value=-(10**9), max_value=10**9, places=2)


def make(waarden: list[Decimal | int | None], **opties: object) -> Grafiek:
    """Return a bar chart of one series."""
    namen = [f"c{i}" for i in range(len(waarden))]
    return make_staafdiagram("Titel <b>", "Wat men ziet & weet.", namen, [Reeks("R", waarden)], **opties)


def read(svg: str) -> ET.Element:
    """Parse a drawing; it must be well-formed XML."""
    return ET.fromstring(svg)  # noqa: S314 - made here


def test_the_drawing_has_a_title_and_a_description_that_it_points_to() -> None:
    wortel = read(make([1, 2]).svg)
    titel, omschrijving = wortel.find(f"{SVG}title"), wortel.find(f"{SVG}desc")
    assert titel is not None
    assert omschrijving is not None
    assert (titel.text, omschrijving.text) == ("Titel <b>", "Wat men ziet & weet.")
    assert wortel.attrib["role"] == "img"
    assert wortel.attrib["aria-labelledby"] == f"{titel.attrib['id']} {omschrijving.attrib['id']}"


def test_the_longest_bar_fills_the_width_and_the_others_keep_its_scale() -> None:
    staven = read(make([Decimal(100), Decimal(25), None, 0]).svg).findall(f"{SVG}rect")
    assert [staaf.attrib["width"] for staaf in staven] == ["100.00%", "25.00%", "0.00%"]


def test_negative_bars_run_left_from_zero() -> None:
    staven = read(make([-50, 150]).svg).findall(f"{SVG}rect")
    assert [(s.attrib["x"], s.attrib["width"]) for s in staven] == [("0.00%", "25.00%"), ("25.00%", "75.00%")]


def test_an_unknown_point_interrupts_the_line() -> None:
    grafiek = make_lijndiagram("T", "O", list("abcd"), [Reeks("R", [1, 2, None, 4])], soort=Soort.GETAL)
    wortel = read(grafiek.svg)
    lijnen = [e for e in wortel.findall(f"{SVG}line") if e.attrib["class"] == "grafiek__lijn"]
    # One piece of line between a and b, and one in the legend.
    assert len(lijnen) == 2


def test_series_differ_in_more_than_colour() -> None:
    assert len({(stijl.streep, stijl.is_open) for stijl in STIJLEN}) == len(STIJLEN)


def test_there_is_always_a_table_with_the_same_numbers() -> None:
    html = render_to_string("schermen/grafiek.html", {"grafiek": make([Decimal("1234.5"), None])})
    assert "<svg" in html
    assert '<th scope="row">c0</th><td class="tabel__getal">€\u00a01.234,50</td>' in html
    assert '<th scope="row">c1</th><td class="tabel__getal">–</td>' in html


def test_nothing_to_draw_is_said_in_words() -> None:
    html = render_to_string("schermen/grafiek.html", {"grafiek": make([None])})
    assert "Er zijn nog geen cijfers" in html
    assert "<svg" not in html


def test_a_series_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="'R' heeft niet één waarde per onderdeel"):
        make_staafdiagram("T", "O", ["a"], [Reeks("R", [1, 2])])


def test_more_series_than_there_are_styles_is_refused() -> None:
    with pytest.raises(ValueError, match="5 reeksen"):
        make_staafdiagram("T", "O", [], [Reeks(str(i), []) for i in range(5)])


@given(st.lists(bedragen, max_size=14))
def test_any_values_give_the_same_well_formed_drawing_every_time(waarden: list[Decimal | None]) -> None:
    for maker in (make_staafdiagram, make_lijndiagram):
        namen = [str(i) for i in range(len(waarden))]
        een, twee = (maker("T", "O", namen, [Reeks("R", waarden)]).svg for _ in range(2))
        assert een == twee
        for staaf in read(een).findall(f"{SVG}rect"):
            assert 0 <= Decimal(staaf.attrib["width"][:-1]) <= 100


def test_the_description_is_there_for_who_sees_the_chart_too() -> None:
    html = render_to_string("schermen/grafiek.html", {"grafiek": make([1, 2])})
    assert '<p class="grafiek__uitleg">Wat men ziet &amp; weet.</p>' in html


def test_the_values_of_the_grid_stand_outside_of_what_is_drawn() -> None:
    grafiek = make_lijndiagram("Titel", "Verloop.", ["jan", "feb"], [Reeks("R", [0, 100])], soort=Soort.GETAL)
    wortel = read(grafiek.svg)
    lijnen = [float(lijn.attrib["y1"]) for lijn in wortel.iter(f"{SVG}line") if lijn.attrib["x1"] == "0"]
    teksten = {t.text: float(t.attrib["y"]) for t in wortel.iter(f"{SVG}text")}
    assert teksten["100"] < min(lijnen) - 4
    assert max(lijnen) + 15 < teksten["0"] < teksten["jan"] - 15
