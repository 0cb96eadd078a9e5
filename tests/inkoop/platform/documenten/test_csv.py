"""The CSV maker: both forms, the guard against formulas and the way back."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkoop.platform.documenten.services import (
    EXCEL_NL,
    MACHINE,
    CsvVorm,
    OngeldigeWaardeError,
    make_csv,
    read_csv,
    write_csv,
)

KOP = ("naam", "bedrag", "datum", "goed")
RIJ = ('De Linde, Zorg; "hulp"', Decimal("-1234.50"), date(2027, 1, 31), True)


def test_machines_get_commas_points_and_iso_dates() -> None:
    verwacht = 'naam,bedrag,datum,goed\r\n"De Linde, Zorg; ""hulp""",-1234.50,2027-01-31,true\r\n'
    assert make_csv(KOP, [RIJ]) == verwacht.encode()


def test_dutch_excel_gets_a_bom_semicolons_and_decimal_commas() -> None:
    verwacht = 'naam;bedrag;datum;goed\r\n"De Linde, Zorg; ""hulp""";-1234,50;31-01-2027;ja\r\n'
    assert make_csv(KOP, [RIJ], EXCEL_NL) == b"\xef\xbb\xbf" + verwacht.encode()


def test_an_absent_value_is_an_empty_field() -> None:
    assert make_csv(("a", "b"), [(None, "")]) == b"a,b\r\n,\r\n"


@pytest.mark.parametrize("tekst", ["=1+1", "+31", "-", "@naam", "\t=1", "\r", "'=1"])
@pytest.mark.parametrize("vorm", [MACHINE, EXCEL_NL])
def test_text_like_a_formula_gets_an_apostrophe(tekst: str, vorm: CsvVorm) -> None:
    inhoud = make_csv(("a",), [(tekst,)], vorm)
    assert f"'{tekst}".encode() in inhoud
    assert read_csv(inhoud, vorm)[1] == [tekst]


def test_a_heading_like_a_formula_gets_an_apostrophe_too() -> None:
    assert make_csv(("=a", "b"), []) == b"'=a,b\r\n"


def test_a_negative_amount_is_a_number_and_stays_so() -> None:
    assert make_csv(("a",), [(Decimal("-1.00"),)]) == b"a\r\n-1.00\r\n"


@given(
    rijen=st.lists(st.tuples(st.text(st.characters(codec="utf-8")), st.text("=+-@'\t\r\n;,\"x")), max_size=6)
)
@pytest.mark.parametrize("vorm", [MACHINE, EXCEL_NL])
def test_every_text_comes_back_as_it_was(rijen: list[tuple[str, str]], vorm: CsvVorm) -> None:
    assert read_csv(make_csv(("een", "twee"), rijen, vorm), vorm)[1:] == [list(rij) for rij in rijen]


def test_rows_are_read_while_the_file_is_written() -> None:
    gelezen: list[int] = []

    def rijen() -> Iterator[tuple[int]]:
        for nummer in range(3):
            gelezen.append(nummer)
            yield (nummer,)

    stroom = write_csv(("a",), rijen())
    next(stroom)
    assert gelezen == []
    assert next(stroom) == b"0\r\n"
    assert gelezen == [0]


@pytest.mark.parametrize("waarde", [1.5, datetime(2027, 1, 1, tzinfo=UTC), Decimal("NaN"), b"x"])
def test_a_value_of_another_kind_is_refused(waarde: object) -> None:
    with pytest.raises(OngeldigeWaardeError, match="Regel 2, veld 'a'"):
        make_csv(("a",), [(waarde,)])  # type: ignore[list-item]


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(OngeldigeWaardeError, match=r"Regel 3: .*1 velden verwacht"):
        make_csv(("a",), [("x",), ("x", "y")])
