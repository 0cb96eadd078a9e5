"""Lines of what was delivered, and outcomes: what one says, and the words in which it is refused."""

from datetime import date
from decimal import Decimal

import pytest

from inkoop.kern.opgave import check_soorten
from toegang.regels.prestatie import Prestatieopgave, check_periode, tell_anders, tell_dubbel, tell_onbekend
from toegang.regels.resultaat import Resultaatopgave, check_resultaat, tell_tweede


def test_a_line_ends_when_it_begins_or_later() -> None:
    assert list(check_periode("2022-01-01", "2022-01-01")) == []
    assert list(map(str, check_periode("2022-01-02", "2022-01-01"))) == [
        "einddatum: einddatum 2022-01-01 ligt voor begindatum 2022-01-02"
    ]
    assert list(check_periode(None, "2022-01-01")) == []
    assert list(check_periode("2022-01-01", None)) == []


def test_a_line_has_a_volume_of_zero_or_more() -> None:
    def find(volume: int) -> list[str]:
        prestatie = Prestatieopgave(
            id="P1",
            toewijzing="T1",
            begindatum=date(2022, 1, 1),
            einddatum=date(2022, 1, 1),
            volume=Decimal(volume),
            eenheid="uur",
        )
        return list(map(str, check_soorten(prestatie)))

    assert find(0) == []
    assert find(-1) == ["volume: het volume -1 is negatief"]


def test_the_words_of_what_is_found_between_lines() -> None:
    lang = "x" * 100
    assert str(tell_onbekend("T9")) == "toewijzing: toewijzing 'T9' bestaat niet in deze regio"
    assert str(tell_dubbel("P1")) == "id: kenmerk 'P1' staat ook op"
    assert (
        str(tell_anders("P1", "volume")) == "volume: prestatie 'P1' is eerder geleverd met een andere waarde"
    )
    assert all(len(bezwaar.reden) < 120 for bezwaar in (tell_onbekend(lang), tell_dubbel(lang)))


@pytest.mark.parametrize(("behaald", "aantal"), [("0", 0), ("1", 0), ("-0.1", 1), ("1.1", 1)])
def test_an_outcome_lies_between_nothing_and_all(behaald: str, aantal: int) -> None:
    resultaat = Resultaatopgave(toewijzing="T1", datum=date(2022, 1, 1), behaald=Decimal(behaald))
    gevonden = list(map(str, check_soorten(resultaat)))
    assert gevonden == [f"behaald: {behaald} ligt niet tussen 0 en 1"] * aantal


def test_an_outcome_is_of_a_known_allocation_and_the_only_one() -> None:
    resultaat = Resultaatopgave(toewijzing="T1")
    assert list(check_resultaat(resultaat, {"T1"})) == []
    assert list(map(str, check_resultaat(resultaat, {"T2"}))) == [
        "toewijzing: toewijzing 'T1' is niet bekend in deze regio"
    ]
    assert tell_tweede(resultaat).reden == "toewijzing 'T1' heeft al een resultaat op"
