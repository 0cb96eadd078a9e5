"""CSV files are read line by line; what is wrong is named by line and passed over."""

from pathlib import Path

import pytest

from inkoop.platform.bestanden.csvlezer import LANGSTE_REGEL, read_csv_regels
from inkoop.platform.bestanden.fouten import Bestandfout, BestandFoutenError, Fouten

KOLOMMEN = ("a", "b", "c")


def read(tmp_path: Path, inhoud: bytes) -> tuple[list[tuple[int, list[str]]], list[tuple[int, str]]]:
    pad = tmp_path / "proef.csv"
    pad.write_bytes(inhoud)
    fouten = Fouten()
    rijen = list(read_csv_regels(pad, KOLOMMEN, fouten, optioneel={"c"}))
    assert all(fout.bestand == "proef.csv" for fout in fouten.fouten)
    return rijen, [(fout.regel, f"{fout.veld}|{fout.reden}") for fout in fouten.fouten]


def test_reads_rows_with_their_line_number(tmp_path: Path) -> None:
    assert read(tmp_path, b"a,b,c\n1,2,3\n4,5,6\n") == ([(2, ["1", "2", "3"]), (3, ["4", "5", "6"])], [])


def test_columns_may_stand_in_any_order_and_an_optional_one_may_be_missing(tmp_path: Path) -> None:
    assert read(tmp_path, b"b,a\n2,1\n") == ([(2, ["1", "2", ""])], [])


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbfa,b,c\r\n1,2,3\r\n") == ([(2, ["1", "2", "3"])], [])


def test_line_numbers_are_right_after_a_quoted_line_end_and_an_empty_line(tmp_path: Path) -> None:
    rijen, fouten = read(tmp_path, b'a,b,c\n"1\nx",2,3\n\n4,5,6\n')
    assert (rijen, fouten) == ([(2, ["1\nx", "2", "3"]), (5, ["4", "5", "6"])], [])


def test_a_row_with_another_number_of_fields_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    rijen, fouten = read(tmp_path, b"a,b,c\n1,2\n4,5,6\n1,2,3,4\n")
    assert rijen == [(3, ["4", "5", "6"])]
    assert fouten == [(2, "|heeft 2 velden in plaats van 3"), (4, "|heeft 4 velden in plaats van 3")]


def test_a_line_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    rijen, fouten = read(tmp_path, b"a,b,c\n1,2,3\ncli\xebnt,5,6\n7,8,9\n")
    assert [regel for regel, _ in rijen] == [2, 4]
    assert fouten == [(3, "|is geen UTF-8 (byte 0xeb op plaats 4); bewaar het bestand als UTF-8")]


@pytest.mark.parametrize("codering", ["utf-16", "utf-16-le", "utf-32"])
def test_a_file_in_another_encoding_gives_one_error_on_its_first_line(tmp_path: Path, codering: str) -> None:
    rijen, fouten = read(tmp_path, "a,b,c\n1,2,3\n4,5,6\n".encode(codering))
    assert rijen == []
    assert [regel for regel, _ in fouten] == [1]
    assert "bewaar het bestand als UTF-8" in fouten[0][1]


def test_broken_quotes_are_named_and_reading_goes_on(tmp_path: Path) -> None:
    rijen, fouten = read(tmp_path, b'a,b,c\n"1"x,2,3\n4,5,6\n')
    assert rijen == [(3, ["4", "5", "6"])]
    assert fouten == [(2, "|is geen geldige CSV-regel (staan de aanhalingstekens goed?)")]


def test_line_ends_of_an_old_mac_are_named_as_such(tmp_path: Path) -> None:
    _, fouten = read(tmp_path, b"a,b,c\r1,2,3\r")
    assert [regel for regel, _ in fouten] == [1]
    assert "los CR-teken" in fouten[0][1]


def test_one_field_is_named_in_the_singular(tmp_path: Path) -> None:
    assert read(tmp_path, b"a,b,c\n1\n")[1] == [(2, "|heeft 1 veld in plaats van 3")]


def test_a_quote_that_is_never_closed_is_named_where_it_opens(tmp_path: Path) -> None:
    _, fouten = read(tmp_path, b'a,b,c\n1,2,3\n"4,5,6\n7,8,9\n')
    assert [regel for regel, _ in fouten] == [3]


def test_an_endless_line_is_refused_in_bounded_memory(tmp_path: Path) -> None:
    rijen, fouten = read(tmp_path, b"a,b,c\n" + b"x" * (3 * LANGSTE_REGEL) + b"\n4,5,6\n")
    assert rijen == [(3, ["4", "5", "6"])]
    assert fouten == [(2, f"|is langer dan {LANGSTE_REGEL} bytes")]


def test_unknown_double_and_missing_columns_are_all_named(tmp_path: Path) -> None:
    rijen, fouten = read(tmp_path, b"a,a,x\n1,2,3\n")
    assert rijen == []
    assert [veld.partition("|")[0] for _, veld in fouten] == ["a", "x", "b"]


def test_an_empty_file_and_a_null_character_are_refused(tmp_path: Path) -> None:
    assert [regel for regel, _ in read(tmp_path, b"")[1]] == [0]
    assert read(tmp_path, b"a,b,c\n1,\x00,3\n")[1] == [
        (2, "|bevat een nulteken; bewaar het bestand als UTF-8")
    ]


def test_a_file_with_only_a_header_has_no_rows(tmp_path: Path) -> None:
    assert read(tmp_path, b"a,b,c\n") == ([], [])


def test_a_million_errors_are_counted_and_a_thousand_kept() -> None:
    fouten = Fouten()
    for regel in range(1_000_000):
        fouten.add("x.csv", regel, "a", "fout")
    assert (fouten.totaal, len(fouten.fouten)) == (1_000_000, 1000)
    with pytest.raises(ValueError, match="En nog 999950 fouten"):
        fouten.raise_if_any()


def test_of_each_file_the_first_errors_are_kept_however_many_another_file_has() -> None:
    fouten = Fouten(bewaar=2)
    for regel in range(10):
        fouten.add("a.csv", regel, "", "fout")
    fouten.extend([Bestandfout("b.csv", regel, "", "fout") for regel in range(5)], 50)
    assert [(fout.bestand, fout.regel) for fout in fouten.fouten] == [
        ("a.csv", 0),
        ("a.csv", 1),
        ("b.csv", 0),
        ("b.csv", 1),
    ]
    assert fouten.totaal == 60


def test_a_message_shows_the_first_errors_of_every_file() -> None:
    fouten = [Bestandfout("a.csv", regel, "", "fout") for regel in range(3)]
    regels = BestandFoutenError([*fouten, Bestandfout("b.csv", 1, "", "mis")], 9).describe(2).splitlines()
    assert regels == ["a.csv: fout", "a.csv, regel 1: fout", "b.csv, regel 1: mis", "En nog 6 fouten."]
