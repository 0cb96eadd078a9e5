"""The glossary defines each term once and knows every code of the bundles."""

import re
from collections import Counter
from pathlib import Path

from tests.regios.bundels import REGIOS, get_percelen

BEGRIPPEN = (Path(__file__).parents[2] / "docs" / "begrippen.md").read_text(encoding="utf-8")
DEFINITIES, VERGELIJKING = BEGRIPPEN.split("\n## Zelfde woord, andere betekenis\n")


def get_rijen(tekst: str) -> list[list[str]]:
    """The cells of every table row, without headings and rules."""
    rijen = [
        [cel.strip() for cel in regel.strip("|").split("|")]
        for regel in tekst.splitlines()
        if regel[:1] == "|"
    ]
    return [rij for rij in rijen if rij[0] not in {"Begrip", "Woord", "Afkorting", "---"}]


def test_every_term_is_defined_once() -> None:
    aantallen = Counter(rij[0] for rij in get_rijen(DEFINITIES))
    assert [begrip for begrip, aantal in aantallen.items() if aantal > 1] == []


def test_every_term_has_a_meaning() -> None:
    for rij in get_rijen(BEGRIPPEN):
        assert len(rij) >= 2, rij
        assert rij[1], rij


def test_every_model_of_the_bundles_is_a_term() -> None:
    codes = set(re.findall(r"\| `(\w+)` \|", DEFINITIES))
    assert len(codes) == 12
    assert {perceel["model"] for regio in REGIOS for _, perceel in get_percelen(regio)} <= codes


def test_the_words_that_the_sources_use_differently_are_compared() -> None:
    woorden = {rij[0] for rij in get_rijen(VERGELIJKING)}
    assert {
        "Inspanningsgericht",
        "Outputgericht",
        "Taakgericht",
        "Populatiebekostiging",
        "Traject",
    } <= woorden
