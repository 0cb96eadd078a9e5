"""What may not be true of a perceel, by itself and beside the rest of its segment."""

from typing import Any

import pytest

from inkoop.kern.bezwaar import Bezwaar
from inkoop.kern.kader import Perceelkader, Structuurkader
from inkoop.kern.looptijd import check_looptijd
from segmenten.regels.perceel import (
    Perceelopgave,
    Uitzonderingopgave,
    check_aantal_aanbieders,
    check_perceel,
    make_perceelkader,
)
from segmenten.regels.segment import Segmentopgave, check_een_bekostiging

KADER = Structuurkader(
    gemeenten=frozenset({"0983", "0984"}),
    percelen={"p": Perceelkader("s", "trajecten", frozenset({"0983"}))},
)


def find(perceel: Perceelopgave) -> list[tuple[str, str]]:
    return [(bezwaar.veld, bezwaar.reden) for bezwaar in check_perceel(perceel, KADER)]


def test_a_perceel_that_is_right_is_not_refused() -> None:
    perceel = Perceelopgave(
        code="p",
        model="trajecten",
        parameters={"erkenning": "bij_start"},
        deelnemers=["0983"],
        gemeentekeuzes={"0983": "plekken"},
        aanbieders_minimaal=3,
        aanbieders_maximaal=3,
        looptijd_basis=3,
        looptijd_verlengingen=[1],
    )
    assert find(perceel) == []


@pytest.mark.parametrize(
    ("velden", "reden"),
    [
        ({"looptijd_basis": 3, "looptijd_boeggolf": 3}, "kies een vaste looptijd"),
        ({"looptijd_verlengingen": [1], "looptijd_maximaal": 3}, "kies een vaste looptijd"),
        ({"looptijd_verlengingen": [1]}, "verlengingen zonder basis"),
        ({"looptijd_maximaal": 9}, "een maximaal zonder boeggolf"),
        ({"looptijd_boeggolf": 3, "looptijd_maximaal": 2}, "maximaal 2 jaar is korter dan de boeggolf van 3"),
    ],
)
def test_half_a_term_or_two_of_them_are_refused(velden: dict[str, Any], reden: str) -> None:
    (bezwaar,) = check_looptijd(Perceelopgave(**velden))
    assert bezwaar.reden.startswith(reden)
    assert (bezwaar.veld, bezwaar.bron) == ("looptijd", "NL bijlage 1")


@pytest.mark.parametrize(
    "velden",
    [
        {},
        {"looptijd_basis": 0},
        {"looptijd_boeggolf": 3},
        {"looptijd_boeggolf": 3, "looptijd_maximaal": 3},
        # Who read it has told that the basis is wrong: then it is not also missing.
        {"looptijd_verlengingen": [1], "onleesbaar": frozenset({"looptijd_basis"})},
        {"looptijd_maximaal": 9, "onleesbaar": frozenset({"looptijd_boeggolf"})},
    ],
)
def test_one_whole_term_or_none_is_right(velden: dict[str, Any]) -> None:
    assert list(check_looptijd(Perceelopgave(**velden))) == []


def test_everything_is_told_at_once() -> None:
    perceel = Perceelopgave(
        code="p",
        model="pxq",
        parameters={"erkenning": "bij_start"},
        deelnemers=["0983", "0983", "0999"],
        gemeentekeuzes={"0984": "plekken", "0999": "plekken"},
        aanbieders_minimaal=4,
        aanbieders_maximaal=3,
        looptijd_verlengingen=[1],
    )
    assert find(perceel) == [
        ("looptijd", "verlengingen zonder basis"),
        ("parameters.erkenning", "hoort niet bij model pxq"),
        ("deelnemers[1]", "gemeente '0983' staat er al"),
        ("deelnemers[2]", "gemeente '0999' is niet bekend in deze regio of bundel"),
        ("gemeentekeuzes.0984", "gemeente '0984' doet niet mee in dit perceel of contract"),
        (
            "gemeentekeuzes.0999",
            "gemeente '0999' is niet bekend in deze regio of bundel",
        ),
        ("aanbieders_minimaal", "minimaal 4 is meer dan maximaal 3"),
    ]


def test_a_choice_for_plekken_needs_a_model_with_trajecten() -> None:
    kader = Structuurkader(gemeenten=KADER.gemeenten, percelen={"q": Perceelkader("s", "pxq")})
    perceel = Perceelopgave(code="q", model="pxq", gemeentekeuzes={"0983": "plekken"})
    assert list(check_perceel(perceel, kader)) == [
        Bezwaar("gemeentekeuzes", "kan alleen bij model trajecten; dit is model pxq", "NL §8")
    ]


def test_what_is_not_given_is_not_judged() -> None:
    assert list(check_aantal_aanbieders(Perceelopgave(aanbieders_minimaal=5))) == []
    assert find(Perceelopgave()) == []


SEGMENT = Segmentopgave(code="s", percelen=[Perceelopgave(code="a", model="pxq")])


def find_bekostiging(
    *percelen: Perceelopgave, bestaand: dict[str, Perceelkader] | None = None
) -> list[Bezwaar]:
    eigen = {perceel.code or "": make_perceelkader(perceel, "s") for perceel in percelen}
    kader = Structuurkader(percelen={**(bestaand or {}), **eigen})
    return list(check_een_bekostiging([Segmentopgave(code="s", percelen=list(percelen))], kader))


def test_one_segment_has_one_model_unless_there_is_a_reason() -> None:
    pxq, lumpsum = Perceelopgave(code="a", model="pxq"), Perceelopgave(code="b", model="lumpsum")
    (bezwaar,) = find_bekostiging(pxq, lumpsum)
    assert bezwaar.veld == "segmenten[0].percelen[1].model"
    assert bezwaar.reden.startswith("model lumpsum wijkt af van pxq van perceel 'a'")
    uitzondering = Uitzonderingopgave(bron="nota", motivering="proef")
    assert find_bekostiging(pxq, Perceelopgave(code="b", model="lumpsum", uitzondering=uitzondering)) == []
    assert find_bekostiging(pxq, Perceelopgave(code="b", model="nog_te_kiezen")) == []
    assert find_bekostiging(pxq, Perceelopgave(code="b", model="pxq")) == []


def test_what_is_there_already_goes_before_what_is_asked() -> None:
    (bezwaar,) = find_bekostiging(
        Perceelopgave(code="b", model="lumpsum"), bestaand={"a": Perceelkader("s", "pxq")}
    )
    assert "wijkt af van pxq van perceel 'a'" in bezwaar.reden
    assert (
        find_bekostiging(Perceelopgave(code="b", model="pxq"), bestaand={"a": Perceelkader("t", "lumpsum")})
        == []
    )
