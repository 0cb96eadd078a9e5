"""A refusal keeps its place and its words, wherever it is taken to."""

import pytest

from inkoop.kern.bezwaar import Bezwaar, Bezwaren, BezwarenError, add_all, below


def test_a_refusal_of_a_part_is_one_of_the_whole_at_a_longer_path() -> None:
    assert Bezwaar("tot", "x").below("tarieven[0]").veld == "tarieven[0].tot"
    assert Bezwaar("", "x").below("tarieven[0]").veld == "tarieven[0]"
    assert Bezwaar("[1].code", "x").below("gemeenten").veld == "gemeenten[1].code"
    (bezwaar,) = below("contracten[2]", [Bezwaar("tarieven[1]", "overlapt met", "NL §8", "tarieven[0]")])
    assert (bezwaar.veld, bezwaar.ander) == ("contracten[2].tarieven[1]", "contracten[2].tarieven[0]")
    assert bezwaar.bron == "NL §8"


def test_another_place_is_told_in_the_words_of_who_tells() -> None:
    bezwaar = Bezwaar("b", "staat ook op", ander="a")
    assert bezwaar.tell() == "staat ook op a"
    assert bezwaar.tell("regel 7") == "staat ook op regel 7"
    assert Bezwaar("b", "is leeg").tell("regel 7") == "is leeg"


def test_a_million_refusals_are_counted_and_a_thousand_kept() -> None:
    bezwaren = Bezwaren()
    for nummer in range(5000):
        bezwaren.add(Bezwaar(f"[{nummer}]", "x"))
    bezwaren.count(995_000)
    assert (len(bezwaren.bezwaren), bezwaren.totaal) == (1000, 1_000_000)


def test_all_refusals_are_in_the_error() -> None:
    bezwaren = Bezwaren()
    bezwaren.raise_if_any()
    add_all([Bezwaar("a", "x"), Bezwaar("", "y")], bezwaren)
    with pytest.raises(BezwarenError, match=r"^a: x; y$") as gevangen:
        bezwaren.raise_if_any()
    assert gevangen.value.totaal == 2
