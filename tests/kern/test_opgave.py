"""What is asked to be saved: its kinds, its paths, and the proof that every rule was asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from inkoop.kern.bezwaar import Bezwaar, Bezwaren, BezwarenError
from inkoop.kern.opgave import (
    Getoetst,
    Opgave,
    check_soorten,
    make_opgave,
    pass_rijen,
    pass_soorten,
    to_rij,
    veld,
)
from inkoop.kern.soorten import FRACTIE, Bronvermelding, Codetekst, Jaar, Keuze, Keuzes, LijstVan, Per

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True, kw_only=True)
class Deel(Opgave):
    code: str | None = veld(Codetekst(), verplicht=True)
    aandeel: Decimal | None = veld(FRACTIE)


@dataclass(frozen=True, kw_only=True)
class Geheelopgave(Opgave):
    naam: str | None = veld(Codetekst(), verplicht=True)
    delen: Sequence[Deel] = veld(LijstVan(Deel), standaard=[])
    per_jaar: Mapping[int, Decimal] = veld(Per(Jaar(), FRACTIE), standaard={})
    keuzes: Mapping[str, str] = veld(Keuzes({"wijze": Keuze(["a", "b"]), "deel": FRACTIE}), standaard={})
    een: Deel | None = veld(Deel)
    bron: Any = veld(Bronvermelding())


def test_a_list_or_group_that_is_none_is_told_as_such() -> None:
    vreemd: Any = "abc"
    opgave = Geheelopgave(naam="a", delen=vreemd, per_jaar=vreemd, keuzes=vreemd, een=vreemd)
    assert [str(bezwaar) for bezwaar in check_soorten(opgave)] == [
        "delen: hoort een lijst te zijn",
        "per_jaar: hoort een groep te zijn",
        "keuzes: hoort een groep te zijn",
        "een: hoort een groep te zijn",
    ]
    binnen: Any = [7]
    assert list(map(str, check_soorten(Geheelopgave(naam="a", delen=binnen)))) == [
        "delen[0]: hoort een groep te zijn"
    ]


def test_everything_wrong_is_told_at_its_path() -> None:
    opgave = Geheelopgave(
        delen=[Deel(code="a"), Deel(aandeel=Decimal(2))],
        per_jaar={20: Decimal(-1)},
        keuzes={"wijze": "c", "deel": "1.5", "anders": "x"},
        een=Deel(code=""),
        bron={"document": 7},
    )
    assert [(bezwaar.veld, bezwaar.reden) for bezwaar in check_soorten(opgave)] == [
        ("naam", "ontbreekt"),
        ("delen[1].code", "ontbreekt"),
        ("delen[1].aandeel", "2 is hoger dan 1"),
        ("per_jaar.20", "'20' is geen jaartal van vier cijfers vanaf 1900"),
        ("per_jaar.20", "-1 is negatief"),
        ("keuzes.wijze", "'c' is onbekend; kies uit a, b"),
        ("keuzes.deel", "1.5 is hoger dan 1"),
        ("keuzes.anders", "onbekende sleutel 'anders'; hier horen wijze, deel"),
        ("een.code", "is leeg"),
        ("bron.document", "'7' is geen tekst"),
    ]


def test_rows_and_opgaven_are_two_forms_of_the_same() -> None:
    rij = {
        "naam": "x",
        "delen": [{"code": "a", "aandeel": Decimal("0.5")}],
        "per_jaar": {2022: Decimal(1)},
        "keuzes": {"wijze": "a"},
        "een": {"code": "b", "aandeel": None},
        "bron": "nota",
    }
    opgave = make_opgave(Geheelopgave, {**rij, "id": 7})
    assert opgave.delen == [Deel(code="a", aandeel=Decimal("0.5"))]
    assert to_rij(opgave) == rij
    assert list(check_soorten(opgave)) == []


def test_a_default_is_there_without_being_given_and_is_nobody_elses() -> None:
    een, ander = Geheelopgave(naam="x"), Geheelopgave(naam="y")
    assert een.delen == []
    assert een.delen is not ander.delen


def test_what_was_given_but_not_read_is_known() -> None:
    opgave = Deel(code="a", onleesbaar=frozenset({"aandeel"}))
    assert opgave.has("aandeel")
    assert opgave.has("code")
    assert not Deel(code="a").has("aandeel")


def test_what_was_refused_is_not_given_to_who_writes() -> None:
    bezwaren = Bezwaren()
    getoetst = Getoetst(7, bezwaren)
    assert getoetst.require() == 7
    bezwaren.add(Bezwaar("a", "is onjuist"))
    with pytest.raises(BezwarenError, match="a: is onjuist"):
        getoetst.require()


def test_only_who_asks_the_rules_says_that_they_were_asked() -> None:
    makers = {
        str(pad.relative_to(PROJECT))
        for app in ("inkoop", "segmenten", "contracten", "toegang", "bekostiging")
        for pad in (PROJECT / app).rglob("*.py")
        if "Getoetst(" in pad.read_text().replace("class Getoetst(", "")
    }
    assert makers == {"segmenten/services/toets.py", "contracten/services/toets.py"}


def test_rows_that_are_wrong_are_told_by_place_and_left_out() -> None:
    bezwaren = Bezwaren()
    delen = [Deel(code="a"), Deel(), Deel(code="weg"), Deel(code="a"), Deel(code="b")]

    def check(deel: Deel) -> list[Bezwaar]:
        return [Bezwaar("code", "is weg")] if deel.code == "weg" else []

    goed = pass_rijen(
        pass_soorten(delen, bezwaren),
        check,
        bezwaren,
        sleutel=["code"],
        tell_herhaling=lambda _: Bezwaar("", "zegt hetzelfde als"),
    )
    assert [deel.code for deel in goed] == ["a", "b"]
    assert list(map(str, bezwaren.bezwaren)) == [
        "[1].code: ontbreekt",
        "[2].code: is weg",
        "[3]: zegt hetzelfde als [0]",
    ]
    with pytest.raises(BezwarenError) as gevangen:
        bezwaren.raise_if_any()
    assert gevangen.value.totaal == 3
