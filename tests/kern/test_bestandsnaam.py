"""A file gets a name that every disk takes, and two names that differ stay two files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkoop.kern.bestandsnaam import LANGSTE, clean_bestandsnaam, is_bestandsnaam

NAMEN = st.text(max_size=300)


@pytest.mark.parametrize(
    "naam", ["afrekening-2022-aanbieder-alfa", "Gemeente Súdwest-Fryslân (1900)", "Łódź & co"]
)
def test_a_name_that_can_be_used_stays_as_it_is(naam: str) -> None:
    assert clean_bestandsnaam(naam, ".pdf") == f"{naam}.pdf"


@pytest.mark.parametrize(
    ("naam", "begin"),
    [
        ("A/B", "A-B~"),
        ("..\\..\\etc", "-..-etc~"),
        ("regel\neen", "regel een~"),
        ("fdp.\u202eexe", "fdp.exe~"),
        ("  punt. ", "punt~"),
        ("con", "_con~"),
        ("NUL.txt", "_NUL.txt~"),
        ("", "bestand~"),
        ("...", "bestand~"),
    ],
)
def test_what_a_disk_refuses_is_replaced_and_marked(naam: str, begin: str) -> None:
    assert clean_bestandsnaam(naam, ".csv").startswith(begin)
    assert clean_bestandsnaam(naam, ".csv").endswith(".csv")


@pytest.mark.parametrize(
    "naam",
    [
        "",
        "..",
        " . ",
        "map/a",
        "map\\a",
        "c:a",
        'a"b',
        "a<b",
        "a|b",
        "a\r\nb",
        "a\x00",
        "nul.txt",
        "a\u202eb",
        "a" * (LANGSTE + 1),
    ],
)
def test_what_some_disk_or_browser_refuses_is_no_name(naam: str) -> None:
    assert not is_bestandsnaam(naam)
    assert is_bestandsnaam(clean_bestandsnaam(naam))


def test_two_names_that_look_the_same_cleaned_are_two_files() -> None:
    assert len({clean_bestandsnaam(naam) for naam in ("A/B", "A-B", "A:B", "A\\B")}) == 4


@given(NAMEN)
def test_every_name_becomes_one_that_can_be_kept(naam: str) -> None:
    schoon = clean_bestandsnaam(naam, ".xlsx")
    assert is_bestandsnaam(schoon)
    assert 0 < len(schoon) <= LANGSTE
    assert schoon.strip(" .") == schoon
    assert not set(schoon) & set('/\\:*?"<>|\x00\n\r\t\x7f')
    assert clean_bestandsnaam(naam, ".xlsx") == schoon


@given(NAMEN)
def test_cleaning_again_changes_nothing(naam: str) -> None:
    schoon = clean_bestandsnaam(naam)
    assert clean_bestandsnaam(schoon) == schoon
