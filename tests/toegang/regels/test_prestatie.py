"""Lines of what was delivered, and outcomes: what one says, and the words in which it is refused."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.opgave import check_soorten
from toegang.regels.prestatie import (
    Prestatieopgave,
    check_periode,
    tell_anders,
    tell_dubbel,
    tell_herhaalt_niet,
)
from toegang.regels.resultaat import Resultaatopgave, check_resultaat, tell_tweede
from toegang.regels.verwijzing import Verwijsbaar, tell_dubbelzinnig, tell_niet_eigen, tell_onbekend


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


@pytest.mark.parametrize("veld", ["volume", "behaald"])
def test_what_is_counted_is_an_exact_number_of_no_endless_length(veld: str) -> None:
    def find(waarde: Any) -> list[str]:
        opgave = {"volume": Prestatieopgave, "behaald": Resultaatopgave}[veld](**{veld: waarde})
        return [bezwaar.reden for bezwaar in check_soorten(opgave) if bezwaar.veld == veld]

    assert find(Decimal("0.5")) == []
    assert find(0.5) == ["'0.5' is geen getal"]
    assert find(Decimal("0." + "1" * 10)) == []
    assert find(Decimal("0." + "1" * 11)) == [
        "0.11111111111 heeft te veel cijfers: hoogstens 18 voor de punt en 10 erachter"
    ]


def test_the_words_of_what_is_found_between_lines() -> None:
    lang = "x" * 100
    assert str(tell_onbekend("T9")) == "toewijzing: toewijzing 'T9' bestaat niet in deze regio"
    assert str(tell_dubbel("P1")) == "id: kenmerk 'P1' staat ook op"
    assert (
        str(tell_anders("P1", "volume"))
        == "volume: prestatie 'P1' is eerder geleverd met een andere waarde; "
        "geef een herstelde regel een nieuw kenmerk: een kenmerk is uniek binnen het contract"
    )
    assert str(tell_herhaalt_niet("P1")).endswith(
        "klopt een deel wel? Crediteer de hele regel en lever een nieuwe met wat klopt"
    )
    assert all(len(bezwaar.reden) < 120 for bezwaar in (tell_onbekend(lang), tell_dubbel(lang)))


@pytest.mark.parametrize(("behaald", "aantal"), [("0", 0), ("1", 0), ("-0.1", 1), ("1.1", 1)])
def test_an_outcome_lies_between_nothing_and_all(behaald: str, aantal: int) -> None:
    resultaat = Resultaatopgave(toewijzing="T1", datum=date(2022, 1, 1), behaald=Decimal(behaald))
    gevonden = list(map(str, check_soorten(resultaat)))
    assert gevonden == [f"behaald: {behaald} ligt niet tussen 0 en 1"] * aantal


VERWIJSBAAR = Verwijsbaar({"500": {"0983": 1, "0984": 2}, "501": {"0983": 3}})


def test_an_outcome_is_the_only_one() -> None:
    assert tell_tweede(Resultaatopgave(toewijzing="T1")).reden == "toewijzing 'T1' heeft al een resultaat op"


@pytest.mark.parametrize(
    ("nummer", "gemeente", "sleutel"),
    [("501", None, 3), ("501", "0983", 3), ("500", "0983", 1), ("500", "0984", 2)],
)
def test_a_number_is_enough_where_one_municipality_has_it(
    nummer: str, gemeente: str | None, sleutel: int
) -> None:
    resultaat = Resultaatopgave(toewijzing=nummer, gemeente=gemeente)
    assert list(check_resultaat(resultaat, VERWIJSBAAR)) == []
    assert VERWIJSBAAR.find(nummer, gemeente) == sleutel


@pytest.mark.parametrize(
    ("nummer", "gemeente", "eigen", "eigenaar"),
    [
        ("500", None, ("0983",), "0983"),
        ("500", "0984", ("0984",), "0984"),
        ("501", "0984", ("0983",), "0984"),
        ("501", "0984", ("0984",), tell_niet_eigen("501")),
        ("501", None, ("0984",), tell_niet_eigen("501")),
        ("502", None, ("0984",), tell_niet_eigen("502")),
        ("500", None, ("0983", "0984"), tell_dubbelzinnig("500")),
    ],
)
def test_of_who_delivers_for_some_only_their_allocations_are_looked_at(
    nummer: str, gemeente: str | None, eigen: tuple[str, ...], eigenaar: str | Bezwaar
) -> None:
    assert VERWIJSBAAR.find_eigenaar(nummer, gemeente, eigen) == eigenaar


@pytest.mark.parametrize(
    ("nummer", "gemeente", "reden"),
    [
        ("500", None, "nummer '500' komt in meer dan een gemeente voor; noem ook de gemeente"),
        ("500", "0907", "toewijzing '500' bestaat niet in deze regio"),
        ("501", "0984", "toewijzing '501' bestaat niet in deze regio"),
        ("502", None, "toewijzing '502' bestaat niet in deze regio"),
    ],
)
def test_a_reference_that_cannot_be_told_is_refused(nummer: str, gemeente: str | None, reden: str) -> None:
    resultaat = Resultaatopgave(toewijzing=nummer, gemeente=gemeente)
    assert [(b.veld, b.reden) for b in check_resultaat(resultaat, VERWIJSBAAR)] == [("toewijzing", reden)]
    assert VERWIJSBAAR.find(nummer, gemeente) is None
